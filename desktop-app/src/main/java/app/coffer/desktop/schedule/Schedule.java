package app.coffer.desktop.schedule;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A payment that repeats.
 *
 * @param autoDays how many days before the due date it is entered by itself; null for never
 * @param skipped due dates that are left out
 */
public record Schedule(
    RecordId id,
    String name,
    Recurrence recurrence,
    Expected expected,
    Template template,
    @Nullable Integer autoDays,
    SortedSet<LocalDate> skipped) {
  public static final Kind<Schedule> KIND =
      new Kind<>(Entity.SCHEDULE, Schedule.class, Schedule::id);

  public Schedule {
    skipped = Collections.unmodifiableSortedSet(new TreeSet<>(skipped));
    boolean adds =
        template.lines().isEmpty()
            || expected.mode() == Expected.Mode.FIXED
                && template.lines().stream()
                    .map(Line::amount)
                    .reduce(Money.zero(expected.amount().currency()), Money::plus)
                    .equals(expected.amount());
    if (!adds) {
      throw new IllegalArgumentException("lines that do not add up to a fixed amount");
    }
  }

  /**
   * When it repeats.
   *
   * @param start the first day it may fall due
   * @param rule of RFC 5545, such as {@code FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=12}; empty for once
   */
  public record Recurrence(LocalDate start, String rule, Weekend weekend) {}

  /** What becomes of a due date on a Saturday or Sunday. */
  public enum Weekend {
    STAY,
    /** Friday. */
    BEFORE,
    /** Monday. */
    AFTER
  }

  /**
   * How much, as the template's account sees it.
   *
   * @param amount the amount, the first guess, or one end of the range
   * @param to the other end of a range; else equal to {@code amount}
   */
  public record Expected(Mode mode, Money amount, Money to) {
    /** How sure the amount is. */
    public enum Mode {
      FIXED,
      /** The average of the last three. */
      VARIABLE,
      /** Somewhere between two amounts; the middle is expected. */
      RANGE
    }

    public Expected {
      if (!amount.currency().equals(to.currency()) || mode != Mode.RANGE && !amount.equals(to)) {
        throw new IllegalArgumentException("an end of a range without a range");
      }
    }

    public static Expected fixed(Money amount) {
      return new Expected(Mode.FIXED, amount, amount);
    }
  }

  /**
   * What is entered.
   *
   * @param payee null where there is none
   * @param category null where it is a transfer, split, or not categorised
   * @param transfer the other leg, or null; where both accounts have one currency its amount is the
   *     negated one of the occurrence
   */
  public record Template(
      RecordId account,
      @Nullable RecordId payee,
      @Nullable RecordId category,
      @Nullable Transfer transfer,
      List<Line> lines,
      String notes,
      SortedSet<String> tags) {
    public Template {
      lines = List.copyOf(lines);
      tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
      boolean several =
          category != null && (transfer != null || !lines.isEmpty())
              || transfer != null && !lines.isEmpty();
      if (several || transfer != null && transfer.account().equals(account)) {
        throw new IllegalArgumentException("one of category, transfer, lines");
      }
    }
  }
}
