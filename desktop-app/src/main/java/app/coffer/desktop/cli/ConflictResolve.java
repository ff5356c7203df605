package app.coffer.desktop.cli;

import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Resolution.Presence;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer conflicts resolve}: a person's decision, which then reaches every device. */
@Command(
    name = "resolve",
    description =
        "Decide one open question. The decision reaches your other devices with the next sync.")
final class ConflictResolve extends VaultCommand {
  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Its id, or a unique beginning of it.")
  String id = "";

  @Option(
      names = "--all",
      description =
          "Decide all open questions: with --take DEVICE, --take newest, --take before, or --keep."
              + " What touches a reconciled item is left.")
  boolean all;

  @Option(names = "--dry-run", description = "With --all: say what would be decided.")
  boolean dryRun;

  @Option(
      names = "--take",
      paramLabel = "SIDE",
      description = "Take a side: its number, or its device's name.")
  @Nullable String take;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "Give a field a value of your own; give it for each field.")
  List<String> set = List.of();

  @Option(names = "--keep", description = "Keep the record, where a side removed it.")
  boolean keep;

  @Option(names = "--remove", description = "Remove the record.")
  boolean remove;

  @Option(
      names = "--move-to",
      paramLabel = "NAME",
      description = "Remove it, and let what refers to it refer to this one.")
  @Nullable String moveTo;

  @Option(names = "--join", description = "Make one of what was added twice.")
  boolean join;

  @Option(names = "--keep-both", description = "Keep both of what was added twice, renamed.")
  boolean keepBoth;

  @Option(
      names = "--second-account",
      description =
          "With --take, where an account got two currencies: make an account of each other one,"
              + " with the transactions in it.")
  boolean secondAccount;

  ConflictResolve(Coffer coffer) {
    super(coffer);
  }

  @Override
  Exit run(OpenVault vault) {
    if (keep && remove) {
      throw Refusal.usage("Either --keep or --remove.", "");
    }
    if (all) {
      return many(vault);
    }
    if (id.isEmpty()) {
      throw Refusal.usage("Say which: ID, or --all.", "See: coffer conflicts list");
    }
    Optional<RecordQuestion> whole = ConflictCommands.findWhole(vault, id);
    if (whole.isPresent()) {
      return RecordResolve.run(coffer(), vault, whole.get(), said(), moveTo);
    }
    Conflict conflict = ConflictCommands.find(vault, id);
    Resolution resolution = resolution(vault, conflict);
    return switch (vault.conflicts().resolve(resolution)) {
      case Answer.Applied applied -> {
        coffer().print(new Added(conflict.record().hex()), () -> "Decided.");
        yield Exit.DONE;
      }
      case Answer.Stale stale ->
          throw new Refusal(
              Exit.CONFLICT,
              "stale",
              "The record changed again in the meantime, so nothing was decided.",
              "Look at it again: coffer conflicts show " + conflict.record());
      case Answer.Gone gone -> throw Refusal.notFound("open conflict", id);
      case Answer.Invalid(String rule) ->
          throw new Refusal(
              Exit.REFUSED,
              "invalid",
              "The result would break a rule (" + rule + "). Nothing was decided.",
              "Take a side as a whole: --take SIDE.");
    };
  }

  /** What was said of the record as a whole. */
  private List<RecordQuestion.Option> said() {
    var said = new ArrayList<RecordQuestion.Option>();
    if (keep) {
      said.add(RecordQuestion.Option.RESTORE);
    }
    if (moveTo != null) {
      said.add(RecordQuestion.Option.MOVE);
    }
    if (remove) {
      said.add(RecordQuestion.Option.REMOVE_ALL);
    }
    if (join) {
      said.add(RecordQuestion.Option.JOIN);
    }
    if (keepBoth) {
      said.add(RecordQuestion.Option.KEEP_BOTH);
    }
    return said;
  }

  private Exit many(OpenVault vault) {
    boolean one = take == null ? keep : !keep;
    if (!one || remove || !set.isEmpty() || !id.isEmpty()) {
      throw Refusal.usage("--all goes with --take or with --keep.", "");
    }
    return new ResolveMany(coffer()).run(vault, take, dryRun);
  }

  private Resolution resolution(OpenVault vault, Conflict conflict) {
    if (secondAccount && (take == null || !conflict.ofCurrency())) {
      throw Refusal.usage(
          "--second-account goes with --take, where an account got two currencies.", "");
    }
    Optional<Side> side = Optional.ofNullable(take).map(named -> side(conflict, named));
    Map<MergeUnit, Choice> choices = new HashMap<>();
    side.filter(taken -> !taken.content().removed())
        .ifPresent(taken ->
            conflict.contested().forEach(unit -> choices.put(unit, taken(conflict, unit, taken))));
    var fields = new TypedFields(vault.ledger(), conflict.provisional());
    for (String assignment : set) {
      int sign = assignment.indexOf('=');
      if (sign <= 0) {
        throw Refusal.usage(
            "\"" + assignment + "\" is not FIELD=VALUE.", "Write it like amount=-12.34.");
      }
      fields.set(choices, assignment.substring(0, sign), assignment.substring(sign + 1));
    }
    boolean removed =
        remove || (!keep && side.map(taken -> taken.content().removed()).orElse(false));
    refuseOpen(conflict, choices, removed, side.isPresent());
    return new Resolution(
        conflict.record(), conflict.heads(), choices, removed ? Presence.REMOVE : Presence.KEEP);
  }

  private Choice taken(Conflict conflict, MergeUnit unit, Side side) {
    boolean apart = unit.fields().contains(RecordFields.CURRENCY) && conflict.ofCurrency();
    return secondAccount && apart
        ? new Choice.TakeApart(side.revision())
        : new Choice.Take(side.revision());
  }

  /** Every contested unit needs an answer, unless the person said what becomes of the whole. */
  private void refuseOpen(
      Conflict conflict, Map<MergeUnit, Choice> choices, boolean removed, boolean sideTaken) {
    if (removed || keep) {
      return;
    }
    if (conflict.removedAgainstEdited() && !sideTaken) {
      throw Refusal.usage(
          "One side removed it and another changed it.", "Say --keep, --remove, or --take SIDE.");
    }
    String open =
        conflict.contested().stream()
            .filter(unit -> !choices.containsKey(unit))
            .flatMap(unit -> RecordText.shownFields(unit.fields()).stream().limit(1))
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      throw Refusal.usage(
          "Not decided yet: " + open + ".", "Take a side with --take, or --set FIELD=VALUE.");
    }
  }

  private static Side side(Conflict conflict, String named) {
    List<Side> sides = conflict.sides();
    if (named.matches("\\d{1,2}")) {
      int number = Integer.parseInt(named);
      if (number >= 1 && number <= sides.size()) {
        return sides.get(number - 1);
      }
    }
    List<Side> found =
        sides.stream().filter(side -> side.deviceName().equalsIgnoreCase(named.strip())).toList();
    if (found.size() != 1) {
      throw Refusal.notFound("side", named);
    }
    return found.getFirst();
  }
}
