package app.coffer.desktop.conflict;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.Optional;

/** Where the accounts stand now, with the provisional contents of open questions in them. */
@FunctionalInterface
public interface Balances {

  Optional<Standing> of(RecordId account);

  /** An account's name and balance. */
  record Standing(String name, Money balance) {}
}
