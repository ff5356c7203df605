package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * The recovery sheet as one page to print: words, a code that scans to them, and whose they are.
 */
final class SheetPdf {
  private static final float LEFT = 56;
  private static final float MODULE = 3;
  private static final int COLUMNS = 4;

  static {
    // otherwise the list of the system's fonts is kept in the person's home folder
    System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
  }

  private static final PDType1Font PLAIN = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  private static final PDType1Font BOLD = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);

  private SheetPdf() {}

  /**
   * Writes the sheet.
   *
   * @param about lines under the title: the vault's name, its fingerprint, the day
   */
  static void write(Path file, List<String> recovery, List<String> about, Words words)
      throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var out = new PDPageContentStream(document, page)) {
        text(out, BOLD, 20, LEFT, 770, words.get("sheet.title"));
        float y = 742;
        for (String line : about) {
          text(out, PLAIN, 11, LEFT, y, line);
          y -= 16;
        }
        words(out, recovery);
        code(out, String.join(" ", recovery));
        text(out, PLAIN, 10, LEFT, 300, words.get("sheet.keep"));
        text(out, PLAIN, 10, LEFT, 285, words.get("sheet.use"));
      }
      document.save(file.toFile());
    }
  }

  private static void words(PDPageContentStream out, List<String> recovery) throws IOException {
    int rows = (recovery.size() + COLUMNS - 1) / COLUMNS;
    for (int i = 0; i < recovery.size(); i++) {
      float x = LEFT + 122f * (i / rows);
      float y = 660 - 22f * (i % rows);
      text(out, PLAIN, 10, x, y, String.valueOf(i + 1));
      text(out, BOLD, 13, x + 22, y, recovery.get(i));
    }
  }

  private static void code(PDPageContentStream out, String text) throws IOException {
    ByteMatrix matrix;
    try {
      matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IOException("the words do not fit into a code");
    }
    float top = 510;
    for (int row = 0; row < matrix.getHeight(); row++) {
      for (int column = 0; column < matrix.getWidth(); column++) {
        if (matrix.get(column, row) == 1) {
          out.addRect(LEFT + column * MODULE, top - (row + 1) * MODULE, MODULE, MODULE);
        }
      }
    }
    out.fill();
  }

  private static void text(
      PDPageContentStream out, PDType1Font font, float size, float x, float y, String text)
      throws IOException {
    out.beginText();
    out.setFont(font, size);
    out.newLineAtOffset(x, y);
    out.showText(printable(text));
    out.endText();
  }

  /** The fonts that every reader has know the letters of western Europe only. */
  private static String printable(String text) {
    var western = Charset.forName("windows-1252").newEncoder();
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          String one = Character.toString(point);
          shown.append(western.canEncode(one) && point >= ' ' ? one : "?");
        });
    return shown.toString();
  }
}
