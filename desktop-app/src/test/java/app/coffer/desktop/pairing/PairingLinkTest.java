package app.coffer.desktop.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PairingLinkTest {

  @Test
  void linksHaveOneForm() throws Exception {
    URI link;
    try (PairingLink fresh = PairingLink.fresh(TwoSides.SERVER, TwoSides.RANDOM)) {
      link = fresh.uri();
      assertThat(fresh).hasToString("PairingLink[redacted]");
    }
    try (PairingLink read = PairingLink.parse(link)) {
      assertThat(read.origin()).isEqualTo(TwoSides.SERVER);
      assertThat(read.uri()).isEqualTo(link);
    }
    String text = link.toString();
    String[] malformed = {
      "https://join#" + link.getRawFragment(),
      "coffer://join",
      "coffer://join?x#" + link.getRawFragment(),
      text + "A",
      text.substring(0, text.length() - 1),
      text.substring(0, text.length() - 1) + "_",
      text.replaceFirst("v1", "v"),
      text.replaceFirst("\\.[A-Za-z0-9_-]+\\.", ".ZmlsZTovLy9ldGM."),
      text.replaceFirst("\\.[A-Za-z0-9_-]+\\.", "." + "A".repeat(3000) + "."),
      text.toUpperCase(Locale.ROOT),
    };
    for (String wrong : malformed) {
      assertThatThrownBy(() -> PairingLink.parse(URI.create(wrong)))
          .isInstanceOf(PairingRefused.class)
          .hasMessage("MALFORMED_LINK");
    }
    assertThatThrownBy(() -> PairingLink.parse(URI.create(text.replaceFirst("v1", "v2"))))
        .hasMessage("VERSIONS_TOO_DIFFERENT");
  }
}
