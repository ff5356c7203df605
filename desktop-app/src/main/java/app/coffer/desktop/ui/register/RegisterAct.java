package app.coffer.desktop.ui.register;

import java.util.Optional;

/** What can be done in a register; menus, keys and the list of shortcuts are made of these. */
public enum RegisterAct {
  ADD("", "Shortcut+N"),
  TRANSFER("", "Shortcut+T"),
  EDIT("Enter", ""),
  SPLIT("S", ""),
  DUPLICATE("D", ""),
  EDIT_SEVERAL("E", ""),
  CLEARED("Space", ""),
  RECONCILE("", "Shortcut+R"),
  OTHER_SIDE("", "Shortcut+J"),
  MAKE_SCHEDULE("M", ""),
  FILES("", "Shortcut+Shift+A"),
  HISTORY("H", ""),
  COPY("C", ""),
  DELETE("Delete", "");

  private final String key;
  private final String shortcut;

  RegisterAct(String key, String shortcut) {
    this.key = key;
    this.shortcut = shortcut;
  }

  /** The key that does it while the rows have the focus. */
  public Optional<String> key() {
    return Optional.of(key).filter(text -> !text.isEmpty());
  }

  /** The keys that do it anywhere in the window. */
  public Optional<String> shortcut() {
    return Optional.of(shortcut).filter(text -> !text.isEmpty());
  }
}
