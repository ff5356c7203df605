package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A file of another program, unpacked where it was packed, within limits. */
final class Source {
  private static final int MOST_BYTES = 400_000_000;
  private static final int MOST_FILES = 1_000;

  /** Books and databases shrink to a twentieth at most; what shrinks more was made to do harm. */
  private static final int MOST_RATIO = 20;

  /** So much may come of anything packed. */
  private static final int SMALL = 32 * 1024 * 1024;

  private Source() {}

  static byte[] bytes(Path file) throws UnreadableFile {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = limited(in, MOST_BYTES);
      return starts(bytes, 0x1f, 0x8b) ? unzipped(bytes) : bytes;
    } catch (IOException e) {
      throw new UnreadableFile(Code.UNREADABLE);
    }
  }

  private static byte[] unzipped(byte[] bytes) throws UnreadableFile {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return limited(in, room(bytes));
    } catch (IOException e) {
      throw new UnreadableFile(Code.DAMAGED);
    }
  }

  static boolean isZip(byte[] bytes) {
    return starts(bytes, 'P', 'K', 3, 4);
  }

  static boolean isSqlite(byte[] bytes) {
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    int[] signed = new int[magic.length];
    for (int i = 0; i < magic.length; i++) {
      signed[i] = magic[i];
    }
    return starts(bytes, signed);
  }

  /** The files of an archive by their names without folders. */
  static Map<String, byte[]> files(byte[] archive) throws UnreadableFile {
    Map<String, byte[]> files = new LinkedHashMap<>();
    long room = room(archive);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (files.size() >= MOST_FILES) {
          throw new UnreadableFile(Code.TOO_MANY_FILES);
        }
        if (!entry.isDirectory()) {
          byte[] bytes = limited(zip, room);
          room -= bytes.length;
          String name = entry.getName();
          files.put(name.substring(name.replace('\\', '/').lastIndexOf('/') + 1), bytes);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new UnreadableFile(Code.ZIP_DAMAGED_OR_LOCKED);
    } catch (IOException e) {
      throw new UnreadableFile(Code.ZIP_DAMAGED);
    }
    return files;
  }

  private static long room(byte[] packed) {
    return Math.min(MOST_BYTES, SMALL + (long) packed.length * MOST_RATIO);
  }

  private static byte[] limited(InputStream in, long room) throws IOException, UnreadableFile {
    byte[] bytes = in.readNBytes((int) room + 1);
    if (bytes.length > room) {
      throw new UnreadableFile(Code.LARGER_THAN_400_MB);
    }
    return bytes;
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (bytes[i] != (byte) with[i]) {
        return false;
      }
    }
    return true;
  }
}
