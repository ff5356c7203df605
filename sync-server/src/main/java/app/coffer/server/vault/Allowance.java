package app.coffer.server.vault;

/**
 * What may be stored.
 *
 * @param quota bytes that one vault may take
 * @param devicePercent how much of the quota the parcels of one device may take, so that one that
 *     was stolen cannot shut the others out
 * @param vaults at most so many
 * @param databaseBytes the size of the database from which nothing more is stored
 */
public record Allowance(long quota, int devicePercent, long vaults, long databaseBytes) {

  /** What holds where nothing else is said. */
  public static final Allowance USUAL = new Allowance(1L << 30, 90, 10_000, Long.MAX_VALUE);

  /** The same with another quota. */
  public Allowance ofVault(long bytes) {
    return new Allowance(bytes, devicePercent, vaults, databaseBytes);
  }

  long ofDevice() {
    return quota / 100 * devicePercent;
  }
}
