package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Words;

/** A line of the activity log as a sentence: {@code activity.<kind>} in the words. */
final class ActivityWords {
  private static final String REFUSED = "refused-";

  private ActivityWords() {}

  static String of(SyncControl.Activity entry, Words words) {
    String key = "activity." + entry.kind();
    if (words.has(key + ".other")) {
      return words.count(key, entry.count());
    }
    if (words.has(key)) {
      return words.get(key);
    }
    if (entry.kind().startsWith(REFUSED)) {
      return words.get("activity.refused") + " (" + entry.kind().substring(REFUSED.length()) + ")";
    }
    return entry.kind();
  }
}
