package app.coffer.desktop.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManualPageTest {
  private static final Pattern TARGET = Pattern.compile("\\]\\(([^)]+)\\)");

  @ParameterizedTest
  @EnumSource
  void aPageHasATitleAndItsLinksAndPicturesLeadSomewhere(ManualPage page) {
    assertThat(page.text()).startsWith("# ");
    assertThat(page.title()).isNotBlank();
    TARGET
        .matcher(page.text())
        .results()
        .map(found -> found.group(1))
        .forEach(target -> {
          boolean isPage =
              Arrays.stream(ManualPage.values()).anyMatch(other -> other.file().equals(target));
          assertThat(isPage || ManualPage.class.getResource(ManualPage.FOLDER + target) != null)
              .as("%s in %s", target, page.file())
              .isTrue();
        });
  }
}
