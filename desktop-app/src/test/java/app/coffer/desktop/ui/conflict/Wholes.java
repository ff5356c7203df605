package app.coffer.desktop.ui.conflict;

import static app.coffer.desktop.ui.conflict.MemoryLedger.id;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Act;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestion.Uses;
import app.coffer.desktop.conflict.RecordQuestions;
import java.util.List;

/** Questions about whole records beside those of {@link Desk}. */
final class Wholes {
  private Wholes() {}

  /** The laptop removed a category that this computer still used. */
  static RecordQuestion category(Desk desk) {
    desk.wholes.targets.add(new RecordQuestions.Target(MemoryLedger.HOUSEHOLD, "Home/Household"));
    return put(
        desk,
        new RecordQuestion(
            MemoryLedger.FUN,
            Entity.CATEGORY,
            "Leisure/Fun",
            RecordQuestion.Cause.CAME_BACK,
            null,
            List.of(new Act("Ana's laptop", false, Desk.NOW.minusSeconds(60_000))),
            new Uses(List.of(id(101), id(102)), List.of(), List.of()),
            List.of("Desktop"),
            false,
            List.of(Option.RESTORE, Option.MOVE)));
  }

  /** An account was removed, and some of what is in it belongs to a statement. */
  static RecordQuestion reconciled(Desk desk) {
    return put(
        desk,
        new RecordQuestion(
            MemoryLedger.JOINT,
            Entity.ACCOUNT,
            "Joint",
            RecordQuestion.Cause.CAME_BACK,
            null,
            List.of(new Act("Desktop", true, Desk.NOW.minusSeconds(60_000))),
            new Uses(List.of(id(101)), List.of(), List.of()),
            List.of("Ana's laptop"),
            true,
            List.of(Option.RESTORE)));
  }

  /** Both added an account of one name, and between the two money was moved. */
  static RecordQuestion accounts(Desk desk) {
    desk.wholes.keptApart = true;
    return put(
        desk,
        new RecordQuestion(
            id(62),
            Entity.ACCOUNT,
            "Wallet",
            RecordQuestion.Cause.TWICE,
            id(63),
            List.of(
                new Act("Desktop", true, Desk.NOW.minusSeconds(90_000)),
                new Act("Ana's laptop", false, Desk.NOW.minusSeconds(60_000))),
            new Uses(List.of(id(101)), List.of(), List.of()),
            List.of("Ana's laptop"),
            false,
            List.of(Option.KEEP_BOTH)));
  }

  private static RecordQuestion put(Desk desk, RecordQuestion question) {
    desk.wholes.questions.add(question);
    return question;
  }
}
