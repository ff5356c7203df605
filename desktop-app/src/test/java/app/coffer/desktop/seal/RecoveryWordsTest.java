package app.coffer.desktop.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryWordsTest {

  /** The published vectors of BIP-39 for 256 bits. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000,"
        + "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon"
        + " abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon"
        + " abandon art",
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f,"
        + "legal winner thank year wave sausage worth useful legal winner thank year wave sausage"
        + " worth useful legal winner thank year wave sausage worth title",
    "8080808080808080808080808080808080808080808080808080808080808080,"
        + "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount"
        + " doctor acoustic avoid letter advice cage absurd amount doctor acoustic bless",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff,"
        + "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo"
        + " zoo vote",
    "68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c,"
        + "hamster diagram private dutch cause delay private meat slide toddler razor book happy"
        + " fancy gospel tennis maple dilemma loan word shrug inflict delay length",
    "066dca1a2bb7e8a1db2832148ce9933eea0f3ac9548d793112d9a95c9407efad,"
        + "all hour make first leader extend hole alien behind guard gospel lava path output census"
        + " museum junior mass reopen famous sing advance salt reform",
    "f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f,"
        + "void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing"
        + " screen patrol group space point ten exist slush involve unfold"
  })
  void writesAndReadsThePublishedVectors(String seed, String words) {
    byte[] bytes = HexFormat.of().parseHex(seed);

    assertThat(RecoveryWords.owning(bytes.clone()).words()).isEqualTo(List.of(words.split(" ")));
    assertThat(RecoveryWords.parse("  " + words.toUpperCase() + "\n").orElseThrow().words())
        .isEqualTo(List.of(words.split(" ")));
  }

  @Test
  void theWordListIsTheOneOfBip39() throws Exception {
    try (var in = RecoveryWords.class.getResourceAsStream("bip39-english.txt")) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest))
          .isEqualTo("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
    }
  }

  @Test
  void refusesAWrongWordAWrongNumberAndAWrongOrder() {
    String right = String.join(" ", RecoveryWords.owning(Keys.repeatable(1).bytes(32)).words());
    assertThat(RecoveryWords.parse(right)).isPresent();

    assertThat(RecoveryWords.parse(right + " zoo")).isEmpty();
    assertThat(RecoveryWords.parse(right.substring(right.indexOf(' ')))).isEmpty();
    assertThat(RecoveryWords.parse("coffer" + right.substring(right.indexOf(' ')))).isEmpty();
    assertThat(RecoveryWords.parse("")).isEmpty();
    assertThat(RecoveryWords.parse("zoo ".repeat(24))).isEmpty();
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    List<String> right = RecoveryWords.owning(Keys.repeatable(1).bytes(32)).words();
    var typo = new java.util.ArrayList<>(right);
    typo.set(6, "abandno");
    typo.set(9, "qqqqqqqq");

    assertThat(RecoveryWords.read(String.join(" ", typo)))
        .isEqualTo(
            new RecoveryWords.Reading.Unknown(
                List.of(
                    new RecoveryWords.Typo(7, "abandno", List.of("abandon")),
                    new RecoveryWords.Typo(10, "qqqqqqqq", List.of()))));
    assertThat(RecoveryWords.read(String.join(" ", right.subList(0, 23))))
        .isEqualTo(new RecoveryWords.Reading.WrongCount(23));
    assertThat(RecoveryWords.read(String.join(" ", right.reversed())))
        .isEqualTo(new RecoveryWords.Reading.WrongChecksum());
  }

  @Test
  void readsASheetWithNumbersAsItWasPrinted() {
    List<String> right = RecoveryWords.owning(Keys.repeatable(1).bytes(32)).words();
    var printed = new StringBuilder();
    for (int i = 0; i < right.size(); i++) {
      printed.append(i + 1).append(i % 2 == 0 ? ". " : ") ").append(right.get(i)).append('\n');
    }
    assertThat(RecoveryWords.parse(printed.toString()).orElseThrow().words()).isEqualTo(right);
  }

  @Test
  void aReadingNeverPrintsAWord() {
    List<String> right = RecoveryWords.owning(Keys.repeatable(1).bytes(32)).words();
    String typo = "abandno " + String.join(" ", right.subList(1, 24));

    assertThat(RecoveryWords.read(typo).toString()).doesNotContain("abandno");
    assertThat(RecoveryWords.read(String.join(" ", right)).toString())
        .doesNotContain(right.toArray(String[]::new));
  }

  @Test
  void areGoneAfterClose() {
    RecoveryWords words = RecoveryWords.owning(new byte[32]);
    words.close();
    assertThatThrownBy(words::words).isInstanceOf(IllegalStateException.class);
    assertThat(words).hasToString("RecoveryWords[redacted]");
  }
}
