package app.coffer.desktop.demo;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;

/** Chance and ids that follow from one number. */
final class Seeds {
  private final SplittableRandom random;

  Seeds(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A version 4 id like those of typed records. */
  RecordId id() {
    byte[] bytes = bytes(RecordId.LENGTH);
    bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
    return new RecordId(bytes);
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Small ones more often than large ones. */
  long skewed(long least, long most) {
    double low = random.nextDouble();
    return least + Math.round((most - least) * low * low);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Hundredths of the usual unit as an amount of any currency. */
  static Money money(long hundredths, Currency currency) {
    int digits = Money.digits(currency);
    long minor =
        digits >= 2
            ? hundredths * (long) Math.pow(10, digits - 2)
            : Math.round(hundredths / Math.pow(10, 2 - digits));
    return new Money(minor, currency);
  }
}
