package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account of an OFX file while its tags go by. */
final class OfxStatement {
  private static final Set<String> STARTS = Set.of("STMTRS", "CCSTMTRS", "INVSTMTRS");

  /** What a line may say once only. */
  private static final Set<String> CERTAIN = Set.of("TRNAMT", "DTPOSTED");

  /** No tag is written like this. */
  private static final String CONTRADICTION = "?";

  private record Row(int line, Map<String, String> values, boolean whole) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<RowProblem> problems = new ArrayList<>();
  private String currency = "";
  private String account = "";
  private String balance = "";
  private boolean inLedgerBalance;
  private boolean inCurrency;
  private boolean inCounterAccount;
  private boolean inTrade;
  private @Nullable Map<String, String> row;
  private int rowLine;
  private boolean mayBeCut;

  static boolean starts(String name) {
    return STARTS.contains(name);
  }

  void take(OfxTokens.Token token) {
    String name = token.name();
    mayBeCut = token.opens();
    if (name.equals("STMTTRN")) {
      endRow(!token.opens());
      row = token.opens() ? new HashMap<>() : null;
      rowLine = token.line();
      inCurrency = false;
      inCounterAccount = false;
    } else if (name.equals("BANKTRANLIST") && !token.opens() || STARTS.contains(name)) {
      endRow(false);
      row = null;
    } else if (name.equals("LEDGERBAL")) {
      endRow(false);
      row = null;
      inLedgerBalance = token.opens();
    } else if (name.equals("AVAILBAL")) {
      inLedgerBalance = false;
    } else if (name.equals("CURRENCY")) {
      inCurrency = token.opens();
    } else if (name.equals("BANKACCTTO") || name.equals("CCACCTTO")) {
      inCounterAccount = token.opens();
    } else if (name.equals("INVTRAN")) {
      inTrade = token.opens();
    } else if (token.opens()) {
      value(name, token.text(), token.line());
    }
  }

  private void value(String name, String text, int line) {
    if (row != null) {
      boolean counterpart = inCounterAccount && !name.equals("NAME");
      if (!counterpart && (!name.equals("CURSYM") || inCurrency)) {
        String before = row.putIfAbsent(name, text);
        if (before != null && !before.equals(text) && CERTAIN.contains(name)) {
          row.put(CONTRADICTION, name);
        }
      }
    } else if (inTrade && name.equals("DTTRADE")) {
      problems.add(new RowProblem(line, BankFile.shortened(text), Finding.of(Code.A_TRADE)));
    } else if (name.equals("CURDEF") && currency.isEmpty()) {
      currency = text;
    } else if (name.equals("ACCTID") && account.isEmpty()) {
      account = text;
    } else if (name.equals("BALAMT") && inLedgerBalance && balance.isEmpty()) {
      balance = text;
    }
  }

  private void endRow(boolean whole) {
    if (row != null) {
      rows.add(new Row(rowLine, row, whole || row.containsKey("FITID")));
    }
  }

  Statement build(Currency ofAccount, List<Finding> fileWarnings) {
    if (row != null && mayBeCut) {
      rows.add(new Row(rowLine, row, false)); // the file ends in a value
    } else {
      endRow(false);
    }
    row = null;
    List<Finding> warnings = new ArrayList<>(fileWarnings);
    Currency unit = ofAccount;
    try {
      unit = currency.isEmpty() ? ofAccount : Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      warnings.add(Finding.of(Code.UNKNOWN_CURRENCY));
      currency = "";
    }
    NumberShape shape = new NumberShape(3); // OFX has no groups, so 1.234 is no thousand
    rows.forEach(each -> shape.see(each.values().getOrDefault("TRNAMT", "")));
    List<BankLine> lines = new ArrayList<>();
    for (Row each : rows) {
      Map<String, String> values = each.values();
      try {
        if (!each.whole()) {
          throw new AmountText.Refused(Code.LINE_BREAKS_OFF);
        }
        lines.add(line(each, shape.decimalSign(), unit));
      } catch (AmountText.Refused e) {
        String said =
            String.join(
                " ",
                values.getOrDefault("DTPOSTED", ""),
                values.getOrDefault("TRNAMT", ""),
                values.getOrDefault("NAME", values.getOrDefault("MEMO", "")));
        problems.add(new RowProblem(each.line(), BankFile.shortened(said), e.why()));
      }
    }
    Optional<Money> closing = Optional.empty();
    if (!balance.isBlank()) {
      try {
        NumberShape own = new NumberShape(3);
        own.see(balance);
        closing = Optional.of(AmountText.read(balance, own.decimalSign(), unit));
      } catch (AmountText.Refused e) {
        warnings.add(Finding.of(Code.CLOSING_UNREADABLE, e.why()));
      }
    }
    String digits = account.replaceAll("[^A-Za-z0-9]", "");
    String name = digits.length() > 4 ? "…" + digits.substring(digits.length() - 4) : digits;
    return new Statement(
        name,
        currency.isEmpty() ? Optional.empty() : Optional.of(unit.getCurrencyCode()),
        lines,
        problems,
        Optional.empty(),
        closing,
        warnings);
  }

  private static BankLine line(Row row, char decimalSign, Currency unit) throws AmountText.Refused {
    Map<String, String> values = row.values();
    String twice = values.getOrDefault(CONTRADICTION, "");
    if (!twice.isEmpty()) {
      throw new AmountText.Refused(
          twice.equals("TRNAMT") ? Code.SEVERAL_AMOUNTS : Code.SEVERAL_DATES);
    }
    LocalDate date = DateText.ofx(values.getOrDefault("DTPOSTED", ""));
    String symbol = values.getOrDefault("CURSYM", "");
    if (!symbol.isEmpty() && !symbol.equals(unit.getCurrencyCode())) {
      throw new AmountText.Refused(
          Code.NOT_THE_STATEMENTS_CURRENCY, BankFile.shortened(symbol), unit.getCurrencyCode());
    }
    Money amount = AmountText.read(values.getOrDefault("TRNAMT", ""), decimalSign, unit);
    String name = values.getOrDefault("NAME", "");
    String memo = values.getOrDefault("MEMO", "");
    if (name.isEmpty()) {
      name = memo;
      memo = "";
    } else if (name.length() >= 30 && memo.startsWith(name)) {
      name = memo;
      memo = "";
    } else if (name.length() == 32
        && !memo.isEmpty()
        && Character.isLetterOrDigit(name.charAt(31))
        && (Character.isLowerCase(memo.charAt(0)) || Character.isDigit(memo.charAt(0)))) {
      name = name + memo;
      memo = "";
    }
    String number = values.getOrDefault("CHECKNUM", "");
    return new BankLine(
        row.line(),
        date,
        amount,
        values.getOrDefault("FITID", ""),
        name,
        memo.equals(name) ? "" : memo,
        number.matches("0*") ? "" : number);
  }
}
