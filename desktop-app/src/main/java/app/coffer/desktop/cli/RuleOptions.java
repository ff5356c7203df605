package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a rule asks and does, as options. */
final class RuleOptions {
  @Option(names = "--if-payee", paramLabel = "TEXT", description = "The payee holds this text.")
  List<String> payees = new ArrayList<>();

  @Option(
      names = "--if-bank-text",
      paramLabel = "TEXT",
      description = "What the bank wrote holds this text.")
  List<String> bankTexts = new ArrayList<>();

  @Option(names = "--if-notes", paramLabel = "TEXT", description = "The notes hold this text.")
  List<String> notes = new ArrayList<>();

  @Option(
      names = "--match",
      paramLabel = "HOW",
      description =
          "How texts are compared: contains, equals, starts or regex; default ${DEFAULT-VALUE}.")
  String match = "contains";

  @Option(
      names = "--if-amount",
      paramLabel = "MIN..MAX",
      description = "The amount lies between two, such as -50..-10.")
  @Nullable String amount;

  @Option(names = "--if-account", paramLabel = "ACCOUNT")
  @Nullable String account;

  @Option(
      names = "--if-category",
      paramLabel = "CATEGORY",
      description = "It is in this category; none for those without.")
  @Nullable String category;

  @Option(names = "--set-payee", paramLabel = "PAYEE")
  @Nullable String setPayee;

  @Option(names = "--set-category", paramLabel = "CATEGORY")
  @Nullable String setCategory;

  @Option(names = "--add-tags", paramLabel = "A,B")
  @Nullable String addTags;

  @Option(names = "--set-notes", paramLabel = "TEXT")
  @Nullable String setNotes;

  @Option(names = "--set-status", paramLabel = "STATUS", description = "uncleared or cleared.")
  @Nullable String setStatus;

  /** What was asked for; empty where no condition was named. */
  List<Condition> conditions(OpenVault vault) {
    var lookup = new Lookup(vault.ledger().read());
    List<Condition> all = new ArrayList<>();
    Condition.How how = named(Condition.How.class, match, "--match");
    payees.forEach(text -> all.add(new Condition.Words(Condition.Part.PAYEE, how, text)));
    bankTexts.forEach(text -> all.add(new Condition.Words(Condition.Part.IMPORT_TEXT, how, text)));
    notes.forEach(text -> all.add(new Condition.Words(Condition.Part.NOTES, how, text)));
    String in = account;
    Currency currency =
        in == null ? vault.identity().currency() : lookup.account(in).opening().currency();
    if (amount != null) {
      all.add(between(amount, currency));
    }
    if (in != null) {
      all.add(new Condition.InAccount(lookup.account(in).id()));
    }
    String of = category;
    if (of != null) {
      all.add(
          new Condition.InCategory(of.equalsIgnoreCase("none") ? null : lookup.category(of).id()));
    }
    return all;
  }

  /** What is to be done; empty where nothing was named. A payee that is not there is made. */
  List<Action> actions(OpenVault vault) {
    List<Action> all = new ArrayList<>();
    if (setPayee != null) {
      all.add(new Action.SetPayee(Faults.done(vault.ledger().payeeNamed(setPayee)).id()));
    }
    if (setCategory != null) {
      var lookup = new Lookup(vault.ledger().read());
      all.add(new Action.SetCategory(lookup.category(setCategory).id()));
    }
    if (addTags != null) {
      all.add(
          new Action.AddTags(
              Arrays.stream(addTags.split(","))
                  .map(String::strip)
                  .filter(tag -> !tag.isEmpty())
                  .collect(Collectors.toCollection(TreeSet::new))));
    }
    if (setNotes != null) {
      all.add(new Action.SetNotes(setNotes));
    }
    if (setStatus != null) {
      Clearing status = named(Clearing.class, setStatus, "--set-status");
      if (status == Clearing.RECONCILED) {
        throw Refusal.usage(
            "A rule does not reconcile.", "Write --set-status cleared, or uncleared.");
      }
      all.add(new Action.SetStatus(status));
    }
    return all;
  }

  private static Condition between(String text, Currency currency) {
    String[] ends = text.split("\\.\\.", 2);
    if (ends.length < 2) {
      throw Refusal.usage("\"" + text + "\" is no range.", "Write it like -50..-10.");
    }
    Money one = Typed.money(ends[0], currency);
    Money other = Typed.money(ends[1], currency);
    return one.compareTo(other) <= 0
        ? new Condition.AmountBetween(one, other)
        : new Condition.AmountBetween(other, one);
  }

  private static <E extends Enum<E>> E named(Class<E> type, String text, String option) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(() ->
            Refusal.usage(
                "\"" + text + "\" is not known to " + option + ".",
                "It is one of: "
                    + Arrays.stream(type.getEnumConstants())
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
