package app.coffer.server.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket per caller: so many requests at once, and as many again each minute. Remembers a
 * bounded number of callers; whoever is forgotten starts with a full bucket.
 */
public final class RateLimit {
  private static final int CALLERS = 10_000;

  private final InstantSource clock;
  private final double perMinute;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS;
        }
      };

  private record Bucket(double left, Instant at) {}

  public RateLimit(InstantSource clock, int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  /** Takes one request from the caller's bucket, or throws {@link TooManyRequests}. */
  public synchronized void take(String caller) {
    Instant now = clock.instant();
    Bucket bucket = buckets.getOrDefault(caller, new Bucket(perMinute, now));
    double millis = Math.max(0, Duration.between(bucket.at, now).toMillis());
    double left = Math.min(perMinute, bucket.left + millis * perMinute / 60_000);
    if (left < 1) {
      buckets.put(caller, new Bucket(left, now));
      throw new TooManyRequests(Math.max(1, (long) Math.ceil((1 - left) * 60 / perMinute)));
    }
    buckets.put(caller, new Bucket(left - 1, now));
  }
}
