package app.coffer.desktop.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
  @ParameterizedTest
  @ValueSource(strings = {"#ffe600", "#3584e4", "#0969da", "#000000", "#ffffff", "#e01b24"})
  void whateverThePersonChoseCanBeReadOnWhiteAndOnTheDarkGround(String chosen) {
    Color accent = Color.web(chosen);
    assertThat(Accent.contrast(Accent.readable(accent, Color.WHITE, Color.BLACK), Color.WHITE))
        .isGreaterThanOrEqualTo(4.5);
    Color ground = Color.web("#0d1117");
    assertThat(Accent.contrast(Accent.readable(accent, ground, Color.WHITE), ground))
        .isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void aColourThatCanBeReadStaysAsItIs() {
    assertThat(Accent.style(Map.of("Windows.UIColor.Accent", Color.web("#0b5394")), false))
        .contains("-color-accent-emphasis: #0b5394;");
  }

  @Test
  void aSystemThatNamesNoAccentLeavesTheThemeItsOwn() {
    assertThat(Accent.style(Map.of("GTK.theme_name", "Adwaita"), true)).isEmpty();
  }

  @Test
  void highContrastIsSeenOnWindowsAndInTheNameOfTheThemeOnLinux() {
    assertThat(Accent.highContrast(Map.of("Windows.SPI.HighContrast", true))).isTrue();
    assertThat(Accent.highContrast(Map.of("GTK.theme_name", "HighContrastInverse"))).isTrue();
    assertThat(Accent.highContrast(Map.of("GTK.theme_name", "Adwaita-dark"))).isFalse();
  }
}
