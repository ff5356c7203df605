package app.coffer.desktop.banking.bring;

/** Programs whose files are read whole. */
public enum Product {
  GNUCASH("GnuCash"),
  YNAB("YNAB"),
  ACTUAL("Actual"),
  HOMEBANK("HomeBank"),
  FIREFLY("Firefly III"),
  MMEX("Money Manager EX");

  private final String title;

  Product(String title) {
    this.title = title;
  }

  /** What it calls itself. */
  public String title() {
    return title;
  }
}
