package app.coffer.desktop.cli;

import app.coffer.desktop.banking.bring.BringReport;
import app.coffer.desktop.banking.bring.Note;
import java.util.List;
import java.util.Locale;

/**
 * What {@code import-from} prints of another program's file.
 *
 * @param agrees whether every account has what it had there
 */
record BringView(
    boolean dryRun,
    String product,
    List<AccountView> accounts,
    int categories,
    int payees,
    int transactions,
    int transfers,
    int splits,
    int budgeted,
    int schedules,
    int rules,
    int rates,
    boolean agrees,
    List<NoteView> notes) {

  /** An account with its balance there and here. */
  record AccountView(String name, String currency, String there, String here, String difference) {}

  /** What came over differently, or not. */
  record NoteView(String what, int count, String example, String text) {}

  static BringView of(BringReport report, boolean dryRun) {
    return new BringView(
        dryRun,
        report.product().title(),
        report.accounts().stream()
            .map(each ->
                new AccountView(
                    each.name(),
                    each.here().currency().getCurrencyCode(),
                    each.there().decimal(),
                    each.here().decimal(),
                    each.difference().decimal()))
            .toList(),
        report.categories(),
        report.payees(),
        report.transactions(),
        report.transfers(),
        report.splits(),
        report.budgeted(),
        report.schedules(),
        report.rules(),
        report.rates(),
        report.agrees(),
        report.notes().stream()
            .map(note ->
                new NoteView(
                    note.what().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    note.count(),
                    note.example(),
                    said(note)))
            .toList());
  }

  static String text(BringReport report, boolean dryRun) {
    Table table = new Table("Account", "There", "Here", "Difference");
    report
        .accounts()
        .forEach(each ->
            table.row(
                each.name(),
                each.there().decimal() + " " + each.there().currency().getCurrencyCode(),
                each.here().decimal(),
                each.difference().isZero() ? "" : each.difference().decimal()));
    StringBuilder text = new StringBuilder();
    text.append(dryRun ? "Would bring " : "Brought ")
        .append(report.transactions())
        .append(" transactions (")
        .append(report.transfers())
        .append(" transfers, ")
        .append(report.splits())
        .append(" splits), ")
        .append(report.categories())
        .append(" categories, ")
        .append(report.payees())
        .append(" payees, ")
        .append(report.budgeted())
        .append(" budgeted amounts, ")
        .append(report.schedules())
        .append(" schedules, ")
        .append(report.rules())
        .append(" rules and ")
        .append(report.rates())
        .append(" exchange rates from ")
        .append(report.product().title())
        .append(".\n\n")
        .append(table.text(""));
    for (Note note : report.notes()) {
      text.append('\n').append(said(note));
      if (!note.example().isBlank()) {
        text.append(" Such as: ").append(note.example().strip()).append('.');
      }
    }
    return text.toString();
  }

  private static String said(Note note) {
    String rest =
        switch (note.what()) {
          case HALF_TRANSFER -> "transfers had no other side that fits; they are plain now.";
          case TOO_MANY_PARTS -> "splits had more than 200 parts; only their sum came.";
          case CUT -> "texts were too long and were cut.";
          case RENAMED -> "names were empty or there twice and got an addition.";
          case NOT_COUNTED -> "void, removed or reminder rows were left out.";
          case UNUSABLE -> "rows had no usable day, amount or account and were left out.";
          case ROUNDED -> "amounts were finer than their currency and were rounded.";
          case SHARES_AS_MONEY -> "accounts of shares came as money, at what was paid.";
          case SCHEDULES -> "payments that repeat did not come.";
          case BUDGETS -> "budgets or budgeted amounts did not come.";
          case RULES -> "rules did not come.";
          case ATTACHMENTS -> "links to files did not come.";
          case OTHER_NOTES -> "notes to accounts, categories or payees did not come.";
          case PRICES -> "prices did not come.";
        };
    return note.count() + " " + rest;
  }
}
