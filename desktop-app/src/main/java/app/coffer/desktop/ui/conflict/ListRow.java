package app.coffer.desktop.ui.conflict;

import app.coffer.wire.id.RecordId;
import java.util.Locale;

/** A row of the list: a group's heading, or a question. */
sealed interface ListRow {

  record Heading(QuestionGroup group, int count) implements ListRow {}

  /**
   * @param values the values that differ, or who deleted it
   * @param who the devices that disagree
   */
  record Question(
      RecordId record, QuestionGroup group, String title, String place, String values, String who)
      implements ListRow {

    boolean matches(String words) {
      String all = (title + " " + place + " " + values + " " + who).toLowerCase(Locale.ROOT);
      for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
        if (!all.contains(word)) {
          return false;
        }
      }
      return true;
    }
  }
}
