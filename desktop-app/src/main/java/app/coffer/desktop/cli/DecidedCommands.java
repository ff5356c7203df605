package app.coffer.desktop.cli;

import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.ConflictLog.Rules;
import app.coffer.desktop.conflict.ConflictLog.Undone;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer conflicts decided}, {@code undo}, {@code reopen} and {@code settings}. */
final class DecidedCommands {
  private DecidedCommands() {}

  /** {@code coffer conflicts decided}. */
  @Command(
      name = "decided",
      description = "List what was decided, newest first; with --merged what was put together.")
  static final class ListAll extends VaultCommand {
    @Option(names = "--merged", description = "What was put together without asking.")
    boolean merged;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; default all.")
    int limit = Integer.MAX_VALUE;

    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      if (limit < 0) {
        throw Refusal.usage("A limit is not negative.", "");
      }
      ConflictLog log = vault.conflictLog();
      var ledger = vault.ledger().read();
      List<SettledView> views =
          (merged ? log.merged(limit) : log.decided(limit))
              .stream().map(settled -> SettledView.of(settled, ledger)).toList();
      coffer()
          .print(
              views,
              () ->
                  views.isEmpty()
                      ? "Nothing."
                      : views.stream()
                          .map(SettledView::text)
                          .collect(Collectors.joining(System.lineSeparator())));
      return Exit.DONE;
    }
  }

  /** What an undo did, as {@code --json} prints it. */
  record UndoneView(List<String> undone, List<RefusedView> refused) {}

  /** One that was left, and why. */
  record RefusedView(String id, String reason) {}

  /** {@code coffer conflicts undo}. */
  @Command(
      name = "undo",
      description = "Take decisions back: new changes restore what was shown before.")
  static final class Undo extends VaultCommand {
    @Parameters(
        paramLabel = "ID",
        arity = "0..*",
        description = "Ids from \"conflicts decided\", or unique beginnings of them.")
    List<String> ids = List.of();

    @Option(
        names = "--last",
        description = "What was decided last on this computer, all of it if it was many.")
    boolean last;

    Undo(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      if (last == !ids.isEmpty()) {
        throw Refusal.usage("Either ids or --last.", "See: coffer conflicts decided");
      }
      if (last && undoneWhole(vault)) {
        return Exit.DONE;
      }
      ConflictLog log = vault.conflictLog();
      List<String> found =
          last
              ? log.last().stream().map(Settled::id).toList()
              : ids.stream().map(id -> find(log, id)).toList();
      if (found.isEmpty()) {
        throw Refusal.notFound("decision", "last");
      }
      return print(coffer(), log.undo(found), "undone");
    }

    /** Whether the newest decision was one about a whole record, and is undone now. */
    private boolean undoneWhole(OpenVault vault) {
      Optional<RecordQuestions.Undone> undone = vault.recordQuestions().undoLast();
      if (undone.isPresent() && undone.get() == RecordQuestions.Undone.CHANGED) {
        throw new Refusal(
            Exit.REFUSED,
            "changed",
            "Something of it was changed since. Nothing was undone.",
            "Look at it: coffer history RECORD.");
      }
      undone.ifPresent(
          done -> coffer().print(new UndoneView(List.of("last"), List.of()), () -> "1 undone."));
      return undone.isPresent();
    }
  }

  /** {@code coffer conflicts reopen}. */
  @Command(
      name = "reopen",
      description = "Ask a decided question again on this computer; nothing is changed.")
  static final class Reopen extends VaultCommand {
    @Parameters(paramLabel = "ID", description = "Its id from \"conflicts decided\".")
    String id = "";

    Reopen(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      ConflictLog log = vault.conflictLog();
      return print(coffer(), log.reopen(find(log, id)), "to decide again");
    }
  }

  private static String find(ConflictLog log, String named) {
    var all = new ArrayList<>(log.decided(Integer.MAX_VALUE));
    all.addAll(log.merged(Integer.MAX_VALUE));
    String typed = named.toLowerCase(Locale.ROOT).strip();
    List<String> found =
        all.stream().map(Settled::id).filter(id -> id.startsWith(typed)).distinct().toList();
    if (typed.length() < 4 || found.isEmpty()) {
      throw Refusal.notFound("decision", named);
    }
    if (found.size() > 1) {
      throw new Refusal(
          Exit.NOT_FOUND,
          "ambiguous",
          "\"" + named + "\" means more than one decision.",
          "Give more of the id.");
    }
    return found.getFirst();
  }

  private static Exit print(Coffer coffer, Undone undone, String what) {
    if (undone.done().isEmpty()) {
      ConflictLog.Refusal first = undone.refused().getFirst();
      throw new Refusal(
          Exit.REFUSED,
          first.reason().name().toLowerCase(Locale.ROOT),
          sentence(first.reason()),
          "Look at it: coffer conflicts decided, coffer history RECORD.");
    }
    var view =
        new UndoneView(
            undone.done().stream().map(RecordId::hex).toList(),
            undone.refused().stream()
                .map(left ->
                    new RefusedView(left.id(), left.reason().name().toLowerCase(Locale.ROOT)))
                .toList());
    coffer.print(
        view,
        () ->
            view.undone().size()
                + " "
                + what
                + (view.refused().isEmpty() ? "." : ", " + view.refused().size() + " left."));
    return Exit.DONE;
  }

  private static String sentence(ConflictLog.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> "There is no such decision any more.";
      case CHANGED -> "The same values were changed again since, so nothing was undone.";
      case UNDONE -> "This is undone already.";
      case OPEN -> "The record is an open conflict, so there is nothing to undo.";
      case LINE -> "Only this line is kept; the values from before are not here.";
      case INVALID -> "Undoing would break a rule of the ledger. Nothing was changed.";
    };
  }

  /** The settings as {@code --json} prints them. */
  record SettingsView(String bothChanged, int keepDays) {
    static SettingsView of(Rules rules) {
      return new SettingsView(rules.newestWins() ? "newest" : "ask", rules.keepDays());
    }
  }

  /** {@code coffer conflicts settings}. */
  @Command(name = "settings", description = "Show or change what this computer does by itself.")
  static final class Settings extends VaultCommand {
    @Option(
        names = "--both-changed",
        paramLabel = "ask|newest",
        description = "When both changed the same thing; reconciled items are always asked about.")
    @Nullable String both;

    @Option(
        names = "--keep-days",
        paramLabel = "N",
        description = "How long a decision can be undone; 0 is always.")
    @Nullable Integer days;

    Settings(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      ConflictLog log = vault.conflictLog();
      Rules now = log.rules();
      boolean newest = Optional.ofNullable(both).map(Settings::newest).orElse(now.newestWins());
      int keep = Optional.ofNullable(days).orElse(now.keepDays());
      if (keep < 0) {
        throw Refusal.usage("Days are not negative.", "0 keeps decisions always.");
      }
      var rules = new Rules(newest, keep);
      if (!rules.equals(now)) {
        log.setRules(rules);
      }
      SettingsView view = SettingsView.of(rules);
      coffer()
          .print(
              view,
              () ->
                  "When both changed the same thing: "
                      + view.bothChanged()
                      + System.lineSeparator()
                      + "Decisions can be undone for: "
                      + (keep == 0 ? "always" : keep + " days"));
      return Exit.DONE;
    }

    private static boolean newest(String typed) {
      return switch (typed) {
        case "ask" -> false;
        case "newest" -> true;
        default -> throw Refusal.usage("\"" + typed + "\" is neither ask nor newest.", "");
      };
    }
  }
}
