package app.coffer.desktop.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies in the clear that other programs show. Each is in a folder of its own that only its owner
 * may read, noted before it is made, so that after a crash the next opening of the vault deletes
 * it.
 */
final class OpenCopies {
  private static final Logger LOG = LoggerFactory.getLogger(OpenCopies.class);

  private static final String PREFIX = "coffer-open-";

  private final AttachmentStore store;

  OpenCopies(AttachmentStore store) {
    this.store = store;
  }

  /** An empty folder for one copy. */
  Path folder() throws IOException {
    boolean posix = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Path folder = Files.createTempDirectory(PREFIX, ownerOnly);
    store.noteCopy(folder);
    return folder;
  }

  /** Deletes all copies; one that another program holds is deleted the next time. */
  void clear() {
    for (Path folder : store.copies()) {
      try {
        delete(folder);
        store.forgetCopy(folder);
      } catch (IOException held) {
        LOG.warn("a copy that another program shows could not be deleted yet");
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!String.valueOf(folder.getFileName()).startsWith(PREFIX)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> inside = Files.list(folder)) {
      files = inside.toList();
    } catch (NoSuchFileException gone) {
      return;
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
