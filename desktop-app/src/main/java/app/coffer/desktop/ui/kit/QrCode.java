package app.coffer.desktop.ui.kit;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A text as a QR code (ISO/IEC 18004), black on white with its quiet zone in every theme: scanners
 * take neither light on dark nor a code that touches something.
 */
public final class QrCode {
  /** White modules that the standard asks for on each side. */
  static final int QUIET = 4;

  private QrCode() {}

  /**
   * A node that shows it.
   *
   * @param pixels of one module
   * @param spoken what a screen reader says of it
   */
  public static ImageView view(String text, int pixels, String spoken) {
    var view = new ImageView(image(text, pixels));
    view.setSmooth(false);
    view.setAccessibleText(spoken);
    return view;
  }

  /**
   * Draws it.
   *
   * @throws IllegalArgumentException where the text does not fit into a code; says nothing of it
   */
  static Image image(String text, int pixels) {
    ByteMatrix modules = modules(text);
    int side = modules.getWidth() + 2 * QUIET;
    var image = new WritableImage(side * pixels, side * pixels);
    PixelWriter writer = image.getPixelWriter();
    for (int y = 0; y < side * pixels; y++) {
      for (int x = 0; x < side * pixels; x++) {
        boolean dark = dark(modules, x / pixels - QUIET, y / pixels - QUIET);
        writer.setColor(x, y, dark ? Color.BLACK : Color.WHITE);
      }
    }
    return image;
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      // without the cause: it may quote a secret
      throw new IllegalArgumentException("a text too long for a QR code");
    }
  }

  private static boolean dark(ByteMatrix modules, int x, int y) {
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }
}
