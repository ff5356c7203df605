package app.coffer.desktop.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManualPageTest {
  private static final Pattern TARGET = Pattern.compile("\\]\\(([^)]+)\\)");

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

  @ParameterizedTest
  @EnumSource
  void aPageIsThereInGermanWithTheSameHeadingsTablesAndPictures(ManualPage page) {
    String german = page.text(Locale.GERMANY);
    assertThat(german).isNotEqualTo(page.text(Locale.ENGLISH));
    assertThat(shape(page, Locale.GERMANY)).isEqualTo(shape(page, Locale.ENGLISH));
    assertThat(targets(page, Locale.GERMANY)).isEqualTo(targets(page, Locale.ENGLISH));
  }

  /** What a line is, for the lines that have to be the same ones in each language. */
  private static List<String> shape(ManualPage page, Locale language) {
    return page.text(language)
        .lines()
        .map(line ->
            line.startsWith("#")
                ? line.substring(0, line.lastIndexOf('#') + 1)
                : line.startsWith("|") ? "|" : line.startsWith("- ") ? "-" : "")
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
