package app.coffer.desktop.ui.rules;

import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.rules.Rulebook.Effect;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.RulesLeftAlone;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.Live;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.Told;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Rules in their order, those that corrections ask for, and what can be done with them. */
final class RulesViewModel {
  private final OpenVault vault;
  private final UiContext context;
  private final RulesLeftAlone leftAlone;
  private final Rulebook rules;
  private final Told told;
  private final Live<Content> content;
  private int previews;

  /**
   * What one reading found.
   *
   * @param rules in the order in which they run
   */
  record Content(List<Rule> rules, List<Rule> proposals, LedgerNames names) {}

  RulesViewModel(OpenVault vault, UiContext context, Appearance appearance, Told told) {
    this.vault = vault;
    this.context = context;
    leftAlone = new RulesLeftAlone(appearance);
    this.told = told;
    rules = vault.books().rules();
    content = new Live<>(context, vault.changes(), this::reading);
  }

  ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
    return content.property();
  }

  void listen() {
    content.listen();
  }

  void stop() {
    content.stop();
  }

  private Content reading() {
    return new Content(
        rules.all(),
        rules.proposals().stream().filter(one -> !leftAlone.contains(one.name())).toList(),
        LedgerNames.read(vault.ledger().read()));
  }

  void toggle(Rule rule) {
    run(() -> rules.save(rule.switched(!rule.enabled())), done -> {});
  }

  /** Lets a rule run earlier, or later. */
  void move(Rule rule, int by) {
    Content now = content.property().get();
    if (now == null) {
      return;
    }
    List<RecordId> order = new ArrayList<>(now.rules().stream().map(Rule::id).toList());
    int from = order.indexOf(rule.id());
    int to = from + by;
    if (from >= 0 && to >= 0 && to < order.size()) {
      Collections.swap(order, from, to);
      run(() -> rules.reorder(order), done -> {});
    }
  }

  void remove(Rule rule) {
    run(
        () -> rules.remove(rule.id()),
        done -> told.done(context.words().get("rules.removed", rule.name())));
  }

  /** Takes over what corrections ask for, behind the rules that are there. */
  void accept(Rule proposal) {
    Content now = content.property().get();
    int last = now == null ? 0 : now.rules().size();
    run(
        () -> rules.save(proposal.at(last)),
        done -> told.done(context.words().get("rules.added", proposal.name())));
  }

  /** Does not propose it again, on this device. */
  void leaveAlone(Rule proposal) {
    leftAlone.add(proposal.name());
    content.read();
  }

  /** Proposes it again. */
  void thinkAgain(Rule proposal) {
    leftAlone.remove(proposal.name());
    content.read();
  }

  /** What a rule would change; of several that are asked for only the last is told. */
  void preview(Rule rule, RegisterFilter filter, Consumer<List<Effect>> then) {
    int mine = ++previews;
    context
        .background()
        .run(() -> rules.preview(List.of(rule.switched(true)), filter))
        .then(found -> {
          if (mine == previews) {
            then.accept(found);
          }
        });
  }

  /**
   * Writes a rule.
   *
   * @param seen what the preview showed and is to be changed at once; none for later only
   * @param problem hears why not
   */
  void save(
      Callable<Outcome<Rule>> made,
      List<Effect> seen,
      RegisterFilter filter,
      Runnable saved,
      Consumer<Outcome.Refused<?>> problem) {
    context
        .background()
        .run(() -> {
          Outcome<Rule> outcome = made.call();
          Outcome<Rule> written =
              outcome instanceof Outcome.Done<Rule>(Rule rule) ? rules.save(rule) : outcome;
          int changed =
              written instanceof Outcome.Done<Rule>(Rule rule) ? change(rule, seen, filter) : 0;
          return new Saved(written, changed);
        })
        .then(result -> {
          if (result.outcome() instanceof Outcome.Refused<Rule> no) {
            problem.accept(no);
            return;
          }
          saved.run();
          if (result.changed() > 0) {
            told.done(context.words().count("rules.changed", result.changed()));
          }
        });
  }

  private record Saved(Outcome<Rule> outcome, int changed) {}

  /** Only what was shown, and is still as it was. */
  private int change(Rule rule, List<Effect> seen, RegisterFilter filter) {
    if (seen.isEmpty()) {
      return 0;
    }
    Set<Transaction> shown = seen.stream().map(Effect::before).collect(Collectors.toSet());
    List<Effect> effects =
        rules.preview(List.of(rule.switched(true)), filter).stream()
            .filter(effect -> shown.contains(effect.before()))
            .toList();
    return rules.apply(effects) instanceof Outcome.Done<Integer>(Integer written) ? written : 0;
  }

  private <T> void run(Callable<Outcome<T>> work, Consumer<T> then) {
    context
        .background()
        .run(work)
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<T>(T value) -> then.accept(value);
            case Outcome.Refused<T> no -> told.refused(RefusalWords.of(no, context.words()));
          }
        });
  }
}
