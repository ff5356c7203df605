package app.coffer.desktop.ui.conflict;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the list: a group's heading, or a question. */
sealed interface ListRow {

  record Heading(QuestionGroup group, int count) implements ListRow {}

  /**
   * What a row says.
   *
   * @param values the values that differ, or who deleted it
   * @param who the devices that disagree
   */
  record Texts(String title, String place, String values, String who) {}

  /** A question; of thousands only those that are seen are put into words. */
  final class Question implements ListRow {
    private final RecordId record;
    private final QuestionGroup group;
    private final Object version;
    private final Supplier<Texts> wording;
    private volatile @Nullable Texts texts;

    /**
     * @param version two rows of one record with equal versions say the same
     */
    Question(RecordId record, QuestionGroup group, Object version, Supplier<Texts> wording) {
      this.record = record;
      this.group = group;
      this.version = version;
      this.wording = wording;
    }

    static Question of(RecordId record, QuestionGroup group, Texts texts) {
      return new Question(record, group, texts, () -> texts);
    }

    RecordId record() {
      return record;
    }

    QuestionGroup group() {
      return group;
    }

    String title() {
      return texts().title();
    }

    String place() {
      return texts().place();
    }

    String values() {
      return texts().values();
    }

    String who() {
      return texts().who();
    }

    private Texts texts() {
      Texts now = texts;
      if (now == null) {
        now = wording.get();
        texts = now;
      }
      return now;
    }

    boolean matches(String words) {
      String all =
          (title() + " " + place() + " " + values() + " " + who()).toLowerCase(Locale.ROOT);
      for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
        if (!all.contains(word)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Question that
          && record.equals(that.record)
          && group == that.group
          && version.equals(that.version);
    }

    @Override
    public int hashCode() {
      return Objects.hash(record, group);
    }
  }

  /** The records of the questions among some rows, in their order. */
  static List<RecordId> records(List<ListRow> rows) {
    return rows.stream()
        .flatMap(row -> row instanceof Question each ? Stream.of(each.record()) : Stream.empty())
        .toList();
  }
}
