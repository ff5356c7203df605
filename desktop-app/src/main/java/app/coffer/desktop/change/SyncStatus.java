package app.coffer.desktop.change;

/** Where a row stands on its way to the other devices. */
public enum SyncStatus {
  /** Changed here, not sent. */
  PENDING,
  /** In a sealed parcel under way; pending again after a crash. */
  SYNCING,
  /** Stored by a replica, or came from one. */
  SYNCED,
  /** Waits for a person's decision. */
  CONFLICT;

  /** The text in a {@code sync_status} column. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static SyncStatus of(String text) {
    return valueOf(text.toUpperCase(java.util.Locale.ROOT));
  }
}
