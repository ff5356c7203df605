package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.HashMap;
import java.util.Map;

/** What decisions and merges do to the totals of accounts: what is shown, and nothing beside it. */
final class SimMoney {
  private SimMoney() {}

  static Map<RecordId, Money> totals(SimDevice device) {
    var totals = new HashMap<RecordId, Money>();
    for (AccountBalance each : device.ledger.accounts()) {
      totals.put(each.account().id(), each.balance());
    }
    return totals;
  }

  /** Every account holds what the records that are shown add up to. */
  static void isWhatIsShown(SimDevice device) {
    Map<RecordId, Money> sums = new HashMap<>();
    SimView.shown(device, SimView.records(device)).values().forEach(shown -> add(sums, shown));
    totals(device)
        .forEach((account, total) ->
            assertThat(sums.getOrDefault(account, Money.zero(total.currency())))
                .as("%s on %s", account, device.name)
                .isEqualTo(total));
  }

  /** What a decision has to make of the totals: the choice's content in place of what was shown. */
  static Map<RecordId, Money> after(SimDevice device, Conflict conflict, Resolution resolution) {
    Map<RecordId, Money> totals = totals(device);
    ConflictEffects.contribution(conflict.provisional())
        .forEach(
            (account, part) -> totals.computeIfPresent(account, (id, total) -> total.minus(part)));
    ConflictEffects.contribution(device.inbox.preview(resolution))
        .forEach(
            (account, part) -> totals.computeIfPresent(account, (id, total) -> total.plus(part)));
    return totals;
  }

  private static void add(Map<RecordId, Money> sums, Change shown) {
    ConflictEffects.contribution(shown)
        .forEach((account, part) -> sums.merge(account, part, Money::plus));
  }
}
