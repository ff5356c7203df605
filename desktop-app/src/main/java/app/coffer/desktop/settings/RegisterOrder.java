package app.coffer.desktop.settings;

/** In which order registers show their rows, on this device. */
public enum RegisterOrder {
  NEWEST_FIRST,
  OLDEST_FIRST;

  private static final String KEY = "register.order";

  /** As it was chosen; the newest first where nothing was, or by another version. */
  public static RegisterOrder in(Appearance chosen) {
    return OLDEST_FIRST.name().equals(chosen.text(KEY, "")) ? OLDEST_FIRST : NEWEST_FIRST;
  }

  public void keepIn(Appearance chosen) {
    chosen.set(KEY, name());
  }
}
