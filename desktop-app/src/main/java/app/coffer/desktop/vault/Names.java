package app.coffer.desktop.vault;

import app.coffer.wire.Limits;

/** What a vault or a device may be called: the same on every device that will show it. */
final class Names {
  private Names() {}

  static void check(String name) throws VaultRefused {
    boolean unseen =
        name.codePoints()
            .anyMatch(point ->
                Character.isISOControl(point) || Character.getType(point) == Character.FORMAT);
    if (name.isBlank()
        || unseen
        || name.codePointCount(0, name.length()) > Limits.NAME_CHARACTERS) {
      throw new VaultRefused(VaultRefused.Reason.BAD_NAME);
    }
  }
}
