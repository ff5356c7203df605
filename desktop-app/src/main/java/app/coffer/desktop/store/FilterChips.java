package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ATTACHMENT;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.IMPORT_KEY;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter.AmountRange;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterFilter.Chips.Flag;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What a filter's chips ask of a transaction's row. */
final class FilterChips {
  private FilterChips() {}

  static List<Condition> of(Chips chips) {
    var all = new ArrayList<Condition>();
    if (!chips.accounts().isEmpty()) {
      all.add(
          TX.ACCOUNT_ID
              .in(chips.accounts())
              .or(TX.TRANSFER_ACCOUNT_ID.in(chips.accounts()))
              .or(
                  TX.ID.in(
                      DSL.select(TX_LINE.TX)
                          .from(TX_LINE)
                          .where(TX_LINE.TRANSFER_ACCOUNT_ID.in(chips.accounts())))));
    }
    if (!chips.categories().isEmpty() || !chips.groups().isEmpty()) {
      all.add(categories(chips));
    }
    if (!chips.payees().isEmpty()) {
      all.add(TX.PAYEE_ID.in(chips.payees()));
    }
    for (String tag : chips.tags()) {
      all.add(tagged(tag));
    }
    if (!chips.statuses().isEmpty()) {
      all.add(TX.STATUS.in(chips.statuses().stream().map(Clearing::ordinal).toList()));
    }
    chips.flags().stream().sorted().forEach(flag -> all.add(flag(flag)));
    return all;
  }

  /** Tags stand one per line, a line feed after each. */
  static Condition tagged(String tag) {
    return DSL.condition(
        "instr({0} || {1}, {2}) > 0", DSL.inline("\n"), TX.TAGS, DSL.val("\n" + tag + "\n"));
  }

  static Condition between(AmountRange range, Field<Long> amount, Field<String> currency) {
    Field<Long> compared = range.absolute() ? DSL.abs(amount) : amount;
    Condition within = currency.eq(range.currency().getCurrencyCode());
    if (range.least() != null) {
      within = within.and(compared.ge(range.least().minor()));
    }
    if (range.most() != null) {
      within = within.and(compared.le(range.most().minor()));
    }
    return within;
  }

  private static Condition categories(Chips chips) {
    Condition tx = TX.CATEGORY_ID.in(chips.categories());
    Condition line = TX_LINE.CATEGORY_ID.in(chips.categories());
    if (!chips.groups().isEmpty()) {
      var grouped =
          DSL.select(CATEGORY.RECORD_ID)
              .from(CATEGORY)
              .where(CATEGORY.CATEGORY_GROUP_ID.in(chips.groups()));
      tx = tx.or(TX.CATEGORY_ID.in(grouped));
      line = line.or(TX_LINE.CATEGORY_ID.in(grouped));
    }
    return tx.or(TX.ID.in(DSL.select(TX_LINE.TX).from(TX_LINE).where(line)));
  }

  private static Condition flag(Flag flag) {
    return switch (flag) {
      case UNCATEGORISED ->
          TX.TRANSFER_ACCOUNT_ID
              .isNull()
              .and(TX.CATEGORY_ID.isNull())
              .and(
                  DSL.notExists(
                          DSL.selectOne()
                              .from(TX_LINE)
                              .where(
                                  TX_LINE.TX.eq(TX.ID),
                                  TX_LINE
                                      .CATEGORY_ID
                                      .isNotNull()
                                      .or(TX_LINE.TRANSFER_ACCOUNT_ID.isNotNull())))
                      .or(
                          DSL.exists(
                              DSL.selectOne()
                                  .from(TX_LINE)
                                  .where(
                                      TX_LINE.TX.eq(TX.ID),
                                      TX_LINE.CATEGORY_ID.isNull(),
                                      TX_LINE.TRANSFER_ACCOUNT_ID.isNull()))));
      case CONTESTED -> TX.SYNC_STATUS.eq(SyncStatus.CONFLICT.text());
      case IMPORTED -> TX.ID.in(DSL.select(IMPORT_KEY.TX).from(IMPORT_KEY));
      case WITH_FILES ->
          TX.RECORD_ID.in(
              DSL.select(ATTACHMENT.TX_RECORD.coerce(TX.RECORD_ID))
                  .from(ATTACHMENT)
                  .where(ATTACHMENT.REMOVED.isFalse()));
      case NOT_A_TRANSFER -> TX.TRANSFER_ACCOUNT_ID.isNull();
      case WITHOUT_PAYEE -> TX.PAYEE_ID.isNull();
      case WITHOUT_TAGS -> TX.TAGS.eq("");
    };
  }
}
