package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.codec.CborValue;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The conditions and actions of a rule, one in a line each. */
final class RuleText {
  private final UiContext context;
  private final Words words;
  private final Function<CborValue, String> name;

  /**
   * @param name an id as a name
   */
  RuleText(UiContext context, Function<CborValue, String> name) {
    this.context = context;
    this.words = context.words();
    this.name = name;
  }

  String conditions(List<CborValue> all) {
    return all.stream().map(this::condition).collect(Collectors.joining("\n"));
  }

  String actions(List<CborValue> all) {
    return all.stream().map(this::action).collect(Collectors.joining("\n"));
  }

  private String condition(CborValue value) {
    List<CborValue> items = items(value);
    return switch (text(items, 0)) {
      case "words" -> words(text(items, 1), text(items, 2), text(items, 3));
      case "amount" ->
          amount(items, 1)
              .flatMap(least ->
                  amount(items, 2).map(most -> words.get("conflict.rule.between", least, most)))
              .orElseGet(this::newer);
      case "account" -> words.get("conflict.rule.account", name(items));
      case "category" ->
          items.size() > 1 && items.get(1) instanceof CborValue.Null
              ? words.get("conflict.rule.uncategorised")
              : words.get("conflict.rule.category", name(items));
      default -> newer();
    };
  }

  private String words(String part, String how, String text) {
    String key = "conflict.rule.how." + how;
    String of = "conflict.rule.part." + part;
    return words.has(key) && words.has(of) ? words.get(key, words.get(of), text) : newer();
  }

  private String action(CborValue value) {
    List<CborValue> items = items(value);
    return switch (text(items, 0)) {
      case "payee" -> words.get("conflict.rule.set.payee", name(items));
      case "category" -> words.get("conflict.rule.set.category", name(items));
      case "tags" ->
          words.get(
              "conflict.rule.set.tags",
              items(items.size() > 1 ? items.get(1) : CborValue.NULL).stream()
                  .map(tag -> tag instanceof CborValue.Text(String text) ? text : "")
                  .collect(Collectors.joining(", ")));
      case "notes" -> words.get("conflict.rule.set.notes", text(items, 1));
      case "status" -> {
        String key = "conflict.status." + text(items, 1).toUpperCase(java.util.Locale.ROOT);
        yield words.get("conflict.rule.set.status", words.has(key) ? words.get(key) : newer());
      }
      default -> newer();
    };
  }

  private Optional<String> amount(List<CborValue> items, int at) {
    try {
      return items.size() > 3 && items.get(at) instanceof CborValue.Int(long minor)
          ? Optional.of(
              context.formats().money(new Money(minor, Currency.getInstance(text(items, 3)))))
          : Optional.empty();
    } catch (IllegalArgumentException unknownCurrency) {
      return Optional.empty();
    }
  }

  private String name(List<CborValue> items) {
    return items.size() > 1 ? name.apply(items.get(1)) : newer();
  }

  private String newer() {
    return words.get("conflict.rule.newer");
  }

  private static List<CborValue> items(CborValue value) {
    return value instanceof CborValue.Array(List<CborValue> items) ? items : List.of();
  }

  private static String text(List<CborValue> items, int at) {
    return at < items.size() && items.get(at) instanceof CborValue.Text(String text) ? text : "";
  }
}
