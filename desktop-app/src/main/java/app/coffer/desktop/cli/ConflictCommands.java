package app.coffer.desktop.cli;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coffer conflicts}. */
@Command(
    name = "conflicts",
    description = "What several devices changed differently, for you to decide.")
final class ConflictCommands {
  private ConflictCommands() {}

  static Object top() {
    return new ConflictCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new ListAll(coffer),
      new Show(coffer),
      new ConflictResolve(coffer),
      new DecidedCommands.ListAll(coffer),
      new DecidedCommands.Undo(coffer),
      new DecidedCommands.Reopen(coffer),
      new DecidedCommands.Settings(coffer)
    };
  }

  /** The open question of that id. */
  static Conflict find(OpenVault vault, String named) {
    return Lookup.one(
        "open conflict",
        named,
        vault.conflicts().open(),
        Conflict::record,
        conflict -> conflict.record().hex());
  }

  /** The open question about a whole record whose id begins so; empty where it is another kind. */
  static Optional<RecordQuestion> findWhole(OpenVault vault, String named) {
    String beginning = named.toLowerCase(Locale.ROOT);
    List<RecordQuestion> found =
        vault.recordQuestions().open().stream()
            .filter(
                question -> !beginning.isEmpty() && question.record().hex().startsWith(beginning))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** {@code coffer conflicts list}. */
  @Command(name = "list", description = "List open questions.")
  static final class ListAll extends VaultCommand {
    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var views = new ArrayList<QuestionView>();
      vault
          .recordQuestions()
          .open()
          .forEach(question -> views.add(RecordQuestionView.of(question)));
      vault.conflicts().open().forEach(conflict -> views.add(ConflictView.of(conflict, vault)));
      coffer()
          .print(
              views,
              () ->
                  views.isEmpty()
                      ? "Nothing to decide."
                      : views.stream()
                          .map(QuestionView::text)
                          .collect(Collectors.joining(System.lineSeparator().repeat(2))));
      return Exit.DONE;
    }
  }

  /** {@code coffer conflicts show}. */
  @Command(name = "show", description = "Show one open question.")
  static final class Show extends VaultCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or a unique beginning of it.")
    String id = "";

    Show(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      QuestionView view =
          findWhole(vault, id)
              .<QuestionView>map(RecordQuestionView::of)
              .orElseGet(() -> ConflictView.of(find(vault, id), vault));
      coffer().print(view, view::text);
      return Exit.DONE;
    }
  }
}
