package app.coffer.desktop.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.kit.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetPdfTest {
  @TempDir private Path folder;

  @Test
  void everyWordAndWhoseTheyAreStandOnOnePage() throws Exception {
    List<String> words = IntStream.range(0, 24).mapToObj(i -> "word" + (char) ('a' + i)).toList();
    Path file = folder.resolve("sheet.pdf");
    SheetPdf.write(
        file, words, List.of("Vault: Zo\u00eb \u5bb6", "0123 4567"), Words.in(Locale.ENGLISH));
    try (var document = Loader.loadPDF(file.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains(words).contains("Vault: Zo\u00eb ?").contains("0123 4567");
    }
  }
}
