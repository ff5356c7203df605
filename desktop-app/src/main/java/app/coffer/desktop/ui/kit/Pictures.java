package app.coffer.desktop.ui.kit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Pictures of a window as PNG files, written without AWT (PNG specification, ISO/IEC 15948). */
public final class Pictures {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private Pictures() {}

  /** Writes what a scene shows now; to be called on the window's thread. */
  public static void write(Scene scene, Path file) throws IOException {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    write(scene.snapshot(null), file);
  }

  /** Writes an image with 8 bits a channel and alpha. */
  public static void write(Image image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeLong(SIGNATURE);
      var header = new ByteArrayOutputStream();
      var fields = new DataOutputStream(header);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {8, 6, 0, 0, 0});
      chunk(out, "IHDR", header.toByteArray());
      chunk(out, "IDAT", pixels(image, width, height));
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static byte[] pixels(Image image, int width, int height) throws IOException {
    var reader = image.getPixelReader();
    var packed = new ByteArrayOutputStream();
    var fast = new Deflater(Deflater.BEST_SPEED);
    try (var deflater = new DeflaterOutputStream(packed, fast)) {
      int[] colours = new int[width];
      byte[] row = new byte[1 + width * 4];
      for (int y = 0; y < height; y++) {
        reader.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), colours, 0, width);
        for (int x = 0; x < width; x++) {
          int argb = colours[x];
          row[1 + x * 4] = (byte) (argb >> 16);
          row[2 + x * 4] = (byte) (argb >> 8);
          row[3 + x * 4] = (byte) argb;
          row[4 + x * 4] = (byte) (argb >>> 24);
        }
        deflater.write(row);
      }
    }
    fast.end();
    return packed.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    out.writeInt((int) sum.getValue());
  }
}
