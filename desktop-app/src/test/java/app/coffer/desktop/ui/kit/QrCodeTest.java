package app.coffer.desktop.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final String LINK =
      "coffer://join#v1.aHR0cHM6Ly9ob21lLmV4YW1wbGU6ODQ0Mw."
          + "00112233445566778899aabbccddeeff.AAECAwQFBgcICQoLDA0ODw";

  @Test
  void aReaderReadsTheSameText() throws Exception {
    assertThat(read(QrCode.image(LINK, 4))).isEqualTo(LINK);
    assertThat(read(QrCode.image("7QK4-M2XP-9DHT-3W58", 3))).isEqualTo("7QK4-M2XP-9DHT-3W58");
  }

  @Test
  void fourWhiteModulesAreAroundIt() {
    Image image = QrCode.image(LINK, 3);
    int quiet = 3 * QrCode.QUIET;
    int side = (int) image.getWidth();
    assertThat(QrCode.QUIET).isGreaterThanOrEqualTo(4);
    for (int along = 0; along < side; along++) {
      for (int in = 0; in < quiet; in++) {
        assertThat(image.getPixelReader().getArgb(along, in)).isEqualTo(0xffffffff);
        assertThat(image.getPixelReader().getArgb(in, along)).isEqualTo(0xffffffff);
        assertThat(image.getPixelReader().getArgb(along, side - 1 - in)).isEqualTo(0xffffffff);
        assertThat(image.getPixelReader().getArgb(side - 1 - in, along)).isEqualTo(0xffffffff);
      }
    }
    assertThat(image.getPixelReader().getArgb(quiet, quiet)).isEqualTo(0xff000000);
  }

  @Test
  void whatDoesNotFitIsRefusedWithoutBeingQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QrCode.image("secret".repeat(1000), 1))
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  private static String read(Image image) throws Exception {
    int side = (int) image.getWidth();
    int[] pixels = new int[side * side];
    image
        .getPixelReader()
        .getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels))),
            Map.of(DecodeHintType.PURE_BARCODE, true))
        .getText();
  }
}
