package app.coffer.desktop.settings;

import java.util.Arrays;

/** With which page the window of a vault begins, on this device. */
public enum StartsWith {
  REGISTER,
  OVERVIEW,
  BUDGET;

  private static final String KEY = "start";

  /** As it was chosen; the register where nothing was, or by another version. */
  public static StartsWith in(Appearance chosen) {
    String name = chosen.text(KEY, REGISTER.name());
    return Arrays.stream(values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(REGISTER);
  }

  public void keepIn(Appearance chosen) {
    chosen.set(KEY, name());
  }
}
