package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.bring.GnuCashBook.Account;
import app.coffer.desktop.banking.bring.GnuCashBook.Budget;
import app.coffer.desktop.banking.bring.GnuCashBook.Planned;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GnuCash's budgets: of the one that begins last what each month has for spending. The months of
 * two budgets may be the same, and here a month has one.
 */
record GnuCashBudgets(GnuCashBook book, Gathering into) {
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-?(0[1-9]|1[0-2]).*");
  private static final Pattern PERIOD = Pattern.compile("\\d{1,3}");

  private static final int FIRST = 1900;
  private static final int LAST = 2200;

  void take() throws UnreadableFile {
    List<Budget> byStart =
        book.budgets.stream().sorted(Comparator.comparing(Budget::start).reversed()).toList();
    boolean taken = false;
    for (Budget each : byStart) {
      Matcher start = MONTH.matcher(each.start());
      boolean monthly = each.unit().equals("month") && each.every().equals("1") && start.matches();
      if (monthly && !taken) {
        taken = true;
        take(each, YearMonth.of(number(start.group(1)), number(start.group(2))));
      } else {
        into.notes.add(What.BUDGETS, each.name());
      }
    }
  }

  private void take(Budget budget, YearMonth first) throws UnreadableFile {
    for (Planned each : budget.amounts()) {
      Account account = book.accounts.get(each.account());
      if (account == null || !PERIOD.matcher(each.period()).matches()) {
        continue; // notes stand among the amounts
      }
      BigDecimal amount = GnuCashXml.fraction(each.amount());
      YearMonth month = first.plusMonths(number(each.period()));
      Optional<Currency> currency = currency(account);
      boolean fits =
          account.type().equals("EXPENSE")
              && into.hasCategory(account.id())
              && amount.signum() > 0
              && month.getYear() >= FIRST
              && month.getYear() <= LAST;
      if (fits && currency.isPresent()) {
        Money money = into.money(amount, currency.get());
        into.budgeted(new Brought.Budgeted(account.id(), month, money));
      } else {
        into.notes.add(What.BUDGETS, amount.signum() == 0 ? 0 : 1, account.name());
      }
    }
  }

  private static Optional<Currency> currency(Account account) {
    try {
      return Optional.of(Currency.getInstance(account.unit()));
    } catch (IllegalArgumentException ofAnotherKind) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
