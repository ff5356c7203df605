package app.coffer.desktop.cli;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter.Missing;
import app.coffer.desktop.report.Flow;
import app.coffer.desktop.report.NetWorth;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.report.Spending;
import app.coffer.desktop.vault.OpenVault;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer report}. */
@Command(name = "report", description = "Sums over the ledger; transfers are left out.")
final class ReportCommands {
  private ReportCommands() {}

  static Object top() {
    return new ReportCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {new Worth(coffer), new Spent(coffer), new CashFlow(coffer)};
  }

  /** What is left out for want of a rate. */
  record MissingView(String currency, String day) {}

  /** A month of {@code net-worth}. */
  record WorthView(String month, String assets, String debts, String net) {}

  /** A slice of {@code spending}. */
  record SliceView(String id, String name, String sum, String before, int count) {}

  /** A month of {@code cash-flow}. */
  record FlowView(String month, String in, String out, String net) {}

  /** What {@code --json} prints. */
  record View<T>(String currency, List<T> rows, String total, List<MissingView> missing) {}

  /** What all of them have in common. */
  abstract static class OfDays extends VaultCommand {
    @Option(names = "--from", paramLabel = "DATE", description = "Default: a year before the end.")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Default: today.")
    @Nullable String to;

    OfDays(Coffer coffer) {
      super(coffer);
    }

    final Scope scope() {
      LocalDate last = to == null ? LocalDate.now() : Typed.date(to);
      LocalDate first = from == null ? last.withDayOfMonth(1).minusMonths(11) : Typed.date(from);
      if (first.isAfter(last)) {
        throw Refusal.usage("The first day is after the last.", "");
      }
      return Scope.between(first, last);
    }

    final <T> Exit print(
        OpenVault vault, List<T> rows, String total, List<Missing> missing, Table table) {
      List<MissingView> views =
          missing.stream()
              .map(
                  each -> new MissingView(each.currency().getCurrencyCode(), each.day().toString()))
              .toList();
      String currency = vault.identity().currency().getCurrencyCode();
      for (MissingView view : views) {
        coffer()
            .say(
                "Amounts in "
                    + view.currency()
                    + " are left out: no rate is known on "
                    + view.day()
                    + ".");
      }
      coffer()
          .print(
              new View<>(currency, rows, total, views),
              () ->
                  table.text("Nothing in these days.")
                      + System.lineSeparator()
                      + "Total: "
                      + total
                      + " "
                      + currency);
      return Exit.DONE;
    }
  }

  /** {@code coffer report net-worth}. */
  @Command(name = "net-worth", description = "What is owned and owed at the end of each month.")
  static final class Worth extends OfDays {
    Worth(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Scope scope = scope();
      NetWorth worth =
          vault
              .books()
              .reports()
              .netWorth(YearMonth.from(scope.from()), YearMonth.from(scope.to()));
      var table = new Table("MONTH", "ASSETS>", "DEBTS>", "NET>");
      List<WorthView> rows =
          worth.points().stream()
              .map(point ->
                  new WorthView(
                      point.month().toString(),
                      point.assets().decimal(),
                      point.debts().decimal(),
                      point.net().decimal()))
              .toList();
      rows.forEach(row -> table.row(row.month(), row.assets(), row.debts(), row.net()));
      return print(vault, rows, rows.getLast().net(), worth.missing(), table);
    }
  }

  /** {@code coffer report spending}. */
  @Command(name = "spending", description = "Where money went; income is left out.")
  static final class Spent extends OfDays {
    @Option(
        names = "--by",
        paramLabel = "KIND",
        description = "category, payee or tag; default ${DEFAULT-VALUE}.")
    Spending.By by = Spending.By.CATEGORY;

    Spent(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Spending spending =
          vault.books().reports().spending(scope(), by, Spending.Compare.PREVIOUS_PERIOD);
      var table = new Table(by.name(), "SUM>", "BEFORE>", "COUNT>");
      List<SliceView> rows =
          spending.slices().stream()
              .map(slice ->
                  new SliceView(
                      slice.id() == null ? "" : slice.id().hex(),
                      slice.name(),
                      slice.sum().decimal(),
                      slice.before().decimal(),
                      slice.count()))
              .toList();
      rows.forEach(row ->
          table.row(
              row.name().isEmpty() ? "(none)" : row.name(), row.sum(), row.before(), row.count()));
      return print(vault, rows, spending.total().decimal(), spending.missing(), table);
    }
  }

  /** {@code coffer report cash-flow}. */
  @Command(name = "cash-flow", description = "What came in and went out, month by month.")
  static final class CashFlow extends OfDays {
    CashFlow(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Flow flow = vault.books().reports().cashFlow(scope());
      var table = new Table("MONTH", "IN>", "OUT>", "NET>");
      List<FlowView> rows =
          flow.months().stream()
              .map(month ->
                  new FlowView(
                      month.month().toString(),
                      month.in().decimal(),
                      month.out().decimal(),
                      month.net().decimal()))
              .toList();
      rows.forEach(row -> table.row(row.month(), row.in(), row.out(), row.net()));
      Money total =
          flow.months().stream()
              .map(Flow.Month::net)
              .reduce(Money.zero(vault.identity().currency()), Money::plus);
      return print(vault, rows, total.decimal(), flow.missing(), table);
    }
  }
}
