package app.coffer.server.limit;

import app.coffer.wire.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stranger may do at the pairing mailboxes, counted by address and each by itself: open
 * mailboxes, look up codes, and miss. After three misses an address waits, twice as long after each
 * further one; an hour without any forgives them all. Remembers a bounded number of addresses.
 */
public final class PairingLimits {
  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final Duration FORGIVEN = Duration.ofHours(1);
  private static final int ADDRESSES = 10_000;

  private final InstantSource clock;
  private final RateLimit requests;
  private final RateLimit opened;
  private final RateLimit lookedUp;
  private final Map<String, Misses> misses =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Misses> eldest) {
          return size() > ADDRESSES;
        }
      };

  private record Misses(int count, Instant last, Instant until) {}

  /**
   * @param requests counts everything that is asked of the server
   */
  public PairingLimits(InstantSource clock, RateLimit requests) {
    this.clock = clock;
    this.requests = requests;
    this.opened = new RateLimit(clock, Limits.PAIRING_OPENED_A_MINUTE);
    this.lookedUp = new RateLimit(clock, Limits.PAIRING_LOOK_UPS_A_MINUTE);
  }

  /** Any request at the mailboxes. */
  public void request(String address) {
    requests.take("pairing " + address);
  }

  /** A mailbox is to be opened. */
  public void opening(String address) {
    opened.take(address);
  }

  /** A code is to be looked up. */
  public void lookUp(String address) {
    Instant now = clock.instant();
    synchronized (misses) {
      Misses before = misses.get(address);
      if (before != null && now.isBefore(before.until)) {
        throw new TooManyRequests((Duration.between(now, before.until).toMillis() + 999) / 1000);
      }
    }
    lookedUp.take(address);
  }

  /** There was no such code. */
  public void missed(String address) {
    Instant now = clock.instant();
    synchronized (misses) {
      Misses before = misses.get(address);
      boolean anew = before == null || !now.isBefore(before.last.plus(FORGIVEN));
      int count = anew ? 1 : before.count + 1;
      misses.put(address, new Misses(count, now, now.plus(delay(count))));
    }
  }

  private static Duration delay(int count) {
    int over = count - Limits.PAIRING_MISSES;
    if (over < 0) {
      return Duration.ZERO;
    }
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(over, 10));
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }
}
