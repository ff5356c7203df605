package app.coffer.desktop.budget;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a category should get.
 *
 * @param by the day by which {@code amount} should be there; null for the other types
 */
public record Goal(
    RecordId id, RecordId category, Type type, Money amount, @Nullable LocalDate by) {
  public static final Kind<Goal> KIND = new Kind<>(Entity.GOAL, Goal.class, Goal::id);

  /** How the amount is meant. */
  public enum Type {
    /** So much every month. */
    MONTHLY,
    /** So much available by a date, in equal parts until then. */
    BY_DATE,
    /** So much available, as soon as it can be. */
    BALANCE
  }

  public Goal {
    if ((by != null) != (type == Type.BY_DATE)) {
      throw new IllegalArgumentException("a date belongs to a goal by a date, and to no other");
    }
  }
}
