package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.rules.Rulebook.Effect;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer rule}. */
@Command(name = "rule", description = "What is done with transactions that look a certain way.")
final class RuleCommands {
  private RuleCommands() {}

  static Object top() {
    return new RuleCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new ListAll(coffer),
      new Add(coffer),
      new Edit(coffer),
      new Remove(coffer),
      new Preview(coffer)
    };
  }

  /** A rule as {@code --json} prints it. */
  record View(
      String id,
      String name,
      int position,
      boolean enabled,
      boolean learned,
      boolean any,
      List<String> conditions,
      List<String> actions) {}

  /** What a transaction is and would be. */
  record Look(String payee, String category, String notes, SortedSet<String> tags, String status) {}

  /** What would become of a transaction. */
  record EffectView(
      String id,
      String date,
      String amount,
      String currency,
      Look before,
      Look after,
      List<String> rules) {}

  /** What a preview found, and how many were changed at once. */
  record PreviewView(int count, int applied, List<EffectView> effects) {}

  private static Rule named(OpenVault vault, String named) {
    return Lookup.one("rule", named, vault.books().rules().all(), Rule::id, Rule::name);
  }

  /** Puts a rule at a place, from 1. */
  private static void place(Rulebook rules, RecordId rule, int position) {
    List<RecordId> order = new ArrayList<>(rules.all().stream().map(Rule::id).toList());
    order.remove(rule);
    order.add(Math.clamp(position - 1L, 0, order.size()), rule);
    Faults.done(rules.reorder(order));
  }

  /** {@code coffer rule list}. */
  @Command(name = "list", description = "List rules in the order in which they run.")
  static final class ListAll extends VaultCommand {
    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var text = new RuleText(vault.ledger().read());
      List<Rule> rules = vault.books().rules().all();
      List<View> views = new ArrayList<>();
      var table = new Table("#>", "NAME", "IF", "THEN", "ID");
      for (int i = 0; i < rules.size(); i++) {
        Rule rule = rules.get(i);
        View view =
            new View(
                rule.id().hex(),
                rule.name(),
                i + 1,
                rule.enabled(),
                rule.learned(),
                rule.any(),
                text.conditions(rule.conditions()),
                text.actions(rule.actions()));
        views.add(view);
        table.row(
            String.valueOf(view.position()),
            view.enabled() ? view.name() : view.name() + " (off)",
            String.join(view.any() ? " or " : " and ", view.conditions()),
            String.join(", ", view.actions()),
            view.id().substring(0, 8));
      }
      coffer().print(views, () -> table.text("No rules yet."));
      return Exit.DONE;
    }
  }

  /** {@code coffer rule add}. */
  @Command(name = "add", description = "Add a rule behind the others.")
  static final class Add extends VaultCommand {
    @Parameters(paramLabel = "NAME")
    String name = "";

    @Mixin RuleOptions options = new RuleOptions();

    @Option(names = "--any", description = "One condition is enough.")
    boolean any;

    @Option(names = "--off", description = "Do not use it yet.")
    boolean off;

    @Option(names = "--position", paramLabel = "N", description = "From 1; default: the last.")
    @Nullable Integer position;

    Add(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Rulebook rules = vault.books().rules();
      List<Condition> conditions = options.conditions(vault);
      List<Action> actions = options.actions(vault);
      if (conditions.isEmpty() || actions.isEmpty()) {
        throw Refusal.usage(
            "A rule needs a condition and something to do.",
            "Name one of --if-... and one of --set-... or --add-tags.");
      }
      int last = rules.all().stream().mapToInt(Rule::order).max().orElse(-1) + 1;
      var rule = new Rule(rules.newId(), name, last, !off, false, any, conditions, actions);
      Faults.done(rules.save(rule));
      if (position != null) {
        place(rules, rule.id(), position);
      }
      coffer().print(new Added(rule.id().hex()), () -> "Added " + name + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer rule edit}. */
  @Command(
      name = "edit",
      description = {
        "Change a rule. What is named replaces: conditions all together, and what it does all",
        "together."
      })
  static final class Edit extends VaultCommand {
    @Parameters(paramLabel = "RULE")
    String rule = "";

    @Mixin RuleOptions options = new RuleOptions();

    @Option(names = "--name", paramLabel = "NAME")
    @Nullable String name;

    @Option(names = "--any", description = "One condition is enough.")
    boolean any;

    @Option(names = "--all", description = "All conditions are needed.")
    boolean all;

    @Option(names = "--on", description = "Use it.")
    boolean on;

    @Option(names = "--off", description = "Do not use it.")
    boolean off;

    @Option(names = "--position", paramLabel = "N", description = "From 1.")
    @Nullable Integer position;

    Edit(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      if (any && all || on && off) {
        throw Refusal.usage("Two options contradict each other.", "Leave one of them out.");
      }
      Rulebook rules = vault.books().rules();
      Rule before = named(vault, rule);
      List<Condition> conditions = options.conditions(vault);
      List<Action> actions = options.actions(vault);
      var after =
          new Rule(
              before.id(),
              Optional.ofNullable(name).orElse(before.name()),
              before.order(),
              on || before.enabled() && !off,
              before.learned(),
              any || before.any() && !all,
              conditions.isEmpty() ? before.conditions() : conditions,
              actions.isEmpty() ? before.actions() : actions);
      Faults.done(rules.save(after));
      if (position != null) {
        place(rules, after.id(), position);
      }
      coffer().print(new Added(after.id().hex()), () -> "Changed " + after.name() + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer rule remove}. */
  @Command(name = "remove", description = "Remove a rule; what it changed stays.")
  static final class Remove extends VaultCommand {
    @Parameters(paramLabel = "RULE")
    String rule = "";

    Remove(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Rule found = named(vault, rule);
      Faults.done(vault.books().rules().remove(found.id()));
      coffer().print(new Added(found.id().hex()), () -> "Removed " + found.name() + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer rule preview}. */
  @Command(
      name = "preview",
      description = "Show what a rule would change among transactions, or all rules together.")
  static final class Preview extends VaultCommand {
    @Parameters(paramLabel = "RULE", arity = "0..1", description = "Default: all that are used.")
    @Nullable String rule;

    @Option(names = "--from", paramLabel = "DATE")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE")
    @Nullable String to;

    @Option(names = "--apply", description = "Change them at once, exactly as shown.")
    boolean apply;

    Preview(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Rulebook rules = vault.books().rules();
      List<Rule> used = rule == null ? rules.all() : List.of(named(vault, rule).switched(true));
      List<Effect> effects = rules.preview(used, new RegisterFilter(null, "", day(from), day(to)));
      var text = new RuleText(vault.ledger().read());
      int applied = apply ? Faults.done(rules.apply(effects)) : 0;
      var view =
          new PreviewView(
              effects.size(), applied, effects.stream().map(one -> view(one, text)).toList());
      coffer().print(view, () -> said(view));
      return Exit.DONE;
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
      return typed == null ? null : Typed.date(typed);
    }

    private static EffectView view(Effect effect, RuleText text) {
      Transaction before = effect.before();
      return new EffectView(
          before.id().hex(),
          before.date().toString(),
          before.amount().decimal(),
          before.amount().currency().getCurrencyCode(),
          look(before, text),
          look(effect.after(), text),
          effect.rules().stream().map(Rule::name).toList());
    }

    private static Look look(Transaction tx, RuleText text) {
      return new Look(
          text.payee(tx.payee()),
          text.category(tx.category()),
          tx.notes(),
          tx.tags(),
          tx.status().name().toLowerCase(Locale.ROOT));
    }

    private String said(PreviewView view) {
      var table = new Table("DATE", "AMOUNT>", "PAYEE", "CATEGORY", "RULES");
      for (EffectView each : view.effects()) {
        table.row(
            each.date(),
            each.amount(),
            arrow(each.before().payee(), each.after().payee()),
            arrow(each.before().category(), each.after().category()),
            String.join(", ", each.rules()));
      }
      String end =
          apply
              ? "Changed: " + view.applied()
              : "Would change: " + view.count() + ". To do it, add --apply.";
      return table.text("It would change nothing.") + System.lineSeparator() + end;
    }

    private static String arrow(String before, String after) {
      return before.equals(after) ? after : (before.isEmpty() ? "-" : before) + " -> " + after;
    }
  }
}
