package app.coffer.desktop.ui.catalogue;

/** What is listed. */
enum Tab {
  CATEGORIES,
  PAYEES,
  TAGS
}
