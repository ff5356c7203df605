package app.coffer.desktop.report;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.LegQuery;
import app.coffer.desktop.ledger.LedgerTotals.LegSum;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Balances at the ends of months, each in its own currency, converted by the rate of that day. */
final class NetWorthReport {
  private final LedgerReader ledger;
  private final LedgerTotals totals;
  private final Converted converted;

  NetWorthReport(LedgerReader ledger, LedgerTotals totals, Converted converted) {
    this.ledger = ledger;
    this.totals = totals;
    this.converted = converted;
  }

  NetWorth between(YearMonth from, YearMonth to, Set<RecordId> accounts) {
    Map<RecordId, TreeMap<YearMonth, Money>> moved = new HashMap<>();
    Map<RecordId, Money> balances = new LinkedHashMap<>();
    for (AccountBalance account : ledger.accounts()) {
      RecordId id = account.account().id();
      if (accounts.isEmpty() || accounts.contains(id)) {
        balances.put(id, account.account().opening());
        moved.put(id, new TreeMap<>());
      }
    }
    for (LegSum sum : totals.legs(new LegQuery(to.atEndOfMonth(), accounts, false, 1, false))) {
      Money opening = balances.get(sum.account());
      if (opening != null && opening.currency().equals(sum.sum().currency())) {
        moved.get(sum.account()).merge(sum.month(), sum.sum(), Money::plus);
      }
    }
    balances.replaceAll((account, opening) -> add(opening, moved.get(account).headMap(from)));
    var points = new ArrayList<NetWorth.Point>();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      YearMonth now = month;
      balances.replaceAll((account, balance) -> {
        Money change = moved.get(account).get(now);
        return change == null ? balance : balance.plus(change);
      });
      points.add(point(month, balances.values()));
    }
    return new NetWorth(points, converted.missing());
  }

  private static Money add(Money opening, Map<YearMonth, Money> before) {
    return before.values().stream().reduce(opening, Money::plus);
  }

  private NetWorth.Point point(YearMonth month, Collection<Money> balances) {
    Money assets = converted.zero();
    Money debts = converted.zero();
    for (Money balance : balances) {
      Money here = converted.of(balance, month.atEndOfMonth());
      if (here.isNegative()) {
        debts = debts.plus(here);
      } else {
        assets = assets.plus(here);
      }
    }
    return new NetWorth.Point(month, assets, debts);
  }
}
