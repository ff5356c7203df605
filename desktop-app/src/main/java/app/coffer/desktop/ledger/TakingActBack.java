package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.Acts.Touch;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes an act back record by record, but transactions many at once: an import is one act. */
final class TakingActBack {
  private static final int ROUND = 2_000;

  private final Writer ledger;
  private final List<Transaction> changed = new ArrayList<>();
  private final List<Transaction> added = new ArrayList<>();

  TakingActBack(Writer ledger) {
    this.ledger = ledger;
  }

  /**
   * @throws Refusal where one is not any more as the act left it
   */
  void check(List<Touch<?>> touches) {
    List<Touch<?>> transactions = touches.stream().filter(TakingActBack::isTransaction).toList();
    for (int from = 0; from < transactions.size(); from += ROUND) {
      List<Touch<?>> some = transactions.subList(from, Math.min(transactions.size(), from + ROUND));
      Map<RecordId, Transaction> now =
          ledger.transactions(some.stream().<RecordId>map(Touch::id).toList());
      for (Touch<?> each : some) {
        refuseUnless(Objects.equals(now.get(each.id()), each.after()));
      }
    }
    touches.stream()
        .filter(touch -> !isTransaction(touch))
        .forEach(touch -> refuseUnless(touch.standsIn(ledger)));
  }

  private static void refuseUnless(boolean stands) {
    if (!stands) {
      throw new Refusal(Reason.CHANGED_SINCE, "");
    }
  }

  void take(Touch<?> touch) {
    if (!isTransaction(touch)) {
      finish();
      touch.takeBack(ledger);
    } else if (touch.before() instanceof Transaction before) {
      changed.add(before);
    } else if (touch.after() instanceof Transaction made) {
      // undone is not removed: the same line of a bank's file is new again
      added.add(made.importKeys().isEmpty() ? made : made.withoutBank());
    }
    if (changed.size() + added.size() >= ROUND) {
      finish();
    }
  }

  /** Writes what was gathered. */
  void finish() {
    ledger.removeAll(List.copyOf(added));
    ledger.putAll(Kind.TRANSACTION, List.copyOf(changed));
    added.clear();
    changed.clear();
  }

  private static boolean isTransaction(Touch<?> touch) {
    return touch.kind().equals(Kind.TRANSACTION);
  }
}
