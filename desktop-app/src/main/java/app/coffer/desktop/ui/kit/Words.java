package app.coffer.desktop.ui.kit;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * All text a person reads, by key. {@code messages} holds the app's words, the others those of the
 * screen of that name.
 */
public final class Words {
  /**
   * The sentences of {@link app.coffer.desktop.banking.Finding}, which the command line needs too.
   */
  private static final String FINDINGS = "app.coffer.desktop.banking.findings";

  private static final List<String> BUNDLES =
      List.of(
          "messages",
          "conflicts",
          "start",
          "imports",
          "bring",
          "export",
          "help",
          "pairing",
          "settings",
          "lock",
          "security",
          "attachments",
          "backup",
          "recovery",
          "first",
          "devices",
          "window",
          "register",
          "budget",
          "schedules",
          "rules",
          "overview",
          "reports",
          "rates",
          "about",
          "catalogue");
  private final Locale locale;
  private final List<ResourceBundle> bundles;

  private Words(Locale locale, List<ResourceBundle> bundles) {
    this.locale = locale;
    this.bundles = bundles;
  }

  /** Words in the language, or in English where there are none. */
  public static Words in(Locale locale) {
    var noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Words(
        locale,
        Stream.concat(
                BUNDLES.stream().map(name -> "app.coffer.desktop.ui." + name), Stream.of(FINDINGS))
            .map(name -> ResourceBundle.getBundle(name, locale, noFallback))
            .toList());
  }

  /** The language asked for, also where its words fell back to English. */
  public Locale language() {
    return locale;
  }

  /**
   * The text under a key, with {@code {0}}, {@code {1}} replaced where arguments are given. Dates
   * and amounts are to be formatted by {@link Formats} before.
   *
   * @throws MissingResourceException where nobody wrote the text
   */
  public String get(String key, Object... arguments) {
    String pattern = pattern(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }

  /** The text for a number of things: {@code key.one} or {@code key.other}; it is argument 0. */
  public String count(String key, long number, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = number;
    System.arraycopy(more, 0, arguments, 1, more.length);
    return get(key + (number == 1 ? ".one" : ".other"), arguments);
  }

  /** The text of a value of an enum: {@code prefix.NAME}. */
  public String of(String prefix, Enum<?> value) {
    return get(prefix + "." + value.name());
  }

  public boolean has(String key) {
    return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
  }

  private String pattern(String key) {
    for (ResourceBundle bundle : bundles) {
      if (bundle.containsKey(key)) {
        return bundle.getString(key);
      }
    }
    throw new MissingResourceException(
        "no text for " + key + " in " + Arrays.toString(BUNDLES.toArray()), "Words", key);
  }
}
