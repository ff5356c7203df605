package app.coffer.desktop.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A backup: a zip file of the files of a vault's folder, in which the database and the key are
 * encrypted as they are in the folder, and a sealed description. Unpacked into an empty folder it
 * is a vault.
 *
 * @param size in bytes
 */
public record BackupFile(Path path, BackupHeader header, long size) {
  public static final String SUFFIX = ".coffer-backup";

  private static final String HEADER = "vault.json";
  private static final String KEY = "vault.key";
  private static final String DATABASE = "vault.db";
  private static final String CONTENT = "about.sealed";
  private static final Pattern ATTACHMENT = Pattern.compile("attachments/([0-9a-f]{32})");
  private static final int HEADER_BYTES = 4096;
  private static final int KEY_BYTES = 4096;
  private static final int CONTENT_BYTES = 64 << 10;

  /** Reads the header; refuses what is cut off or is something else. */
  public static BackupFile read(Path path) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      for (String name : List.of(KEY, DATABASE, CONTENT)) {
        entry(zip, name);
      }
      String text = new String(bytes(zip, HEADER, HEADER_BYTES), StandardCharsets.UTF_8);
      return new BackupFile(path, BackupHeader.read(text), Files.size(path));
    } catch (ZipException e) {
      throw new NotABackup("no zip file, or not all of one");
    }
  }

  /** The backups in a folder, newest first; other files are passed over. */
  public static List<BackupFile> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var found = new ArrayList<BackupFile>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        try {
          found.add(read(file));
        } catch (NotABackup other) {
          continue;
        }
      }
    }
    found.sort(Comparator.comparing((BackupFile each) -> each.header.made()).reversed());
    return found;
  }

  /**
   * Writes a backup; the caller gives it its name when it has looked at it.
   *
   * @param database an encrypted copy
   * @param attachments the folder of sealed files; what is unfinished in it is left out
   */
  static void write(
      Path path, BackupHeader header, byte[] key, byte[] content, Path database, Path attachments)
      throws IOException {
    try (var file =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = java.nio.channels.Channels.newOutputStream(file);
        var zip = new ZipOutputStream(out)) {
      // what is encrypted does not become smaller
      zip.setLevel(Deflater.NO_COMPRESSION);
      put(zip, HEADER, header.text().getBytes(StandardCharsets.UTF_8));
      put(zip, KEY, key);
      put(zip, CONTENT, content);
      zip.putNextEntry(new ZipEntry(DATABASE));
      Files.copy(database, zip);
      zip.closeEntry();
      putAttachments(zip, attachments);
      zip.finish();
      zip.flush();
      file.force(true);
    }
  }

  /** The sealed description. */
  public byte[] content() throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      return bytes(zip, CONTENT, CONTENT_BYTES);
    }
  }

  /** Puts the database into a file of its own, where its check sum is right. */
  public void unpackDatabase(Path to) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      ZipEntry entry = entry(zip, DATABASE);
      // ZipFile itself does not look at check sums
      try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
        Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        if (in.getChecksum().getValue() != entry.getCrc()) {
          throw new NotABackup("the database in it is damaged");
        }
      }
      flush(to);
    } catch (ZipException e) {
      throw new NotABackup("the database in it is damaged");
    }
  }

  private static void putAttachments(ZipOutputStream zip, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = "attachments/" + file.getFileName();
        if (ATTACHMENT.matcher(name).matches()) {
          zip.putNextEntry(new ZipEntry(name));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    }
  }

  /** Puts sealed files into a folder; one that is there stays, because they never change. */
  public void unpackAttachments(Path folder) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        Matcher name = ATTACHMENT.matcher(entry.getName());
        if (name.matches()) {
          Files.createDirectories(folder);
          Path to = folder.resolve(name.group(1));
          if (!Files.exists(to)) {
            // whoever opens it checks it against its record
            Files.copy(zip.getInputStream(entry), to);
            flush(to);
          }
        }
      }
    } catch (ZipException e) {
      throw new NotABackup("a file in it is damaged");
    }
  }

  /** Puts the wrapped key into a file of its own. */
  public void unpackKey(Path to) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      Files.write(to, bytes(zip, KEY, KEY_BYTES));
      flush(to);
    }
  }

  /** Puts down what makes a folder a vault, and says that it is a copy. */
  public void unpackHeader(Path to) throws IOException {
    Files.writeString(to, header.text());
    flush(to);
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static ZipEntry entry(ZipFile zip, String name) throws NotABackup {
    return java.util.Optional.ofNullable(zip.getEntry(name))
        .orElseThrow(() -> new NotABackup("a part is missing"));
  }

  private static byte[] bytes(ZipFile zip, String name, int most) throws IOException {
    try (InputStream in = zip.getInputStream(entry(zip, name))) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new NotABackup("a part is longer than it can be");
      }
      return bytes;
    }
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
      channel.force(true);
    }
  }
}
