package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions and actions of rules as text, with names instead of ids. */
final class RuleText {
  private final Map<RecordId, String> categories;
  private final Map<RecordId, String> payees;
  private final Map<RecordId, String> accounts;

  RuleText(LedgerReader ledger) {
    categories = new Lookup(ledger).categoryPaths();
    payees = ledger.payees().stream().collect(Collectors.toMap(Payee::id, Payee::name));
    accounts =
        ledger.accounts().stream()
            .map(AccountBalance::account)
            .collect(Collectors.toMap(account -> account.id(), account -> account.name()));
  }

  String of(Condition condition) {
    return switch (condition) {
      case Condition.Words(var part, var how, String text) ->
          (part == Condition.Part.IMPORT_TEXT ? "bank-text" : part.name().toLowerCase(Locale.ROOT))
              + " "
              + how.name().toLowerCase(Locale.ROOT)
              + " \""
              + text
              + "\"";
      case Condition.AmountBetween(var least, var most) ->
          "amount "
              + least.decimal()
              + ".."
              + most.decimal()
              + " "
              + least.currency().getCurrencyCode();
      case Condition.InAccount(RecordId id) -> "account " + named(accounts, id);
      case Condition.InCategory(var category) ->
          category == null ? "category none" : "category " + named(categories, category);
    };
  }

  String of(Action action) {
    return switch (action) {
      case Action.SetPayee(RecordId payee) -> "payee " + named(payees, payee);
      case Action.SetCategory(RecordId category) -> "category " + named(categories, category);
      case Action.AddTags(var tags) -> "tags " + String.join(",", tags);
      case Action.SetNotes(String notes) -> "notes \"" + notes + "\"";
      case Action.SetStatus(var status) -> "status " + status.name().toLowerCase(Locale.ROOT);
    };
  }

  List<String> conditions(List<Condition> all) {
    return all.stream().map(this::of).toList();
  }

  List<String> actions(List<Action> all) {
    return all.stream().map(this::of).toList();
  }

  String payee(@Nullable RecordId id) {
    return id == null ? "" : named(payees, id);
  }

  String category(@Nullable RecordId id) {
    return id == null ? "" : named(categories, id);
  }

  private static String named(Map<RecordId, String> names, RecordId id) {
    return names.getOrDefault(id, id.hex());
  }
}
