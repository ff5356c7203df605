package app.coffer.desktop.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Categories to begin with. */
public enum StarterCategories {
  NONE(Map.of()),
  SIMPLE(
      Map.of(
          "Income", List.of("Salary", "Other income"),
          "Living", List.of("Groceries", "Rent", "Utilities", "Transport", "Health"),
          "Leisure", List.of("Eating out", "Entertainment", "Travel"),
          "Other", List.of("Shopping", "Gifts", "Fees"))),
  HOUSEHOLD(
      Map.of(
          "Income", List.of("Salary", "Child benefit", "Interest", "Other income"),
          "Home",
              List.of("Rent", "Mortgage", "Electricity", "Heating", "Water", "Internet", "Repairs"),
          "Food", List.of("Groceries", "Eating out"),
          "Transport", List.of("Fuel", "Public transport", "Car insurance", "Car repairs"),
          "Family", List.of("Childcare", "School", "Clothing", "Pocket money", "Pets"),
          "Health", List.of("Doctor", "Pharmacy", "Insurance"),
          "Leisure", List.of("Entertainment", "Holidays", "Subscriptions", "Sport"),
          "Giving", List.of("Gifts", "Donations"),
          "Money", List.of("Fees", "Taxes", "Loan interest")));

  private static final Map<String, String> GERMAN =
      Map.ofEntries(
          Map.entry("Income", "Einnahmen"),
          Map.entry("Salary", "Gehalt"),
          Map.entry("Other income", "Sonstige Einnahmen"),
          Map.entry("Living", "Leben"),
          Map.entry("Groceries", "Lebensmittel"),
          Map.entry("Rent", "Miete"),
          Map.entry("Utilities", "Nebenkosten"),
          Map.entry("Transport", "Verkehr"),
          Map.entry("Health", "Gesundheit"),
          Map.entry("Leisure", "Freizeit"),
          Map.entry("Eating out", "Essen gehen"),
          Map.entry("Entertainment", "Unterhaltung"),
          Map.entry("Travel", "Reisen"),
          Map.entry("Other", "Sonstiges"),
          Map.entry("Shopping", "Einkäufe"),
          Map.entry("Gifts", "Geschenke"),
          Map.entry("Fees", "Gebühren"),
          Map.entry("Child benefit", "Kindergeld"),
          Map.entry("Interest", "Zinsen"),
          Map.entry("Home", "Wohnen"),
          Map.entry("Mortgage", "Baukredit"),
          Map.entry("Electricity", "Strom"),
          Map.entry("Heating", "Heizung"),
          Map.entry("Water", "Wasser"),
          Map.entry("Internet", "Internet"),
          Map.entry("Repairs", "Reparaturen"),
          Map.entry("Food", "Essen"),
          Map.entry("Fuel", "Tanken"),
          Map.entry("Public transport", "Bus und Bahn"),
          Map.entry("Car insurance", "Autoversicherung"),
          Map.entry("Car repairs", "Autoreparaturen"),
          Map.entry("Family", "Familie"),
          Map.entry("Childcare", "Kinderbetreuung"),
          Map.entry("School", "Schule"),
          Map.entry("Clothing", "Kleidung"),
          Map.entry("Pocket money", "Taschengeld"),
          Map.entry("Pets", "Haustiere"),
          Map.entry("Doctor", "Arzt"),
          Map.entry("Pharmacy", "Apotheke"),
          Map.entry("Insurance", "Versicherung"),
          Map.entry("Holidays", "Urlaub"),
          Map.entry("Subscriptions", "Abos"),
          Map.entry("Sport", "Sport"),
          Map.entry("Giving", "Geben"),
          Map.entry("Donations", "Spenden"),
          Map.entry("Money", "Geld"),
          Map.entry("Taxes", "Steuern"),
          Map.entry("Loan interest", "Kreditzinsen"));

  private final Map<String, List<String>> groups;

  StarterCategories(Map<String, List<String>> groups) {
    this.groups = groups;
  }

  /** Names of categories by the name of their group, in English. */
  Map<String, List<String>> groups() {
    return groups;
  }

  /** One of the names in the language of whoever reads it, or in English. */
  static String name(String english, Locale language) {
    return language.getLanguage().equals(Locale.GERMAN.getLanguage())
        ? GERMAN.getOrDefault(english, english)
        : english;
  }
}
