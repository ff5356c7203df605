package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One statement of a CAMT file while its parts go by. */
final class CamtStatement {
  private final Currency ofAccount;
  private final List<XmlBranch> entries = new ArrayList<>();
  private final List<XmlBranch> balances = new ArrayList<>();
  private String account = "";
  private String said = "";

  CamtStatement(Currency ofAccount) {
    this.ofAccount = ofAccount;
  }

  void take(XmlBranch part) {
    switch (part.name()) {
      case "Acct" -> {
        account = part.at("Id").map(XmlBranch::firstText).orElse("");
        said = part.textAt("Ccy");
      }
      case "Bal" -> balances.add(part);
      case "Ntry" -> entries.add(part);
      default -> {
        // totals and headers say nothing that the lines do not
      }
    }
  }

  AccountPage page() {
    List<Finding> warnings = new ArrayList<>();
    Currency unit = unit(warnings);
    List<BankLine> lines = new ArrayList<>();
    List<BankLine> reversals = new ArrayList<>();
    List<RowProblem> problems = new ArrayList<>();
    int waiting = 0;
    for (XmlBranch entry : entries) {
      String status = entry.at("Sts").map(XmlBranch::firstText).orElse("BOOK");
      if (!status.equals("BOOK")) {
        waiting++;
        continue;
      }
      try {
        List<BankLine> read = new CamtEntry(entry, unit).lines();
        lines.addAll(read);
        if (CamtEntry.isTrue(entry.textAt("RvslInd"))) {
          reversals.addAll(read);
        }
      } catch (AmountText.Refused e) {
        problems.add(
            new RowProblem(entry.line(), BankFile.shortened(CamtEntry.said(entry)), e.why()));
      }
    }
    if (waiting > 0) {
      warnings.add(
          waiting == 1 ? Finding.of(Code.ONE_WAITING) : Finding.of(Code.SOME_WAITING, waiting));
    }
    Optional<Money> opening = balance(unit, warnings, "OPBD", "PRCD");
    Optional<Money> closing = balance(unit, warnings, "CLBD");
    if (turnedRound(lines, reversals, opening, closing)) {
      lines.replaceAll(
          line -> reversals.stream().anyMatch(each -> each == line) ? turned(line) : line);
      warnings.add(Finding.of(Code.REVERSALS_TURNED));
    }
    return new AccountPage(account, Optional.of(unit), lines, problems, opening, closing, warnings);
  }

  /**
   * The standard's sign of a reversal is the one that moves the account, but some banks write that
   * of the payment taken back; only balances that fit nothing else show it.
   */
  private static boolean turnedRound(
      List<BankLine> lines,
      List<BankLine> reversals,
      Optional<Money> opening,
      Optional<Money> closing) {
    if (reversals.isEmpty() || opening.isEmpty() || closing.isEmpty()) {
      return false;
    }
    try {
      Money sum = opening.get();
      for (BankLine line : lines) {
        sum = sum.plus(line.amount());
      }
      Money other = sum;
      for (BankLine line : reversals) {
        other = other.minus(line.amount()).minus(line.amount());
      }
      return !sum.equals(closing.get()) && other.equals(closing.get());
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static BankLine turned(BankLine line) {
    return new BankLine(
        line.lineNumber(),
        line.date(),
        line.amount().negated(),
        line.bankId(),
        line.payee(),
        line.notes(),
        line.number());
  }

  /** The account's own word, else the opening balance's, else the first line's. */
  private Currency unit(List<Finding> warnings) {
    List<String> guesses = new ArrayList<>(List.of(said));
    for (String code : List.of("OPBD", "PRCD", "CLBD")) {
      of(code).ifPresent(balance -> guesses.add(balance.at("Amt").map(XmlBranch::unit).orElse("")));
    }
    entries.forEach(entry -> guesses.add(entry.at("Amt").map(XmlBranch::unit).orElse("")));
    for (String guess : guesses) {
      if (!guess.isEmpty()) {
        try {
          return Currency.getInstance(guess);
        } catch (IllegalArgumentException e) {
          warnings.add(Finding.of(Code.UNKNOWN_CURRENCY));
          return ofAccount;
        }
      }
    }
    return ofAccount;
  }

  private Optional<XmlBranch> of(String code) {
    List<XmlBranch> found =
        balances.stream()
            .filter(each ->
                code.equals(each.at("Tp", "CdOrPrtry").map(XmlBranch::firstText).orElse("")))
            .toList();
    // a file of several pages has interim balances of the same kind: first opens, last closes
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(code.equals("CLBD") ? found.getLast() : found.getFirst());
  }

  private Optional<Money> balance(Currency unit, List<Finding> warnings, String... codes) {
    for (String code : codes) {
      Optional<XmlBranch> found = of(code);
      if (found.isEmpty()) {
        continue;
      }
      try {
        return Optional.of(CamtEntry.amount(found.get(), unit));
      } catch (AmountText.Refused e) {
        warnings.add(Finding.of(Code.BALANCE_UNREADABLE, e.why()));
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
