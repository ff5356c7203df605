package app.coffer.desktop.cli;

import app.coffer.desktop.conflict.Bulk;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides all open questions by one rule: one undo takes all of it back. */
final class ResolveMany {

  /** What was decided and what is left, as {@code --json} prints it. */
  record View(List<String> decided, List<LeftView> left, List<MoveView> moves) {}

  record LeftView(String id, String reason) {}

  /** By how much an account's balance moves. */
  record MoveView(String account, String currency, String by) {}

  private final Coffer coffer;

  ResolveMany(Coffer coffer) {
    this.coffer = coffer;
  }

  /**
   * @param take a device's name, "newest" or "before"; null keeps edited over removed
   * @param dryRun whether nothing is written
   */
  Exit run(OpenVault vault, @Nullable String take, boolean dryRun) {
    List<Conflict> open = vault.conflicts().open();
    Bulk.Plan plan = Bulk.plan(open, take == null ? new Bulk.Rule.KeepEdited() : rule(open, take));
    var decided = new ArrayList<String>();
    var left = new ArrayList<LeftView>();
    plan.left()
        .forEach(
            each -> left.add(new LeftView(each.conflict().record().hex(), word(each.reason()))));
    List<Answer> answers = dryRun ? List.of() : vault.conflicts().resolveAll(plan.resolutions());
    for (int i = 0; i < plan.decided().size(); i++) {
      String id = plan.decided().get(i).conflict().record().hex();
      if (dryRun || answers.get(i) instanceof Answer.Applied) {
        decided.add(id);
      } else {
        left.add(new LeftView(id, "stale"));
      }
    }
    List<MoveView> moves =
        plan.moves().entrySet().stream()
            .map(move ->
                new MoveView(
                    vault
                        .ledger()
                        .read()
                        .account(move.getKey())
                        .map(account -> account.name())
                        .orElse(move.getKey().hex()),
                    move.getValue().currency().getCurrencyCode(),
                    move.getValue().decimal()))
            .toList();
    var view = new View(decided, left, moves);
    coffer.print(view, () -> text(view, dryRun));
    return decided.isEmpty() && !left.isEmpty() ? Exit.CONFLICT : Exit.DONE;
  }

  private static Bulk.Rule rule(List<Conflict> open, String take) {
    return switch (take.toLowerCase(Locale.ROOT)) {
      case "newest" -> new Bulk.Rule.Newest();
      case "before" -> new Bulk.Rule.Before();
      default ->
          new Bulk.Rule.Device(
              open.stream()
                  .flatMap(conflict -> conflict.sides().stream())
                  .filter(side -> side.deviceName().equalsIgnoreCase(take.strip()))
                  .map(Side::device)
                  .findFirst()
                  .orElseThrow(() -> Refusal.notFound("side", take)));
    };
  }

  private static String word(Bulk.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String text(View view, boolean dryRun) {
    var lines = new ArrayList<String>();
    lines.add(view.decided().size() + (dryRun ? " would be decided." : " decided."));
    if (!view.left().isEmpty()) {
      lines.add(view.left().size() + " left for you:");
      view.left()
          .forEach(left -> lines.add("  " + left.id().substring(0, 8) + "  " + left.reason()));
    }
    view.moves()
        .forEach(
            move -> lines.add("  " + move.account() + " " + move.by() + " " + move.currency()));
    return String.join(System.lineSeparator(), lines);
  }
}
