package app.coffer.desktop.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * One backup on its way: made under another name, looked at, and renamed when all is well. Whatever
 * fails, closing takes away what was begun, and no file of the wanted name is touched before.
 */
public final class BackupWriting implements AutoCloseable {
  private final Path wanted;
  private final Path copy;
  private final Path begun;
  private final Path check;

  /**
   * @param wanted in a folder that is made if need be
   */
  public BackupWriting(Path wanted) throws IOException {
    this.wanted = wanted.toAbsolutePath();
    Path folder = this.wanted.getParent();
    Files.createDirectories(folder);
    String name = "." + this.wanted.getFileName();
    copy = folder.resolve(name + ".copy");
    begun = folder.resolve(name + ".part");
    check = folder.resolve(name + ".check");
    clear();
  }

  /** Where the encrypted copy of the database is to be put. */
  public Path copy() {
    return copy;
  }

  /** Writes the file from the copy, and puts the database back out of it to be looked at. */
  public Path pack(BackupHeader header, byte[] key, byte[] content, Path attachments)
      throws IOException {
    BackupFile.write(begun, header, key, content, copy, attachments);
    Files.delete(copy);
    BackupFile.read(begun).unpackDatabase(check);
    return check;
  }

  /** Gives the file its name; a crash leaves the old one or the new one. */
  public BackupFile keep() throws IOException {
    Files.move(begun, wanted, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel folder =
          FileChannel.open(wanted.getParent(), Set.of(StandardOpenOption.READ))) {
        folder.force(true);
      }
    }
    return BackupFile.read(wanted);
  }

  @Override
  public void close() throws IOException {
    clear();
  }

  private void clear() throws IOException {
    for (Path file : List.of(copy, begun, check)) {
      for (String tail : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + tail));
      }
    }
  }
}
