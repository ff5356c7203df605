package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One statement of an MT940 file while its fields go by. */
final class SwiftStatement {
  private static final Pattern BALANCE =
      Pattern.compile("(?<mark>[CD])(?<day>\\d{6})(?<unit>[A-Z]{3})(?<amount>[0-9.,]{1,40})");
  private static final Pattern SUM =
      Pattern.compile("(?<count>\\d{1,7})(?<unit>[A-Z]{3})(?<amount>[0-9.,]{1,40})");
  private static final Pattern FLOOR = Pattern.compile("([A-Z]{3}).*");

  private final Currency ofAccount;
  private final List<SwiftTokens.Field> fields = new ArrayList<>();
  private String account = "";
  private boolean lines;
  private boolean balances;

  SwiftStatement(Currency ofAccount) {
    this.ofAccount = ofAccount;
  }

  void take(SwiftTokens.Field field) {
    if (field.tag().startsWith("25")) {
      account = field.first();
    }
    lines |= field.tag().equals("61");
    balances |= field.tag().matches("6[02][FM]|34F");
    fields.add(field);
  }

  boolean hasAccount() {
    return !account.isEmpty();
  }

  boolean isStatement() {
    return lines || balances;
  }

  AccountPage page() {
    List<Finding> warnings = new ArrayList<>();
    Optional<Currency> unit = unit(warnings);
    Currency currency = unit.orElse(ofAccount);
    List<BankLine> read = new ArrayList<>();
    List<RowProblem> problems = new ArrayList<>();
    boolean interim = false;
    for (int i = 0; i < fields.size(); i++) {
      SwiftTokens.Field field = fields.get(i);
      interim |= field.tag().equals("34F");
      if (field.tag().equals("61")) {
        boolean explained = i + 1 < fields.size() && fields.get(i + 1).tag().equals("86");
        SwiftPurpose purpose =
            explained ? SwiftPurpose.of(fields.get(i + 1).value()) : SwiftPurpose.NONE;
        try {
          read.add(SwiftLine.read(field, purpose, currency));
        } catch (AmountText.Refused e) {
          problems.add(
              new RowProblem(
                  field.line(), BankFile.shortened(String.join(" ", field.value())), e.why()));
        }
      }
    }
    if (interim) {
      warnings.add(Finding.of(Code.INTERIM));
    }
    totals(read, currency, warnings);
    return new AccountPage(
        account,
        unit,
        read,
        problems,
        balance("60", currency, warnings),
        balance("62", currency, warnings),
        warnings);
  }

  private Optional<Currency> unit(List<Finding> warnings) {
    for (SwiftTokens.Field field : fields) {
      Matcher said = (field.tag().equals("34F") ? FLOOR : BALANCE).matcher(field.first());
      if (field.tag().matches("6[02][FM]|34F") && said.matches()) {
        String code = field.tag().equals("34F") ? said.group(1) : said.group("unit");
        try {
          return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
          warnings.add(Finding.of(Code.UNKNOWN_CURRENCY));
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Money> balance(String kind, Currency unit, List<Finding> warnings) {
    for (SwiftTokens.Field field : fields) {
      if (!field.tag().equals(kind + "F") && !field.tag().equals(kind + "M")) {
        continue;
      }
      Matcher said = BALANCE.matcher(field.first());
      if (!said.matches()) {
        warnings.add(
            Finding.of(
                Code.BALANCE_UNREADABLE,
                Finding.of(Code.QUOTED, BankFile.shortened(field.first()))));
        return Optional.empty();
      }
      if (!said.group("unit").equals(unit.getCurrencyCode())) {
        warnings.add(Finding.of(Code.BALANCE_IN_OTHER_CURRENCY, said.group("unit")));
        return Optional.empty();
      }
      try {
        Money size = SwiftLine.amount(said.group("amount"), unit);
        return Optional.of(said.group("mark").equals("D") ? size.negated() : size);
      } catch (AmountText.Refused e) {
        warnings.add(Finding.of(Code.BALANCE_UNREADABLE, e.why()));
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** An interim report counts its lines instead of having balances. */
  private void totals(List<BankLine> read, Currency unit, List<Finding> warnings) {
    for (SwiftTokens.Field field : fields) {
      Matcher said = SUM.matcher(field.first());
      if (!field.tag().matches("90[CD]") || !said.matches()) {
        continue;
      }
      boolean out = field.tag().equals("90D");
      try {
        Money sum = Money.zero(unit);
        int count = 0;
        for (BankLine line : read) {
          if (line.amount().isNegative() == out) {
            sum = sum.plus(line.amount());
            count++;
          }
        }
        Money wanted = SwiftLine.amount(said.group("amount"), unit);
        if (!sum.equals(out ? wanted.negated() : wanted)
            || count != Integer.parseInt(said.group("count"))) {
          warnings.add(Finding.of(Code.TOTALS_DIFFER));
        }
      } catch (AmountText.Refused | ArithmeticException e) {
        warnings.add(Finding.of(Code.TOTALS_UNREADABLE));
      }
    }
  }
}
