package app.coffer.desktop.settings;

/** Rules that corrections ask for and that are not to be proposed, on this device. */
public final class RulesLeftAlone {
  private static final String KEY = "rules.leftAlone.";
  private final Appearance kept;

  public RulesLeftAlone(Appearance kept) {
    this.kept = kept;
  }

  public boolean contains(String rule) {
    return !kept.text(KEY + rule, "").isEmpty();
  }

  public void add(String rule) {
    kept.set(KEY + rule, "yes");
  }

  public void remove(String rule) {
    kept.set(KEY + rule, "");
  }
}
