package app.coffer.desktop.ledger;

/**
 * Carries a refusal out of a transaction, which its leaving rolls back; {@link Work#write} catches
 * it.
 */
public final class Refusal extends RuntimeException {
  private final Outcome.Reason reason;
  private final String field;

  public Refusal(Outcome.Reason reason, String field) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.field = field;
  }

  <T> Outcome.Refused<T> outcome() {
    return new Outcome.Refused<>(reason, field);
  }
}
