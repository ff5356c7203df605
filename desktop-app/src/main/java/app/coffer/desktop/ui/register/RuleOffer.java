package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.RulesLeftAlone;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.util.Objects;

/** Offers to do by a rule from now on what was corrected by hand more than once. */
final class RuleOffer {
  /** So many of the newest imported transactions are compared: a correction must not take long. */
  private static final int COMPARED = 2_000;

  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final RulesLeftAlone leftAlone;
  private final Undoing undoing;

  RuleOffer(
      OpenVault vault, UiContext context, Overlay overlay, Appearance appearance, Undoing undoing) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.undoing = undoing;
    leftAlone = new RulesLeftAlone(appearance);
  }

  void corrected(EntryViewModel.Saved.Ok saved) {
    saved.before().ifPresent(before -> corrected(before, saved.transaction()));
  }

  private void corrected(Transaction before, Transaction after) {
    boolean same =
        Objects.equals(before.payee(), after.payee())
            && Objects.equals(before.category(), after.category());
    if (same || after.importText().isEmpty()) {
      return;
    }
    context
        .background()
        .run(() -> vault.books().rules().proposalFor(after, COMPARED))
        .then(
            found -> found.filter(rule -> !leftAlone.contains(rule.name())).ifPresent(this::offer));
  }

  private void offer(Rule rule) {
    overlay
        .toasts()
        .show(
            context.words().get("rules.offer", rule.name()),
            context.words().get("rules.offer.make"),
            () -> make(rule));
  }

  private void make(Rule rule) {
    var rules = vault.books().rules();
    context
        .background()
        .run(() -> rules.save(rule.at(rules.all().size())))
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<Rule> done ->
                undoing.tell(context.words().get("rules.added", rule.name()));
            case Outcome.Refused<Rule> no ->
                overlay.toasts().show(RefusalWords.of(no, context.words()));
          }
        });
  }
}
