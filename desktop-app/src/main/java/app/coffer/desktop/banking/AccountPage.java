package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One statement of a file that may hold several for the same account: its lines between two
 * balances.
 *
 * @param account the whole number, which tells accounts apart
 * @param currency empty where the file does not say
 */
record AccountPage(
    String account,
    Optional<Currency> currency,
    List<BankLine> lines,
    List<RowProblem> problems,
    Optional<Money> opening,
    Optional<Money> closing,
    List<Finding> warnings) {

  /** Pages of one account become one statement, in the order of the file. */
  static List<Statement> joined(List<AccountPage> pages) {
    Map<String, List<AccountPage>> accounts = new LinkedHashMap<>();
    for (AccountPage page : pages) {
      String key = page.account + "|" + page.currency.map(Currency::getCurrencyCode).orElse("");
      accounts.computeIfAbsent(key, ignored -> new ArrayList<>()).add(page);
    }
    return accounts.values().stream().map(AccountPage::join).toList();
  }

  private static Statement join(List<AccountPage> pages) {
    List<BankLine> lines = new ArrayList<>();
    List<RowProblem> problems = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    Optional<Money> before = Optional.empty();
    for (AccountPage page : pages) {
      lines.addAll(page.lines);
      problems.addAll(page.problems);
      warnings.addAll(page.warnings);
      warnings.addAll(page.sums());
      if (before.isPresent()
          && page.opening.isPresent()
          && !before.get().equals(page.opening.get())) {
        warnings.add(Finding.of(Code.PAGES_DO_NOT_FOLLOW, before.get(), page.opening.get()));
      }
      before = page.closing;
    }
    AccountPage first = pages.getFirst();
    return new Statement(
        lastDigits(first.account),
        first.currency.map(Currency::getCurrencyCode),
        lines,
        problems,
        first.opening,
        before,
        warnings.stream().distinct().toList());
  }

  /** Whether opening balance and lines lead to the closing balance, as far as the file says. */
  private List<Finding> sums() {
    if (opening.isEmpty() || closing.isEmpty()) {
      return List.of();
    }
    try {
      Money sum = opening.get();
      for (BankLine line : lines) {
        sum = sum.plus(line.amount());
      }
      return sum.equals(closing.get())
          ? List.of()
          : List.of(
              Finding.of(Code.LINES_LEAD_ELSEWHERE, sum, closing.get(), closing.get().minus(sum)));
    } catch (ArithmeticException e) {
      return List.of(Finding.of(Code.LINES_TOO_LARGE));
    }
  }

  /** What a person may see of an account's number. */
  static String lastDigits(String account) {
    String digits = account.replaceAll("[^A-Za-z0-9]", "");
    return digits.length() > 4 ? "…" + digits.substring(digits.length() - 4) : digits;
  }
}
