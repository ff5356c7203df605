package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A transaction that a line of a bank's file may be: typed here, or planned and not entered yet.
 *
 * @param who its payee, or the other account of a transfer
 */
record Candidate(Transaction transaction, String who, String category, boolean isPlanned) {
  static final int EARLIER_DAYS = 4;
  static final int LATER_DAYS = 10;

  /** What is planned is waited for. */
  private static final int PLANNED = 15;

  static Candidate typed(RegisterRow row) {
    return new Candidate(
        row.transaction(),
        row.payee().isEmpty() ? row.transferAccount() : row.payee(),
        row.category(),
        false);
  }

  static Candidate planned(Transaction transaction, LedgerReader ledger) {
    String payee =
        Optional.ofNullable(transaction.payee()).flatMap(ledger::payee).map(Payee::name).orElse("");
    return new Candidate(transaction, payee, "", true);
  }

  /** Whether taking the other instead would come to the same. */
  boolean interchangeable(Candidate other) {
    return transaction.date().equals(other.transaction.date())
        && who.equals(other.who)
        && category.equals(other.category)
        && transaction.notes().equals(other.transaction.notes())
        && isPlanned == other.isPlanned;
  }

  /** 0 to 135; 0 outside the days. */
  int score(BankLine line) {
    long later = ChronoUnit.DAYS.between(transaction.date(), line.date());
    if (later < -EARLIER_DAYS || later > LATER_DAYS) {
      return 0;
    }
    long days = Math.abs(later);
    int score = days == 0 ? 40 : days <= 2 ? 30 : days <= 4 ? 20 : days <= 7 ? 10 : 5;
    double alike =
        Math.max(PayeeLikeness.of(line.payee(), who), 0.9 * PayeeLikeness.of(line.notes(), who));
    // names that share nothing are still half alike by this measure
    score += (int) Math.round(40 * Math.max(0, (alike - 0.7) / 0.3));
    String number = transaction.number();
    if (!number.isEmpty() && !line.number().isEmpty()) {
      score += number.equals(line.number()) ? 40 : -40;
    }
    return Math.max(0, score + (isPlanned ? PLANNED : 0));
  }
}
