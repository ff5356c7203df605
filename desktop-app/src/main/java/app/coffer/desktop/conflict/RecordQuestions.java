package app.coffer.desktop.conflict;

import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The open questions about whole records. They are read from the changes each time, and an answer
 * is nothing but ordinary changes, so that it closes the question on every device.
 */
public interface RecordQuestions {

  int count();

  /** All open ones: those that came back first, by name within. */
  List<RecordQuestion> open();

  /** Where {@link Option#MOVE} can go, by name. */
  List<Target> targets(RecordQuestion question);

  /**
   * Whether a transfer is why an account that would fit cannot be taken in its place: it would lead
   * to where it comes from, and no register would show it.
   */
  boolean keptApart(RecordQuestion question);

  /** What an answer would do; nothing is written. */
  Foreseen preview(RecordQuestion question, Reply reply);

  /** Writes an answer in one transaction, if the question is still as it was shown. */
  Answer answer(RecordQuestion question, Reply reply);

  /**
   * Takes the newest decision of this device back, where it was of this kind; empty where another
   * kind was decided later, or none.
   */
  Optional<Undone> undoLast();

  /**
   * @param to of {@link Option#MOVE} only
   */
  record Reply(Option option, @Nullable RecordId to) {}

  record Target(RecordId record, String name) {}

  /**
   * @param moves by how much each account's balance moves; only those that do
   * @param replaced the records that are written, as they are and as they would be
   */
  record Foreseen(Map<RecordId, Money> moves, List<Replaced> replaced) {
    public Foreseen {
      moves = Map.copyOf(moves);
      replaced = List.copyOf(replaced);
    }

    /** How many records are written. */
    public int changed() {
      return replaced.size();
    }
  }

  /** What became of an answer. */
  enum Answer {
    APPLIED,
    /** It is not the same question any more; nothing was written. */
    CHANGED,
    /** It would break a rule of the ledger; nothing was written. */
    INVALID
  }

  /** What became of undoing. */
  enum Undone {
    DONE,
    /** Something of it was changed since; nothing was written. */
    CHANGED
  }
}
