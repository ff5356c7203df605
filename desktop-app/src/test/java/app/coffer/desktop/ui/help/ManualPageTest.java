package app.coffer.desktop.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManualPageTest {
  private static final Pattern TARGET = Pattern.compile("\\]\\(([^)]+)\\)");

  /** What a German window shows in German; the other pages are in English there, too. */
  private static final Set<ManualPage> IN_GERMAN =
      EnumSet.of(
          ManualPage.FIRST_STEPS,
          ManualPage.IMPORT,
          ManualPage.BUDGET,
          ManualPage.SYNC,
          ManualPage.CONFLICTS,
          ManualPage.DEVICES);

  private static List<String> targets(ManualPage page, Locale language) {
    return TARGET
        .matcher(page.text(language))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aPageHasATitleAndItsLinksAndPicturesLeadSomewhere(ManualPage page) {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(page.text(language)).startsWith("# ");
      assertThat(page.title(language)).isNotBlank();
      targets(page, language)
          .forEach(target -> {
            boolean isPage =
                Arrays.stream(ManualPage.values()).anyMatch(other -> other.file().equals(target));
            assertThat(isPage || ManualPage.class.getResource(ManualPage.FOLDER + target) != null)
                .as("%s in %s", target, page.file())
                .isTrue();
          });
    }
  }

  @Test
  void theGermanPagesAreThereAndWholeAndTheOthersStayEnglish() {
    for (ManualPage page : ManualPage.values()) {
      boolean translated = !page.text(Locale.GERMANY).equals(page.text(Locale.ENGLISH));
      assertThat(translated).as(page.file()).isEqualTo(IN_GERMAN.contains(page));
    }
    for (ManualPage page : IN_GERMAN) {
      assertThat(headings(page, Locale.GERMAN))
          .as(page.file())
          .isGreaterThanOrEqualTo(headings(page, Locale.ENGLISH) - 1);
    }
  }

  private static long headings(ManualPage page, Locale language) {
    return page.text(language).lines().filter(line -> line.startsWith("#")).count();
  }
}
