package app.coffer.desktop.outlook;

import app.coffer.desktop.budget.Shift;
import app.coffer.desktop.budget.Shift.Part;
import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contents of records as what they are to the budget. */
final class Shifts {
  private static final int MONTHS = 12;

  private Shifts() {}

  /** What the budget is made from would change by so much. */
  static Shift of(List<Replaced> all) {
    var parts = new ArrayList<Part>();
    for (Replaced each : all) {
      parts.addAll(parts(each.then()));
      parts(each.now()).forEach(part -> parts.add(negated(part)));
    }
    return new Shift(parts);
  }

  static List<Part> parts(Change change) {
    if (change.removed()) {
      return List.of();
    }
    var content = new Content(change);
    if (change.entity().equals(Entity.BUDGET_CELL)) {
      return budgeted(content).stream().toList();
    }
    if (content.isAccount()) {
      return content.amount().stream()
          .<Part>map(opening -> new Part.Opened(change.record(), opening))
          .toList();
    }
    return content.isTransaction() ? moved(content) : List.of();
  }

  private static List<Part> moved(Content content) {
    Optional<RecordId> account = content.id(OfTransaction.ACCOUNT);
    Optional<LocalDate> date = content.date();
    Optional<Money> amount = content.amount();
    if (account.isEmpty() || date.isEmpty() || amount.isEmpty()) {
      return List.of();
    }
    var parts = new ArrayList<Part>();
    if (content.transfer().isPresent()) {
      Content.Leg leg = content.transfer().get();
      parts.add(new Part.Moved(account.get(), date.get(), null, amount.get()));
      parts.add(new Part.Moved(leg.account(), date.get(), null, leg.amount()));
    } else if (content.lines().isEmpty()) {
      RecordId category = content.id(OfTransaction.CATEGORY).orElse(null);
      parts.add(new Part.Moved(account.get(), date.get(), category, amount.get()));
    } else {
      content
          .lines()
          .forEach(line -> {
            parts.add(new Part.Moved(account.get(), date.get(), line.category(), line.amount()));
            line.transfer()
                .ifPresent(leg ->
                    parts.add(new Part.Moved(leg.account(), date.get(), null, leg.amount())));
          });
    }
    return parts;
  }

  /** What was typed and all moves on top. */
  private static Optional<Part> budgeted(Content cell) {
    return cell.currency()
        .flatMap(currency ->
            cell.id(OfBudgetCell.CATEGORY)
                .flatMap(category ->
                    month(cell)
                        .map(month ->
                            new Part.Budgeted(
                                category,
                                month,
                                new Money(
                                    Math.addExact(
                                        cell.integer(OfBudgetCell.BASE).orElse(0L), cell.moved()),
                                    currency)))));
  }

  /** Months are counted from January of the year 0. */
  private static Optional<YearMonth> month(Content cell) {
    return cell.integer(OfBudgetCell.MONTH)
        .filter(number -> number >= 0 && number < MONTHS * 10_000L)
        .map(number -> YearMonth.of((int) (number / MONTHS), (int) (number % MONTHS) + 1));
  }

  private static Part negated(Part part) {
    return switch (part) {
      case Part.Budgeted(RecordId category, YearMonth month, Money by) ->
          new Part.Budgeted(category, month, by.negated());
      case Part.Moved(RecordId account, LocalDate day, var category, Money by) ->
          new Part.Moved(account, day, category, by.negated());
      case Part.Opened(RecordId account, Money by) -> new Part.Opened(account, by.negated());
    };
  }
}
