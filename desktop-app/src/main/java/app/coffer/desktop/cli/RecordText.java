package app.coffer.desktop.cli;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfAttachment;
import app.coffer.desktop.change.RecordFields.OfCategory;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A record's fields as text, with names instead of ids. */
final class RecordText {
  /** Fields that say something of a record's amount; the others are shown under their own name. */
  private static final List<String> WITH_AMOUNT =
      List.of(
          RecordFields.CURRENCY, OfTransaction.TRANSFER_AMOUNT, OfTransaction.TRANSFER_CURRENCY);

  /** Fields that mean nothing to a person; one of them is a key. */
  private static final List<String> NEVER =
      List.of(OfAttachment.KEY, OfAttachment.HASH, OfAttachment.CHUNKS);

  private final Map<RecordId, String> categories;
  private final LedgerReader ledger;

  RecordText(LedgerReader ledger) {
    this.ledger = ledger;
    this.categories = new Lookup(ledger).categoryPaths();
  }

  /** The fields to show of those that two or more contents differ in. */
  static List<String> shownFields(java.util.Collection<String> fields) {
    List<String> shown =
        new ArrayList<>(
            fields.stream()
                .filter(field -> !WITH_AMOUNT.contains(field) && !NEVER.contains(field))
                .sorted()
                .toList());
    if (shown.remove(OfTransaction.AMOUNT)) {
      shown.addFirst(OfTransaction.AMOUNT);
    }
    return shown;
  }

  /** One field; empty where the content has none. */
  String value(Change change, String field) {
    var content = new Content(change);
    return switch (field) {
      case OfTransaction.AMOUNT, OfAccount.OPENING ->
          content.amount().map(Money::decimal).orElse("");
      case OfTransaction.DATE -> content.date().map(Object::toString).orElse("");
      case OfTransaction.PAYEE -> content.id(field).map(this::payee).orElse("");
      case OfTransaction.CATEGORY ->
          content.id(field).map(id -> categories.getOrDefault(id, id.toString())).orElse("");
      case OfTransaction.ACCOUNT, OfTransaction.TRANSFER_ACCOUNT ->
          content.id(field).map(this::account).orElse("");
      case OfCategory.GROUP -> content.id(field).map(this::group).orElse("");
      case OfTransaction.TAGS, OfTransaction.IMPORT_KEYS -> String.join(",", content.texts(field));
      case OfTransaction.STATUS ->
          content
              .integer(field)
              .filter(rank -> rank >= 0 && rank < Clearing.values().length)
              .map(rank -> Clearing.values()[rank.intValue()].name().toLowerCase(Locale.ROOT))
              .orElse("");
      case OfTransaction.LINES -> lines(content);
      default -> plain(change.fields().get(field));
    };
  }

  /** A line that tells a person which record this is. */
  String title(Change change) {
    var content = new Content(change);
    if (!content.isTransaction()) {
      return content.text(RecordFields.NAME).orElse(change.entity().name());
    }
    String who = value(change, OfTransaction.PAYEE);
    String amount =
        content.amount().map(money -> money.decimal() + " " + money.currency()).orElse("");
    return List.of(
            who.isEmpty() ? "Transaction" : who,
            amount,
            value(change, OfTransaction.ACCOUNT),
            value(change, OfTransaction.DATE))
        .stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String lines(Content content) {
    return content.lines().stream()
        .map(line ->
            line.transfer()
                    .map(leg -> ">" + account(leg.account()))
                    .or(() -> line.categoryId().map(id -> categories.getOrDefault(id, "")))
                    .orElse("")
                + "="
                + line.amount().decimal())
        .collect(Collectors.joining("; "));
  }

  private String payee(RecordId id) {
    return ledger.payee(id).map(Payee::name).orElse(id.toString());
  }

  private String account(RecordId id) {
    return ledger.account(id).map(Account::name).orElse(id.toString());
  }

  private String group(RecordId id) {
    return ledger.categoryGroups().stream()
        .filter(group -> group.id().equals(id))
        .findFirst()
        .map(CategoryGroup::name)
        .orElse(id.toString());
  }

  private static String plain(@org.jspecify.annotations.Nullable CborValue value) {
    return Optional.ofNullable(value)
        .map(present ->
            switch (present) {
              case CborValue.Text(String text) -> text;
              case CborValue.Int(long number) -> Long.toString(number);
              case CborValue.Bool(boolean flag) -> Boolean.toString(flag);
              case CborValue.Bytes bytes -> java.util.HexFormat.of().formatHex(bytes.value());
              case CborValue.Array(List<CborValue> items) -> items.size() + " items";
              case CborValue.Struct(Map<String, CborValue> entries) -> entries.size() + " entries";
              case CborValue.Null none -> "";
            })
        .orElse("");
  }
}
