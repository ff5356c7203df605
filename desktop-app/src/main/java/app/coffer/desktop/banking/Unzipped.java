package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The XML files of an archive, as banks deliver a month's statements, by name; read in memory. */
final class Unzipped {
  private static final int MOST_FILES = 100;

  /** Large statements shrink to a twentieth; what shrinks far more was made to fill a disk. */
  private static final int MOST_RATIO = 20;

  /** What spreadsheets and text documents have inside, which are archives as well. */
  private static final Pattern OFFICE =
      Pattern.compile("xl/|word/|ppt/|META-INF/|mimetype$|\\[Content_Types]");

  /** So much may come of any archive: what repeats itself shrinks more, and does no harm yet. */
  private static final int SMALL = 8 * 1024 * 1024;

  /** A file of the archive. */
  record Part(String name, byte[] bytes) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private long total;
  private boolean office;

  private Unzipped() {}

  static boolean isZip(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  /** Without parts where the archive holds no XML file, or an office document's. */
  static Unzipped of(byte[] bytes) throws UnreadableFile {
    Unzipped all = new Unzipped();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      int files = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        BankFile.stopIfCancelled();
        if (++files > MOST_FILES) {
          throw new UnreadableFile(Code.MANY_FILES);
        }
        if (!entry.isDirectory()) {
          all.take(entry.getName(), zip, bytes.length);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableFile(Code.ZIP_DAMAGED_OR_LOCKED);
    }
    if (all.office) {
      all.parts.clear();
    }
    all.parts.sort(Comparator.comparing(Part::name));
    return all;
  }

  private void take(String name, ZipInputStream zip, int packed)
      throws IOException, UnreadableFile {
    long room = Math.min(BankFile.MOST_BYTES, SMALL + (long) packed * MOST_RATIO) - total;
    byte[] bytes = zip.readNBytes((int) room + 1);
    total += bytes.length;
    if (bytes.length > room) {
      throw new UnreadableFile(Code.UNPACKS_TO_TOO_MUCH);
    }
    office |= OFFICE.matcher(name).lookingAt();
    if (name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      parts.add(new Part(name, bytes));
    } else {
      leftOut.add(BankFile.shortened(name));
    }
  }

  List<Part> parts() {
    return parts;
  }

  List<String> leftOut() {
    return leftOut;
  }
}
