package app.coffer.desktop.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LicencedPartTest {
  @Test
  void aLineOfTheBuildIsThreeLinesForPeople() {
    assertThat(
            LicencedPart.of(
                    "     (Apache-2.0) ZXing Core (com.google.zxing:core:3.5.4 -"
                        + " https://zxing.org)")
                .orElseThrow()
                .shown()
                .lines())
        .containsExactly("ZXing Core, core 3.5.4", "    Apache-2.0", "    https://zxing.org");
  }

  @Test
  void aLicenceMayHaveBracketsInItsNameAndALibrarySeveralLicences() {
    LicencedPart part =
        LicencedPart.of(
                "(EPL 2.0) (The GNU General Public License (GPL), Version 2) jersey-common"
                    + " (org.glassfish.jersey.core:jersey-common:4.0.2 - https://jersey.org)")
            .orElseThrow();

    assertThat(part.licences())
        .containsExactly("EPL 2.0", "The GNU General Public License (GPL), Version 2");
    assertThat(part.shown()).startsWith("jersey-common 4.0.2");
  }

  @Test
  void whatIsNoLibraryIsNone() {
    assertThat(LicencedPart.of("Lists of 76 third-party dependencies.")).isEmpty();
    assertThat(LicencedPart.of("")).isEmpty();
    assertThat(LicencedPart.of("(broken")).isEmpty();
  }

  @Test
  void theListIsInOrderAndLosesNothing() {
    assertThat(
            Licences.shown(
                    """

                    Lists of 3 third-party dependencies.
                         (MIT) Zebra (org.z:zebra:1 - https://z.org)
                         (MIT) of another shape
                         (MIT) ant (org.a:ant:2 - https://a.org)
                    """)
                .lines())
        .filteredOn(line -> !line.startsWith(" "))
        .containsExactly("ant 2", "Zebra 1", "(MIT) of another shape");
  }
}
