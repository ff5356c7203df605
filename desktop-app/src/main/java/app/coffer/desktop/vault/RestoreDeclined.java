package app.coffer.desktop.vault;

/** Somebody saw what would come back, and did not want it; nothing was changed, here or there. */
public final class RestoreDeclined extends Exception {
  private static final long serialVersionUID = 1;
}
