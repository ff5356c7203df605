package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import java.util.List;

/** What became of a record's heads. */
public sealed interface MergeResult {

  /** What every device shows. Its lamport, time and editor are those of {@link #winner}. */
  Change content();

  /** The head that takes precedence; its author writes the merge. */
  Head winner();

  /** One head, or several that say the same: nothing to write, nothing to ask. */
  record Agreed(Change content, Head winner) implements MergeResult {}

  /**
   * The machine put it together.
   *
   * @param merged units in which the heads differed
   */
  record Merged(Change content, Head winner, List<MergeUnit> merged) implements MergeResult {
    public Merged {
      merged = List.copyOf(merged);
    }
  }

  /**
   * A person decides; {@code content} is shown until then.
   *
   * @param contested units that both changed differently; empty where the only question is whether
   *     the record stays
   * @param merged units in which the heads differed and the machine could choose
   * @param removal whether one side removed what another edited
   */
  record Contested(
      Change content,
      Head winner,
      List<MergeUnit> contested,
      List<MergeUnit> merged,
      boolean removal)
      implements MergeResult {
    public Contested {
      contested = List.copyOf(contested);
      merged = List.copyOf(merged);
    }
  }
}
