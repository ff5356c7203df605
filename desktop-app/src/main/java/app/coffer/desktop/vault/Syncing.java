package app.coffer.desktop.vault;

/** When an open vault syncs. */
public enum Syncing {
  /** After changes, at start, at quit and every few minutes: the window. */
  BY_ITSELF,
  /** Only when a command says so. */
  WHEN_ASKED
}
