package app.coffer.desktop.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What the demo's household calls things, in the language of whoever looks. Payees keep theirs. */
final class Tongue {
  private final ResourceBundle words;

  private Tongue(ResourceBundle words) {
    this.words = words;
  }

  /** English where nobody wrote another. */
  static Tongue of(Locale language) {
    return new Tongue(
        ResourceBundle.getBundle(
            "app.coffer.desktop.demo.demo",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The text for an English one; the same where it is not in the list. */
  String say(String english) {
    return words.containsKey(english) ? words.getString(english) : english;
  }

  /** {@code Group/Name}, each by itself. */
  String path(String english) {
    return Arrays.stream(english.split("/")).map(this::say).collect(Collectors.joining("/"));
  }
}
