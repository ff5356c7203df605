package app.coffer.desktop.schedule;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.TreeMap;

/** Foretells balances from what is booked ahead and what schedules expect. */
public final class Forecasting {
  private static final int PAGE = 500;

  private final LedgerReader ledger;
  private final Schedules schedules;

  public Forecasting(LedgerReader ledger, Schedules schedules) {
    this.ledger = ledger;
    this.schedules = schedules;
  }

  public Forecast forecast(RecordId account, LocalDate today, LocalDate to) {
    Money balance = ledger.balance(account, today, Clearing.UNCLEARED);
    var moves = new TreeMap<LocalDate, Money>();
    var later = new RegisterFilter(account, "", today.plusDays(1), to);
    for (int offset = 0, all = ledger.count(later); offset < all; offset += PAGE) {
      for (RegisterRow row : ledger.rows(later, offset, PAGE)) {
        add(moves, row.transaction().date(), row.amount(), balance);
      }
    }
    for (Upcoming each : schedules.upcoming(to)) {
      Money move = each.moves().get(account);
      if (move != null) {
        add(moves, each.occurrence().due(), move, balance);
      }
    }
    return Forecast.of(account, today, balance, moves);
  }

  private static void add(TreeMap<LocalDate, Money> moves, LocalDate day, Money amount, Money in) {
    if (amount.currency().equals(in.currency())) {
      moves.merge(day, amount, Money::plus);
    }
  }
}
