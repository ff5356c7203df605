package app.coffer.desktop.cli;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer budget}. */
@Command(name = "budget", description = "What categories get, spend and have left.")
final class BudgetCommands {
  private BudgetCommands() {}

  static Object top() {
    return new BudgetCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {new Show(coffer), new Set(coffer), new Move(coffer)};
  }

  /** A month as {@code --json} prints it. */
  record View(
      String month,
      String currency,
      String toBudget,
      String before,
      String income,
      String unassigned,
      String budgeted,
      String overspent,
      List<RowView> categories) {}

  /** A category in a month. */
  record RowView(
      String id,
      String category,
      String carried,
      String budgeted,
      String spent,
      String available,
      String needed) {}

  /** What all of them have in common. */
  abstract static class OfMonth extends VaultCommand {
    @Option(names = "--month", paramLabel = "YYYY-MM", description = "Default: this month.")
    @Nullable String month;

    OfMonth(Coffer coffer) {
      super(coffer);
    }

    final YearMonth month(OpenVault vault) {
      try {
        return month == null
            ? vault.books().budget().monthOf(LocalDate.now())
            : YearMonth.parse(month);
      } catch (DateTimeParseException e) {
        throw Refusal.usage("\"" + month + "\" is not a month.", "Write it like 2026-11.");
      }
    }

    final Exit print(OpenVault vault) {
      MonthTable table = vault.books().budget().month(month(vault));
      Map<RecordId, String> paths = new Lookup(vault.ledger().read()).categoryPaths();
      coffer().print(view(table, paths), () -> text(table, paths));
      return Exit.DONE;
    }

    private static View view(MonthTable table, Map<RecordId, String> paths) {
      MonthTable.ToBudget to = table.toBudget();
      return new View(
          table.month().toString(),
          to.before().currency().getCurrencyCode(),
          to.amount().decimal(),
          to.before().decimal(),
          to.income().decimal(),
          to.unassigned().decimal(),
          to.budgeted().decimal(),
          to.overspent().decimal(),
          table.rows().stream()
              .map(row ->
                  new RowView(
                      row.category().id().hex(),
                      paths.getOrDefault(row.category().id(), row.category().name()),
                      row.carried().decimal(),
                      row.budgeted().decimal(),
                      row.spent().decimal(),
                      row.available().decimal(),
                      row.needed().decimal()))
              .toList());
    }

    private static String text(MonthTable table, Map<RecordId, String> paths) {
      var rows = new Table("CATEGORY", "CARRIED>", "BUDGETED>", "SPENT>", "AVAILABLE>");
      for (MonthTable.Row row : table.rows()) {
        rows.row(
            paths.getOrDefault(row.category().id(), row.category().name()),
            row.carried().decimal(),
            row.budgeted().decimal(),
            row.spent().decimal(),
            row.available().decimal());
      }
      return rows.text("No categories yet.")
          + System.lineSeparator()
          + "To budget in "
          + table.month()
          + ": "
          + table.toBudget().amount().decimal();
    }
  }

  /** {@code coffer budget show}. */
  @Command(name = "show", description = "Show a month.")
  static final class Show extends OfMonth {
    Show(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      return print(vault);
    }
  }

  /** {@code coffer budget set}. */
  @Command(name = "set", description = "Set what a category gets in a month.")
  static final class Set extends OfMonth {
    @Parameters(index = "0", paramLabel = "CATEGORY")
    String category = "";

    @Parameters(index = "1", paramLabel = "AMOUNT")
    String amount = "";

    Set(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Money typed = Typed.money(amount, vault.identity().currency());
      RecordId id = new Lookup(vault.ledger().read()).category(category).id();
      Faults.done(vault.books().budget().set(id, month(vault), typed));
      return print(vault);
    }
  }

  /** {@code coffer budget move}. */
  @Command(name = "move", description = "Move money from one category to another.")
  static final class Move extends OfMonth {
    @Parameters(index = "0", paramLabel = "FROM")
    String from = "";

    @Parameters(index = "1", paramLabel = "TO")
    String to = "";

    @Parameters(index = "2", paramLabel = "AMOUNT")
    String amount = "";

    Move(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Money typed = Typed.money(amount, vault.identity().currency());
      var lookup = new Lookup(vault.ledger().read());
      Faults.done(
          vault
              .books()
              .budget()
              .move(lookup.category(from).id(), lookup.category(to).id(), month(vault), typed));
      return print(vault);
    }
  }
}
