package app.coffer.desktop.ui.reports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Pages in a file. They are pictures, so that names in any script look as in the window. */
final class ReportPdf {
  /** Room around a page's picture, in points. */
  private static final float MARGIN = 28;

  /** Where paper is not of the sizes that all other countries use. */
  private static final Set<String> LETTER =
      Set.of("US", "CA", "MX", "CL", "CO", "CR", "GT", "PA", "PH", "PR", "SV", "VE");

  private ReportPdf() {}

  private static PDRectangle sheet(Locale region) {
    return LETTER.contains(region.getCountry()) ? PDRectangle.LETTER : PDRectangle.A4;
  }

  /** The ratio of height to width of what can be printed on. */
  static double ratio(Locale region) {
    PDRectangle sheet = sheet(region);
    return (sheet.getHeight() - 2 * MARGIN) / (sheet.getWidth() - 2 * MARGIN);
  }

  static void write(Path file, String title, List<Image> pages, Locale region) throws IOException {
    try (var document = new PDDocument()) {
      document.getDocumentInformation().setTitle(title);
      PDRectangle sheet = sheet(region);
      for (Image image : pages) {
        var page = new PDPage(sheet);
        document.addPage(page);
        try (var out = new PDPageContentStream(document, page)) {
          out.drawImage(
              picture(document, image),
              MARGIN,
              MARGIN,
              sheet.getWidth() - 2 * MARGIN,
              sheet.getHeight() - 2 * MARGIN);
        }
      }
      try (var out = Files.newOutputStream(file)) {
        document.save(out);
      }
    }
  }

  /** Packed here: the library would need AWT to do it. */
  private static PDImageXObject picture(PDDocument document, Image image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      int[] colours = new int[width];
      byte[] row = new byte[width * 3];
      for (int y = 0; y < height; y++) {
        image
            .getPixelReader()
            .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), colours, 0, width);
        for (int x = 0; x < width; x++) {
          row[x * 3] = (byte) (colours[x] >> 16);
          row[x * 3 + 1] = (byte) (colours[x] >> 8);
          row[x * 3 + 2] = (byte) colours[x];
        }
        deflater.write(row);
      }
    }
    return new PDImageXObject(
        document,
        new ByteArrayInputStream(packed.toByteArray()),
        COSName.FLATE_DECODE,
        width,
        height,
        8,
        PDDeviceRGB.INSTANCE);
  }
}
