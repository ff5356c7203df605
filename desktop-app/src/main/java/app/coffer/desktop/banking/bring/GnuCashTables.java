package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Tables.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GnuCash's SQLite file. */
final class GnuCashTables {
  private static final Row NONE = new Row(Map.of());

  private GnuCashTables() {}

  static GnuCashBook read(Tables tables) throws UnreadableFile {
    if (tables.rows("books").isEmpty() || tables.rows("accounts").isEmpty()) {
      throw new UnreadableFile(Code.NO_GNUCASH);
    }
    tables.require("accounts", "guid", "name", "account_type", "commodity_guid", "parent_guid");
    tables.require("transactions", "guid", "currency_guid", "post_date");
    tables.require(
        "splits",
        "tx_guid",
        "account_guid",
        "value_num",
        "value_denom",
        "quantity_num",
        "quantity_denom");
    GnuCashBook book = new GnuCashBook();
    Map<String, Row> units = new HashMap<>();
    tables.rows("commodities").forEach(row -> units.put(row.text("guid"), row));
    Map<String, Map<String, String>> slots = new HashMap<>();
    for (Row row : tables.rows("slots")) {
      slots
          .computeIfAbsent(row.text("obj_guid"), id -> new HashMap<>())
          .put(row.text("name"), row.text("string_val"));
    }
    accounts(tables, units, slots, book);
    transactions(tables, units, slots, book);
    scheduled(tables, book);
    budgets(tables, book);
    for (Row row : tables.rows("prices")) {
      Row unit = units.getOrDefault(row.text("commodity_guid"), new Row(Map.of()));
      Row in = units.getOrDefault(row.text("currency_guid"), new Row(Map.of()));
      if (unit.text("namespace").equals("CURRENCY")) {
        book.prices.add(
            new GnuCashBook.Price(
                GnuCashXml.day(row.text("date")),
                unit.text("mnemonic"),
                in.text("mnemonic"),
                fraction(row, "value")));
      } else {
        book.notes.add(What.PRICES, unit.text("mnemonic"));
      }
    }
    return book;
  }

  private static void scheduled(Tables tables, GnuCashBook book) {
    Map<String, List<GnuCashBook.Recurrence>> repeats = new HashMap<>();
    for (Row row : tables.rows("recurrences")) {
      repeats
          .computeIfAbsent(row.text("obj_guid"), id -> new ArrayList<>())
          .add(
              new GnuCashBook.Recurrence(
                  row.text("recurrence_mult"),
                  row.text("recurrence_period_type"),
                  row.text("recurrence_period_start"),
                  row.text("recurrence_weekend_adjust")));
    }
    Map<String, List<GnuCashBook.Template>> templates = templates(tables);
    for (Row row : tables.rows("schedxactions")) {
      book.scheduled.add(
          new GnuCashBook.Scheduled(
              row.text("name"),
              row.flag("enabled"),
              repeats.getOrDefault(row.text("guid"), List.of()),
              row.text("last_occur"),
              row.text("end_date"),
              row.text("num_occur"),
              row.text("rem_occur"),
              templates.getOrDefault(row.text("template_act_guid"), List.of())));
    }
  }

  /** By the account that stands for the schedule; what they book is in slots of their slots. */
  private static Map<String, List<GnuCashBook.Template>> templates(Tables tables) {
    Map<String, String> frames = new HashMap<>();
    Map<String, Map<String, Row>> slots = new HashMap<>();
    for (Row row : tables.rows("slots")) {
      if (row.text("name").equals("sched-xaction")) {
        frames.put(row.text("obj_guid"), row.text("guid_val"));
      } else if (row.text("name").startsWith("sched-xaction/")) {
        slots
            .computeIfAbsent(row.text("obj_guid"), id -> new HashMap<>())
            .put(row.text("name").substring("sched-xaction/".length()), row);
      }
    }
    Map<String, List<GnuCashBook.Template>> templates = new HashMap<>();
    for (Row row : tables.rows("splits")) {
      String frame = frames.get(row.text("guid"));
      if (frame != null) {
        Map<String, Row> of = slots.getOrDefault(frame, Map.of());
        templates
            .computeIfAbsent(row.text("account_guid"), id -> new ArrayList<>())
            .add(
                new GnuCashBook.Template(
                    of.getOrDefault("account", NONE).text("guid_val"),
                    either(of, "debit"),
                    either(of, "credit"),
                    row.text("memo")));
      }
    }
    return templates;
  }

  private static String either(Map<String, Row> of, String side) {
    Row number = of.getOrDefault(side + "-numeric", NONE);
    return number.text("numeric_val_denom").isEmpty()
        ? of.getOrDefault(side + "-formula", NONE).text("string_val")
        : number.text("numeric_val_num") + "/" + number.text("numeric_val_denom");
  }

  private static void budgets(Tables tables, GnuCashBook book) {
    Map<String, Row> recurrences = new HashMap<>();
    tables.rows("recurrences").forEach(row -> recurrences.put(row.text("obj_guid"), row));
    Map<String, List<GnuCashBook.Planned>> amounts = new HashMap<>();
    for (Row row : tables.rows("budget_amounts")) {
      amounts
          .computeIfAbsent(row.text("budget_guid"), id -> new ArrayList<>())
          .add(
              new GnuCashBook.Planned(
                  row.text("account_guid"),
                  row.text("period_num"),
                  row.text("amount_num") + "/" + row.text("amount_denom")));
    }
    for (Row row : tables.rows("budgets")) {
      Row repeats = recurrences.getOrDefault(row.text("guid"), new Row(Map.of()));
      book.budgets.add(
          new GnuCashBook.Budget(
              row.text("name"),
              repeats.text("recurrence_mult"),
              repeats.text("recurrence_period_type"),
              repeats.text("recurrence_period_start"),
              amounts.getOrDefault(row.text("guid"), List.of())));
    }
  }

  private static void accounts(
      Tables tables,
      Map<String, Row> units,
      Map<String, Map<String, String>> slots,
      GnuCashBook book) {
    Set<String> templates = new HashSet<>();
    tables.rows("books").forEach(row -> templates.add(row.text("root_template_guid")));
    for (Row row : tables.rows("accounts")) {
      String id = row.text("guid");
      Row unit = units.getOrDefault(row.text("commodity_guid"), new Row(Map.of()));
      if (templates.contains(id) || templates.contains(row.text("parent_guid"))) {
        continue;
      }
      book.accounts.put(
          id,
          new GnuCashBook.Account(
              id,
              row.text("name"),
              row.text("account_type"),
              row.text("parent_guid"),
              unit.text("mnemonic"),
              unit.text("namespace").equals("CURRENCY"),
              row.flag("hidden"),
              slots
                  .getOrDefault(id, Map.of())
                  .getOrDefault("equity-type", "")
                  .equals("opening-balance")));
    }
  }

  private static void transactions(
      Tables tables,
      Map<String, Row> units,
      Map<String, Map<String, String>> slots,
      GnuCashBook book)
      throws UnreadableFile {
    Map<String, List<GnuCashBook.Split>> splits = new HashMap<>();
    Set<String> known = new HashSet<>();
    tables.rows("accounts").forEach(row -> known.add(row.text("guid")));
    for (Row row : tables.rows("splits")) {
      if (!known.contains(row.text("account_guid"))) {
        throw new UnreadableFile(Code.ACCOUNT_NOT_HELD);
      }
      // a template's bookings are on accounts that were left out
      if (book.accounts.containsKey(row.text("account_guid"))) {
        splits
            .computeIfAbsent(row.text("tx_guid"), id -> new ArrayList<>())
            .add(
                new GnuCashBook.Split(
                    row.text("account_guid"),
                    fraction(row, "value"),
                    fraction(row, "quantity"),
                    row.text("reconcile_state"),
                    row.text("memo")));
      }
    }
    Set<String> seen = new HashSet<>();
    for (Row row : tables.rows("transactions")) {
      String id = row.text("guid");
      if (!seen.add(id)) {
        throw new UnreadableFile(Code.DATABASE_DAMAGED);
      }
      if (splits.containsKey(id)) {
        boolean linked = slots.getOrDefault(id, Map.of()).containsKey("assoc_uri");
        book.notes.add(What.ATTACHMENTS, linked ? 1 : 0, row.text("description"));
        book.transactions.add(
            new GnuCashBook.Transaction(
                GnuCashXml.day(row.text("post_date")),
                units.getOrDefault(row.text("currency_guid"), new Row(Map.of())).text("mnemonic"),
                row.text("num"),
                row.text("description"),
                slots.getOrDefault(id, Map.of()).getOrDefault("notes", ""),
                splits.getOrDefault(id, List.of())));
      }
    }
  }

  private static BigDecimal fraction(Row row, String name) throws UnreadableFile {
    return GnuCashXml.fraction(row.text(name + "_num") + "/" + row.text(name + "_denom"));
  }
}
