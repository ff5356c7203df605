package app.coffer.desktop.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeNameTest {

  @Test
  void anOrdinaryNameStaysAsItIs() {
    for (String name : List.of("Receipt 2026-11-20.pdf", "Beleg für Öl.png", "領収書.jpg", "a.b.c")) {
      assertThat(SafeName.of(name)).isEqualTo(name);
    }
  }

  @Test
  void nothingLeadsOutOfAFolder() {
    assertThat(SafeName.of("../../etc/passwd")).isEqualTo("_.._etc_passwd");
    assertThat(SafeName.of("..\\..\\boot.ini")).isEqualTo("_.._boot.ini");
    assertThat(SafeName.of("C:\\x.pdf")).isEqualTo("C__x.pdf");
    assertThat(SafeName.of("..")).isEqualTo("file");
    assertThat(SafeName.of("")).isEqualTo("file");
    assertThat(SafeName.of(".bashrc")).isEqualTo("bashrc");
  }

  @Test
  void charactersThatControlOrReorderTextAreLeftOut() {
    assertThat(SafeName.of("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
    assertThat(SafeName.of("a\u0000b\nc\u2066d\u200Be\uFEFF.pdf")).isEqualTo("abcde.pdf");
    assertThat(SafeName.of("half\uD800.pdf")).isEqualTo("half.pdf");
  }

  @Test
  void windowsGetsNoNameOfADeviceAndNoDotOrBlankAtTheEnd() {
    assertThat(SafeName.of("con.pdf")).isEqualTo("_con.pdf");
    assertThat(SafeName.of("LPT1")).isEqualTo("_LPT1");
    assertThat(SafeName.of("aux.tar.gz")).isEqualTo("_aux.tar.gz");
    assertThat(SafeName.of("console.pdf")).isEqualTo("console.pdf");
    assertThat(SafeName.of("receipt. . ")).isEqualTo("receipt");
    assertThat(SafeName.of("what?<is>|\"this\".pdf")).isEqualTo("what__is___this_.pdf");
  }

  @Test
  void aLongNameKeepsItsEnding() {
    String safe = SafeName.of("x".repeat(300) + ".pdf");
    assertThat(safe).hasSize(100).endsWith("x.pdf");
    assertThat(
            SafeName.of("長".repeat(90) + ".pdf").getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void makingASafeNameSafeChangesNothing() {
    var random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      int[] points = random.ints(random.nextInt(150), 0, 0x500).toArray();
      String safe = SafeName.of(new String(points, 0, points.length));
      assertThat(SafeName.of(safe)).isEqualTo(safe);
      assertThat(safe).isNotEmpty().hasSizeLessThanOrEqualTo(101);
    }
  }

  @Test
  void onlyWhatProgramsShowIsOpened() {
    assertThat(List.of("a.pdf", "A.JPG", "b.png", "c.txt")).allMatch(SafeName::isViewable);
    assertThat(
            List.of(
                "a.exe",
                "a.pdf.exe",
                "a.sh",
                "a.desktop",
                "a.html",
                "a.svg",
                "a.jar",
                "a.lnk",
                "a.docm",
                "pdf",
                "a.pdf\u202E.exe",
                "a"))
        .noneMatch(SafeName::isViewable);
  }
}
