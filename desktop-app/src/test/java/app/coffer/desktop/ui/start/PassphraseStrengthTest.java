package app.coffer.desktop.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassphraseStrengthTest {
  @ParameterizedTest
  @CsvSource({
    "'', NONE",
    "password, WEAK",
    "aaaaaaaaaaaaaaaaaaaaaaaaaa, WEAK",
    "12345678901234567890, WEAK",
    "abcdefghijklmnopqrstuvwxyz, WEAK",
    "four wild geese, FAIR",
    "correct horse battery staple over nine seas, STRONG"
  })
  void lengthCountsAndRepetitionDoesNot(String typed, PassphraseStrength expected) {
    assertThat(PassphraseStrength.of(typed)).isEqualTo(expected);
  }
}
