package app.coffer.desktop.ui.register;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes and tags as one line of text: each tag after a {@code #}, one with blanks in it in quotes.
 * A number after a {@code #} is no tag: people write cheques and invoices like that.
 */
record NoteTags(String notes, SortedSet<String> tags) {
  private static final Pattern TAG =
      Pattern.compile("(?<!\\S)#(?:\"([^\"]+)\"|(?!\\d+(?!\\S))([^\\s#\"]+))");

  static NoteTags read(String text) {
    var tags = new TreeSet<String>();
    Matcher found = TAG.matcher(text);
    while (found.find()) {
      String quoted = found.group(1);
      tags.add(quoted == null ? found.group(2) : quoted.strip());
    }
    String notes = tags.isEmpty() ? text : TAG.matcher(text).replaceAll("").replaceAll("  +", " ");
    return new NoteTags(notes.strip(), tags);
  }

  static String text(String notes, Collection<String> tags) {
    var text = new StringBuilder(notes);
    for (String tag : tags) {
      text.append(text.isEmpty() ? "" : " ").append('#');
      text.append(TAG.matcher("#" + tag).matches() ? tag : '"' + tag + '"');
    }
    return text.toString();
  }
}
