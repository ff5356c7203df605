package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that may be a bank's, and the text in them. Holds no more than {@link
 * #MOST_BYTES}; nothing of a wrong kind gets this far.
 */
final class BankFile {
  static final int MOST_BYTES = 50 * 1024 * 1024;

  /** The most lines of a statement that are read from one file. */
  static final int MOST_ROWS = 1_000_000;

  /** The longest field that is read. */
  static final int MOST_CHARS = 64 * 1024;

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final byte[] bytes;
  private final List<BankFile> parts;
  private final List<String> leftOut;
  private @Nullable Charset guessed;
  private String name = "";
  private String hash = "";
  private BankImport.Progress progress = BankImport.Progress.UNSEEN;

  private BankFile(byte[] bytes, List<BankFile> parts, List<String> leftOut) {
    this.bytes = bytes;
    this.parts = parts;
    this.leftOut = leftOut;
  }

  static BankFile of(Path path) throws UnreadableFile {
    byte[] bytes;
    try {
      if (Files.isDirectory(path)) {
        throw new UnreadableFile(Code.A_FOLDER);
      }
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
    } catch (NoSuchFileException e) {
      throw new UnreadableFile(Code.NO_SUCH_FILE);
    } catch (IOException e) {
      throw new UnreadableFile(Code.DISK);
    }
    BankFile file = of(bytes);
    file.name = Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    file.hash = ImportBatch.hex(Imprint.sha256(bytes));
    return file;
  }

  static BankFile of(byte[] bytes) throws UnreadableFile {
    if (bytes.length > MOST_BYTES) {
      throw new UnreadableFile(Code.LARGER_THAN_50_MB);
    }
    if (Unzipped.isZip(bytes)) {
      Unzipped archive = Unzipped.of(bytes);
      if (!archive.parts().isEmpty()) {
        return archive(archive);
      }
    }
    return plain(bytes);
  }

  private static BankFile plain(byte[] bytes) throws UnreadableFile {
    Optional<Finding> wrong = WrongKind.of(bytes);
    if (wrong.isPresent()) {
      throw new UnreadableFile(wrong.get());
    }
    return new BankFile(bytes, List.of(), List.of());
  }

  private static BankFile archive(Unzipped archive) throws UnreadableFile {
    List<BankFile> parts = new ArrayList<>();
    for (Unzipped.Part part : archive.parts()) {
      parts.add(plain(part.bytes()));
    }
    return new BankFile(parts.getFirst().bytes, List.copyOf(parts), List.copyOf(archive.leftOut()));
  }

  /** The files of an archive; of any other file, itself. */
  List<BankFile> parts() {
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /** The names of files in an archive that no reader takes. */
  List<String> leftOut() {
    return leftOut;
  }

  boolean isArchive() {
    return !parts.isEmpty();
  }

  int size() {
    return bytes.length;
  }

  /** The first bytes as letters, for telling formats apart. */
  String opening(int chars) {
    // four bytes are the most that a letter takes
    String text = new BankFile(head(4 * chars), List.of(), List.of()).decode(charset());
    return text.substring(0, Math.min(chars, text.length()));
  }

  /**
   * Byte order mark, else the pattern of zeros in UTF-16, else strict UTF-8, else what {@link
   * LegacyCharset} finds: bytes that are valid UTF-8 by accident are rare, and a header that names
   * a charset is often wrong.
   */
  Charset charset() {
    if (guessed == null) {
      guessed = charset(null);
    }
    return guessed;
  }

  /**
   * @param otherwise for text that is not Unicode; null to look at it
   */
  Charset charset(@Nullable Charset otherwise) {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    int[] zeros = new int[2];
    int seen = Math.min(bytes.length, 4096);
    for (int i = 0; i < seen; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    if (zeros[1] > seen / 4 && zeros[0] < zeros[1] / 4) {
      return StandardCharsets.UTF_16LE;
    }
    if (zeros[0] > seen / 4 && zeros[1] < zeros[0] / 4) {
      return StandardCharsets.UTF_16BE;
    }
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return otherwise != null
          ? otherwise
          : LegacyCharset.of(bytes, Locale.getDefault(Locale.Category.FORMAT));
    }
  }

  String decode(Charset charset) {
    String text = new String(bytes, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  byte[] head(int most) {
    return java.util.Arrays.copyOf(bytes, Math.min(most, bytes.length));
  }

  /** Without its folder. */
  String fileName() {
    return name;
  }

  /** SHA-256 of the whole file, in hex. */
  String hash() {
    return hash;
  }

  /** Says from now on how much of a stream was read. */
  void watch(BankImport.Progress watching) {
    progress = watching;
  }

  InputStream stream() {
    return new java.io.ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int most) {
        progress.at(count == 0 ? 1 : (double) pos / count);
        return super.read(into, from, most);
      }
    };
  }

  private boolean startsWith(int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** A file of a million lines must let go when its window is closed. */
  static void stopIfCancelled() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the import was cancelled");
    }
  }

  /** A line of a file for a person to find it by: one line, shortened. */
  static String shortened(String raw) {
    String line = raw.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= 160 ? line : line.substring(0, 159) + "…";
  }
}
