package app.coffer.desktop.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The language of the words, and the country by whose habits amounts, dates and weeks are written:
 * two choices, because people live where another language is spoken.
 */
public final class LanguageAndRegion {
  private static final String LANGUAGE = "language";
  private static final String REGION = "region";

  /** Languages that all words are written in. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** Countries to choose from, by their ISO 3166 codes. */
  public static final List<String> COUNTRIES =
      List.of(
          "AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "HU", "IE", "IT",
          "LU", "NL", "NO", "NZ", "PL", "PT", "SE", "US");

  private LanguageAndRegion() {}

  /** The language chosen, or the system's. */
  public static Locale language(Appearance chosen, Locale system) {
    String tag = chosen.text(LANGUAGE, "");
    return tag.isEmpty() ? system : Locale.forLanguageTag(tag);
  }

  /** The locale that formats for the country chosen, or the system's. */
  public static Locale region(Appearance chosen, Locale system) {
    String country = chosen.text(REGION, "");
    return country.isEmpty() ? system : formatsOf(country, language(chosen, system));
  }

  /** The code of the country chosen; empty where the system's is used. */
  public static String country(Appearance chosen) {
    return chosen.text(REGION, "");
  }

  /** The tag of the language chosen; empty where the system's is used. */
  public static String languageTag(Appearance chosen) {
    return chosen.text(LANGUAGE, "");
  }

  /** Keeps the choices for the next start; an empty text stands for the system's. */
  public static void choose(Appearance kept, String languageTag, String country) {
    kept.set(LANGUAGE, languageTag);
    kept.set(REGION, country);
  }

  /**
   * How a country writes numbers and dates, with the names of months in the language where CLDR
   * knows such readers of that country, else in English, else in a language of the country.
   */
  public static Locale formatsOf(String country, Locale language) {
    return Arrays.stream(Locale.getAvailableLocales())
        .filter(locale -> locale.getCountry().equals(country) && !locale.hasExtensions())
        .filter(locale -> locale.getVariant().isEmpty() && locale.getScript().isEmpty())
        .min(
            Comparator.comparing(
                    (Locale locale) -> !locale.getLanguage().equals(language.getLanguage()))
                .thenComparing(locale -> !locale.getLanguage().equals("en"))
                .thenComparing(Locale::toLanguageTag))
        .orElse(language);
  }
}
