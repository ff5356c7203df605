package app.coffer.desktop.banking;

import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;

/** What is planned to happen in an account and was not entered yet. */
@FunctionalInterface
public interface Expected {

  /** Nothing is planned. */
  Expected NOTHING = (account, from, to) -> List.of();

  /** Each as the transaction that it becomes, under the id that it gets on every device. */
  List<Transaction> between(RecordId account, LocalDate from, LocalDate to);
}
