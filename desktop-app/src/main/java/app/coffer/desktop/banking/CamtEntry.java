package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** One entry of a CAMT file: one line, or one for each payment of a batch. */
final class CamtEntry {
  private final XmlBranch entry;
  private final Currency unit;

  CamtEntry(XmlBranch entry, Currency unit) {
    this.entry = entry;
    this.unit = unit;
  }

  List<BankLine> lines() throws AmountText.Refused {
    once("Amt", Code.SEVERAL_AMOUNTS);
    once("CdtDbtInd", Code.SEVERAL_DIRECTIONS);
    once("BookgDt", Code.SEVERAL_DATES);
    Money amount = amount(entry, unit);
    String day =
        Stream.of("BookgDt", "ValDt")
            .map(name -> entry.at(name).map(XmlBranch::firstText).orElse(""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    LocalDate date = DateText.ofx(day);
    List<XmlBranch> details = new ArrayList<>();
    entry.all("NtryDtls").forEach(each -> details.addAll(each.all("TxDtls")));
    if (details.size() > 1) {
      List<Money> amounts = amounts(details, amount);
      if (!amounts.isEmpty()) {
        List<BankLine> lines = new ArrayList<>();
        for (int i = 0; i < details.size(); i++) {
          lines.add(line(details.get(i), date, amounts.get(i), partId(details.get(i), date)));
        }
        return lines;
      }
      return List.of(line(entry, date, amount, id(entry, date)));
    }
    XmlBranch detail = details.isEmpty() ? entry : details.getFirst();
    return List.of(line(detail, date, amount, id(detail, date)));
  }

  private void once(String name, Code several) throws AmountText.Refused {
    if (entry.all(name).size() > 1) {
      throw new AmountText.Refused(several);
    }
  }

  /** Only where they sum up to the entry; else none. */
  private List<Money> amounts(List<XmlBranch> details, Money whole) {
    List<Money> amounts = new ArrayList<>();
    Money sum = Money.zero(unit);
    String direction = entry.textAt("CdtDbtInd");
    try {
      for (XmlBranch detail : details) {
        XmlBranch said =
            detail
                .at("Amt")
                .or(() -> detail.at("AmtDtls", "TxAmt", "Amt"))
                .orElseThrow(() -> new AmountText.Refused(Code.AMOUNT_MISSING));
        String own = detail.textAt("CdtDbtInd");
        Money part = signed(plain(said, unit), own.isEmpty() ? direction : own);
        amounts.add(part);
        sum = sum.plus(part);
      }
    } catch (AmountText.Refused | ArithmeticException e) {
      return List.of(); // booked as one
    }
    return sum.equals(whole) ? amounts : List.of();
  }

  private BankLine line(XmlBranch detail, LocalDate date, Money amount, String id) {
    String[] sides = amount.isNegative() ? new String[] {"Cdtr"} : new String[] {"Dbtr"};
    String payee = party(detail, "Ultmt" + sides[0]);
    payee = payee.isEmpty() ? party(detail, sides[0]) : payee;
    List<String> notes = new ArrayList<>();
    detail
        .at("RmtInf")
        .ifPresent(info -> {
          info.all("Ustrd").forEach(text -> notes.add(text.text()));
          info.all("Strd").forEach(text -> notes.add(text.textAt("CdtrRefInf", "Ref")));
        });
    List<String> more = List.of(detail.textAt("AddtlTxInf"), entry.textAt("AddtlNtryInf"));
    String words = String.join(" ", notes.stream().filter(text -> !text.isEmpty()).toList());
    String extra = more.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    if (payee.isEmpty()) {
      payee = extra.isEmpty() ? words : extra;
      words = extra.isEmpty() ? "" : words;
    } else if (words.isEmpty()) {
      words = extra;
    }
    return new BankLine(
        detail.line(), date, amount, id, payee, words, detail.textAt("Refs", "ChqNb"));
  }

  private static String party(XmlBranch detail, String role) {
    String name = detail.textAt("RltdPties", role, "Nm");
    return name.isEmpty() ? detail.textAt("RltdPties", role, "Pty", "Nm") : name;
  }

  /**
   * The bank's own reference; else that of the line or of the payer, which come back in other
   * months and so count together with the day only.
   */
  private String id(XmlBranch detail, LocalDate date) {
    String own = entry.textAt("AcctSvcrRef");
    if (ImportKeys.usable(own)) {
      return own;
    }
    String inside = detail.textAt("Refs", "AcctSvcrRef");
    if (ImportKeys.usable(inside)) {
      return inside;
    }
    for (String other : List.of(entry.textAt("NtryRef"), detail.textAt("Refs", "EndToEndId"))) {
      if (ImportKeys.usable(other)) {
        return other + " " + date;
      }
    }
    return "";
  }

  private String partId(XmlBranch detail, LocalDate date) {
    String own = detail.textAt("Refs", "AcctSvcrRef");
    if (ImportKeys.usable(own) && !own.equals(entry.textAt("AcctSvcrRef"))) {
      return own;
    }
    String payer = detail.textAt("Refs", "EndToEndId");
    return ImportKeys.usable(payer) ? payer + " " + date : "";
  }

  /** The signed amount of an entry or a balance. */
  static Money amount(XmlBranch of, Currency unit) throws AmountText.Refused {
    XmlBranch said = of.at("Amt").orElseThrow(() -> new AmountText.Refused(Code.AMOUNT_MISSING));
    return signed(plain(said, unit), of.textAt("CdtDbtInd"));
  }

  private static Money signed(Money size, String direction) throws AmountText.Refused {
    return switch (direction) {
      case "CRDT" -> size;
      case "DBIT" -> size.negated();
      default -> throw new AmountText.Refused(Code.NO_DIRECTION, BankFile.shortened(direction));
    };
  }

  private static Money plain(XmlBranch amount, Currency unit) throws AmountText.Refused {
    if (!amount.unit().isEmpty() && !amount.unit().equals(unit.getCurrencyCode())) {
      throw new AmountText.Refused(
          Code.NOT_THE_ACCOUNTS_CURRENCY,
          BankFile.shortened(amount.unit()),
          unit.getCurrencyCode());
    }
    String text = amount.text();
    if (text.length() > 40 || !text.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+")) {
      throw text.isEmpty()
          ? new AmountText.Refused(Code.AMOUNT_MISSING)
          : new AmountText.Refused(Code.NOT_AN_AMOUNT, BankFile.shortened(text));
    }
    return AmountText.money(new BigDecimal(text), unit, text);
  }

  static boolean isTrue(String flag) {
    return flag.equals("true") || flag.equals("1");
  }

  /** What an entry that cannot be read says, for a person to find it by. */
  static String said(XmlBranch entry) {
    return String.join(
        " ",
        entry.at("BookgDt").map(XmlBranch::firstText).orElse(""),
        entry.textAt("CdtDbtInd"),
        entry.textAt("Amt"),
        entry.textAt("AcctSvcrRef"));
  }
}
