package app.coffer.server.limit;

/**
 * How much may be asked. Each copy of a server counts for itself.
 *
 * @param perDevice requests a minute
 * @param perAddress requests a minute
 * @param atOnce requests of one address that are being answered, event streams not counted
 * @param streams event streams of one address
 */
public record Rates(int perDevice, int perAddress, int atOnce, int streams) {

  /** What holds where nothing else is said. */
  public static final Rates USUAL = new Rates(600, 3_000, 10, 200);

  /** The same, each device asking so often. */
  public Rates ofDevice(int aMinute) {
    return new Rates(aMinute, Math.max(perAddress, aMinute), atOnce, streams);
  }
}
