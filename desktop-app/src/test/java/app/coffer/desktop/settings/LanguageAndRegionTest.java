package app.coffer.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageAndRegionTest {
  @TempDir Path folder;

  @Test
  void withoutAChoiceBothFollowTheSystem() {
    var chosen = Appearance.in(folder.resolve("window.properties"));
    assertThat(LanguageAndRegion.language(chosen, Locale.FRANCE)).isEqualTo(Locale.FRANCE);
    assertThat(LanguageAndRegion.region(chosen, Locale.FRANCE)).isEqualTo(Locale.FRANCE);
  }

  @Test
  void aChoiceIsKeptForTheNextStart() {
    LanguageAndRegion.choose(Appearance.in(folder.resolve("window.properties")), "de", "CH");
    var kept = Appearance.in(folder.resolve("window.properties"));
    assertThat(LanguageAndRegion.language(kept, Locale.US)).isEqualTo(Locale.GERMAN);
    assertThat(LanguageAndRegion.region(kept, Locale.US)).isEqualTo(Locale.of("de", "CH"));
  }

  @Test
  void aGermanCountryWritesACommaAlsoForEnglishReaders() {
    Locale formats = LanguageAndRegion.formatsOf("DE", Locale.ENGLISH);
    assertThat(formats.getLanguage()).isEqualTo("en");
    assertThat(NumberFormat.getNumberInstance(formats).format(1234.5)).isEqualTo("1.234,5");
  }

  @Test
  void everyCountryOfTheListHasFormats() {
    for (String country : LanguageAndRegion.COUNTRIES) {
      assertThat(LanguageAndRegion.formatsOf(country, Locale.GERMAN).getCountry())
          .isEqualTo(country);
    }
  }
}
