package app.coffer.desktop.ui.catalogue;

/** What is done with selected lines. */
enum LineAct {
  ADD,
  EDIT,
  UP,
  DOWN,
  HIDE,
  SHOW,
  JOIN,
  REMOVE,
  /** Removes payees that nothing names. */
  UNUSED
}
