package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Note.What;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GnuCash's own XML, the format it saves by default. */
final class GnuCashXml {
  /** Templates hold accounts and transactions of their own, which are no bookings. */
  private static final Set<String> ELEMENTS =
      Set.of("account", "transaction", "template-transactions", "schedxaction", "budget", "price");

  private final GnuCashBook book = new GnuCashBook();
  private final Map<String, List<GnuCashBook.Template>> templates = new HashMap<>();

  private GnuCashXml() {}

  static GnuCashBook read(byte[] bytes) throws UnreadableFile {
    GnuCashXml xml = new GnuCashXml();
    String root = Xml.each(new ByteArrayInputStream(bytes), ELEMENTS, xml::take);
    if (!root.equals("gnc-v2")) {
      throw new UnreadableFile(Code.NO_GNUCASH);
    }
    return xml.book;
  }

  private void take(Xml element) throws UnreadableFile {
    switch (element.name()) {
      case "account" -> account(element);
      case "transaction" -> transaction(element);
      case "template-transactions" -> templates(element);
      case "schedxaction" -> scheduled(element);
      case "budget" -> budget(element);
      case "price" -> price(element);
      default -> throw new IllegalStateException("an element that was not asked for");
    }
  }

  /** By the account that stands for the schedule. */
  private void templates(Xml xml) {
    for (Xml transaction : xml.children("transaction")) {
      for (Xml splits : transaction.children("splits")) {
        for (Xml split : splits.children("split")) {
          Xml frame = frame(split);
          templates
              .computeIfAbsent(split.at("account"), id -> new ArrayList<>())
              .add(
                  new GnuCashBook.Template(
                      inFrame(frame, "account"),
                      either(frame, "debit"),
                      either(frame, "credit"),
                      split.at("memo")));
        }
      }
    }
  }

  private static Xml frame(Xml split) {
    return split.children("slots").stream()
        .flatMap(slots -> slots.children("slot").stream())
        .filter(slot -> slot.at("key").equals("sched-xaction"))
        .flatMap(slot -> slot.children("value").stream())
        .findFirst()
        .orElse(split);
  }

  private static String inFrame(Xml frame, String key) {
    return frame.children("slot").stream()
        .filter(slot -> slot.at("key").equals(key))
        .map(slot -> slot.at("value"))
        .findFirst()
        .orElse("");
  }

  /** The number; what it was typed as in older files. */
  private static String either(Xml frame, String side) {
    String number = inFrame(frame, side + "-numeric");
    return number.isEmpty() ? inFrame(frame, side + "-formula") : number;
  }

  private void scheduled(Xml xml) {
    List<GnuCashBook.Recurrence> repeats = new ArrayList<>();
    for (Xml schedule : xml.children("schedule")) {
      for (Xml each : schedule.children("recurrence")) {
        repeats.add(
            new GnuCashBook.Recurrence(
                each.at("mult"),
                each.at("period_type"),
                each.at("start", "gdate"),
                each.at("weekend_adj")));
      }
    }
    book.scheduled.add(
        new GnuCashBook.Scheduled(
            xml.at("name"),
            !xml.at("enabled").equals("n"),
            repeats,
            xml.at("last", "gdate"),
            xml.at("end", "gdate"),
            xml.at("num-occur"),
            xml.at("rem-occur"),
            templates.getOrDefault(xml.at("templ-acct"), List.of())));
  }

  private void budget(Xml xml) {
    List<GnuCashBook.Planned> amounts = new ArrayList<>();
    for (Xml slots : xml.children("slots")) {
      for (Xml account : slots.children("slot")) {
        for (Xml value : account.children("value")) {
          for (Xml period : value.children("slot")) {
            amounts.add(
                new GnuCashBook.Planned(account.at("key"), period.at("key"), period.at("value")));
          }
        }
      }
    }
    book.budgets.add(
        new GnuCashBook.Budget(
            xml.at("name"),
            xml.at("recurrence", "mult"),
            xml.at("recurrence", "period_type"),
            xml.at("recurrence", "start", "gdate"),
            amounts));
  }

  private void price(Xml xml) throws UnreadableFile {
    String unit = xml.at("commodity", "id");
    if (money(xml.at("commodity", "space"))) {
      book.prices.add(
          new GnuCashBook.Price(
              day(xml.at("time", "date")),
              unit,
              xml.at("currency", "id"),
              fraction(xml.at("value"))));
    } else {
      book.notes.add(What.PRICES, unit);
    }
  }

  private static boolean money(String space) {
    return space.equals("CURRENCY") || space.equals("ISO4217");
  }

  private void account(Xml xml) {
    String space = xml.at("commodity", "space");
    book.accounts.put(
        xml.at("id"),
        new GnuCashBook.Account(
            xml.at("id"),
            xml.at("name"),
            xml.at("type"),
            xml.at("parent"),
            xml.at("commodity", "id"),
            money(space),
            slot(xml, "hidden").equals("true"),
            slot(xml, "equity-type").equals("opening-balance")));
  }

  private void transaction(Xml xml) throws UnreadableFile {
    String date = xml.at("date-posted", "date");
    List<GnuCashBook.Split> splits = new ArrayList<>();
    for (Xml each :
        xml.children("splits").stream().flatMap(s -> s.children("split").stream()).toList()) {
      splits.add(
          new GnuCashBook.Split(
              each.at("account"),
              fraction(each.at("value")),
              fraction(each.at("quantity")),
              each.at("reconciled-state"),
              each.at("memo")));
    }
    book.transactions.add(
        new GnuCashBook.Transaction(
            day(date),
            xml.at("currency", "id"),
            xml.at("num"),
            xml.at("description"),
            slot(xml, "notes"),
            splits));
    if (!slot(xml, "assoc_uri").isEmpty()) {
      book.notes.add(What.ATTACHMENTS, xml.at("description"));
    }
  }

  private static String slot(Xml xml, String key) {
    return xml.children("slots").stream()
        .flatMap(slots -> slots.children("slot").stream())
        .filter(slot -> slot.at("key").equals(key))
        .map(slot -> slot.at("value"))
        .findFirst()
        .orElse("");
  }

  /** The day as written; the time of it and its zone are GnuCash's own affair. */
  static LocalDate day(String text) throws UnreadableFile {
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeException e) {
      throw new UnreadableFile(Code.TRANSACTION_WITHOUT_DAY);
    }
  }

  static BigDecimal fraction(String text) throws UnreadableFile {
    String[] parts = text.split("/", -1);
    try {
      return parts.length == 1
          ? new BigDecimal(parts[0])
          : divided(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new UnreadableFile(Code.AMOUNT_NO_NUMBER);
    }
  }

  static BigDecimal divided(BigDecimal number, BigDecimal by) {
    return number.divide(by, MathContext.DECIMAL128);
  }
}
