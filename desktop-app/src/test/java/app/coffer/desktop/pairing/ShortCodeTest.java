package app.coffer.desktop.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.wire.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShortCodeTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Randomness RANDOM = Randomness.secure();

  private static String fresh() {
    try (ShortCode code = ShortCode.fresh(RANDOM)) {
      return code.text();
    }
  }

  @Test
  void aCodeIsFourGroupsOfCrockfordsBase32AndNoneComesTwice() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String text = fresh();
      assertThat(text).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
      assertThat(seen.add(text)).isTrue();
    }
    for (char each : ALPHABET.toCharArray()) {
      assertThat(String.join("", seen)).contains(String.valueOf(each));
    }
  }

  @Test
  void itsPartsAreTheMailboxAndElevenCharactersOfSecret() throws Exception {
    String text = fresh();
    try (ShortCode code = ShortCode.parse(text)) {
      assertThat(code.mailbox()).isEqualTo(text.substring(0, 4));
      assertThat(code.text()).isEqualTo(text);
      String secret = code.secret().use(s -> new String(s, StandardCharsets.US_ASCII));
      assertThat(secret).hasSize(11).isEqualTo(text.replace("-", "").substring(4, 15));
      assertThat(code).hasToString("ShortCode[redacted]");
    }
  }

  @Test
  void howItIsWrittenDoesNotMatter() throws Exception {
    for (int i = 0; i < 200; i++) {
      String text = fresh();
      String[] spellings = {
        text.toLowerCase(Locale.ROOT),
        text.replace("-", ""),
        "  " + text.replace("-", " ") + "\n",
        text.replace('-', '\u2013'),
        text.replace('0', 'O'),
        text.replace('0', 'o').replace('1', 'l'),
        text.replace('1', 'I'),
        text.replace('1', 'i'),
      };
      for (String spelling : spellings) {
        try (ShortCode code = ShortCode.parse(spelling)) {
          assertThat(code.text()).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void everyWrongCharacterIsNoticed() {
    String code = fresh().replace("-", "");
    for (int at = 0; at < code.length(); at++) {
      for (char other : ALPHABET.toCharArray()) {
        if (other != code.charAt(at)) {
          refused(code.substring(0, at) + other + code.substring(at + 1), Reason.MISTYPED_CODE);
        }
      }
    }
  }

  @Test
  void anyTwoExchangedCharactersAreNoticed() {
    String code = fresh().replace("-", "");
    for (int a = 0; a < code.length(); a++) {
      for (int b = a + 1; b < code.length(); b++) {
        if (code.charAt(a) != code.charAt(b)) {
          char[] swapped = code.toCharArray();
          swapped[a] = code.charAt(b);
          swapped[b] = code.charAt(a);
          refused(new String(swapped), Reason.MISTYPED_CODE);
        }
      }
    }
  }

  @Test
  void whatIsTooShortTooLongOrNoCodeIsNamed() {
    String code = fresh();
    refused("", Reason.INCOMPLETE_CODE);
    refused(code.substring(0, 18), Reason.INCOMPLETE_CODE);
    refused(code + "0", Reason.INCOMPLETE_CODE);
    refused("U" + code.substring(1), Reason.MISTYPED_CODE);
    refused("\u0661" + code.substring(1), Reason.MISTYPED_CODE);
    refused("7QK4_M2XP_9DHT_3W5C", Reason.MISTYPED_CODE);
  }

  private static void refused(String typed, Reason reason) {
    assertThatExceptionOfType(PairingRefused.class)
        .isThrownBy(() -> ShortCode.parse(typed))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
