package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.TreeSet;

/** Proposes a schedule that enters a transaction again, every month until somebody says else. */
public final class FromTransaction {
  private FromTransaction() {}

  /** Asks how it repeats; nothing is written before that is answered. */
  public static void open(OpenVault vault, UiContext context, Overlay overlay, Transaction tx) {
    context
        .background()
        .run(() -> LedgerNames.read(vault.ledger().read()))
        .then(names -> {
          RecordId id = vault.books().schedules().newId();
          Schedule proposed = of(tx, id, name(tx, names), context.today());
          ScheduleDialog.open(vault, context, overlay, names, proposed, true);
        });
  }

  /** From the first such day of a month on that is still to come. */
  static Schedule of(Transaction tx, RecordId id, String name, LocalDate today) {
    int months = 1;
    while (!tx.date().plusMonths(months).isAfter(today)) {
      months++;
    }
    LocalDate next = tx.date().plusMonths(months);
    return new Schedule(
        id,
        name,
        new Recurrence(next, Repeat.of("FREQ=MONTHLY", next).rule(next), Weekend.STAY),
        Expected.fixed(tx.amount()),
        new Template(
            tx.account(),
            tx.payee(),
            tx.category(),
            tx.transfer(),
            tx.lines(),
            tx.notes(),
            tx.tags()),
        null,
        new TreeSet<>());
  }

  private static String name(Transaction tx, LedgerNames names) {
    Transfer transfer = tx.transfer();
    if (tx.payee() != null) {
      return names.payees().getOrDefault(tx.payee(), "");
    }
    return transfer == null
        ? tx.notes().lines().findFirst().orElse("")
        : names.accounts().stream()
            .filter(account -> account.id().equals(transfer.account()))
            .map(Account::name)
            .findFirst()
            .orElse("");
  }
}
