package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version's fields by their meaning. A field that is absent, or of a type this version of the
 * format does not expect, reads as empty: a question can always be shown.
 */
public record Content(Change change) {
  private static final long RECONCILED = 2;

  /** The other leg of a transfer; {@code amount} is what arrives there. */
  public record Leg(RecordId account, Money amount) {}

  /**
   * One line of a split.
   *
   * @param id by which two versions of one line are recognised
   * @param leg where the line goes to another account, what it is there
   */
  public record Part(
      RecordId id, @Nullable RecordId category, Money amount, String notes, @Nullable Leg leg) {
    public Optional<RecordId> categoryId() {
      return Optional.ofNullable(category);
    }

    public Optional<Leg> transfer() {
      return Optional.ofNullable(leg);
    }
  }

  public boolean isTransaction() {
    return change.entity().equals(Entity.TRANSACTION);
  }

  public boolean isAccount() {
    return change.entity().equals(Entity.ACCOUNT);
  }

  public Optional<String> text(String field) {
    return change.fields().get(field) instanceof CborValue.Text(String value)
        ? Optional.of(value)
        : Optional.empty();
  }

  public Optional<Long> integer(String field) {
    return integer(change.fields().get(field));
  }

  public Optional<RecordId> id(String field) {
    return id(change.fields().get(field));
  }

  /** The texts of an array, others left out. */
  public List<String> texts(String field) {
    var texts = new ArrayList<String>();
    if (change.fields().get(field) instanceof CborValue.Array(List<CborValue> items)) {
      for (CborValue item : items) {
        if (item instanceof CborValue.Text(String value)) {
          texts.add(value);
        }
      }
    }
    return texts;
  }

  public Optional<LocalDate> date() {
    try {
      return integer(OfTransaction.DATE).map(LocalDate::ofEpochDay);
    } catch (DateTimeException outOfRange) {
      return Optional.empty();
    }
  }

  public Optional<Currency> currency() {
    return currency(RecordFields.CURRENCY);
  }

  /** A transaction's amount as its own account sees it, or an account's opening balance. */
  public Optional<Money> amount() {
    return money(isAccount() ? OfAccount.OPENING : OfTransaction.AMOUNT, RecordFields.CURRENCY);
  }

  public Optional<Leg> transfer() {
    return id(OfTransaction.TRANSFER_ACCOUNT)
        .flatMap(account ->
            money(OfTransaction.TRANSFER_AMOUNT, OfTransaction.TRANSFER_CURRENCY)
                .or(() -> amount().map(Money::negated))
                .map(arrives -> new Leg(account, arrives)));
  }

  /** What other accounts get or give, by the transaction itself and by its lines. */
  public List<Leg> legs() {
    var legs = new ArrayList<Leg>();
    transfer().ifPresent(legs::add);
    lines().forEach(line -> line.transfer().ifPresent(legs::add));
    return legs;
  }

  /** The lines of a split, in their order; empty where the transaction is not split. */
  public List<Part> lines() {
    var lines = new ArrayList<Part>();
    if (change.fields().get(OfTransaction.LINES) instanceof CborValue.Array(List<CborValue> rows)) {
      for (CborValue row : rows) {
        line(row).ifPresent(lines::add);
      }
    }
    return lines;
  }

  /** What moved into a budgeted amount on top of what was typed, in the smallest unit. */
  public long moved() {
    long sum = 0;
    if (change.fields().get(OfBudgetCell.MOVES) instanceof CborValue.Array(List<CborValue> moves)) {
      for (CborValue move : moves) {
        if (move instanceof CborValue.Array(List<CborValue> cells)
            && cells.size() >= 2
            && cells.get(1) instanceof CborValue.Int(long minor)) {
          sum = Math.addExact(sum, minor);
        }
      }
    }
    return sum;
  }

  /** Whether it is a part of a statement that the person has agreed with the bank. */
  public boolean reconciled() {
    return isTransaction() && integer(OfTransaction.STATUS).equals(Optional.of(RECONCILED));
  }

  private Optional<Part> line(CborValue row) {
    if (row instanceof CborValue.Array(List<CborValue> cells)
        && cells.size() >= 4
        && id(cells.get(0)).isPresent()
        && cells.get(2) instanceof CborValue.Int(long minor)
        && cells.get(3) instanceof CborValue.Text(String notes)) {
      RecordId line = id(cells.get(0)).orElseThrow();
      RecordId category = id(cells.get(1)).orElse(null);
      return currency()
          .map(
              in -> new Part(line, category, new Money(minor, in), notes, leg(cells).orElse(null)));
    }
    return Optional.empty();
  }

  /** The places at the end of a line that is a transfer. */
  private static Optional<Leg> leg(List<CborValue> cells) {
    return cells.size() >= 7
            && cells.get(5) instanceof CborValue.Int(long arrives)
            && cells.get(6) instanceof CborValue.Text(String code)
        ? id(cells.get(4))
            .flatMap(account ->
                known(code).map(currency -> new Leg(account, new Money(arrives, currency))))
        : Optional.empty();
  }

  private Optional<Money> money(String amount, String currency) {
    return currency(currency).flatMap(in -> integer(amount).map(minor -> new Money(minor, in)));
  }

  private Optional<Currency> currency(String field) {
    return text(field).flatMap(Content::known);
  }

  private static Optional<Currency> known(String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException unknownCode) {
      return Optional.empty();
    }
  }

  private static Optional<Long> integer(@Nullable CborValue value) {
    return value instanceof CborValue.Int(long number) ? Optional.of(number) : Optional.empty();
  }

  private static Optional<RecordId> id(@Nullable CborValue value) {
    return value instanceof CborValue.Bytes bytes && bytes.value().length == RecordId.LENGTH
        ? Optional.of(new RecordId(bytes.value()))
        : Optional.empty();
  }
}
