package app.coffer.desktop.attachment;

import app.coffer.desktop.seal.FileSeal;
import app.coffer.desktop.sync.Carried;
import app.coffer.desktop.sync.ChunkFiles;
import app.coffer.wire.id.RecordId;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sealed files of a vault in a folder, each under the id of its record: the chunks one after
 * the other, as a server has them. Nothing in it is ever in the clear. What is being sealed ends in
 * {@code .new}, what is being fetched in {@code .part}.
 */
public final class AttachmentFolder implements ChunkFiles {
  private static final String NEW = ".new";
  private static final String PART = ".part";

  private final Path folder;

  public AttachmentFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes a sealed file. */
  @FunctionalInterface
  interface Writing<T> {
    T into(OutputStream out) throws IOException;
  }

  /** Makes a file that is there whole, or not at all. */
  synchronized <T> T write(RecordId id, Writing<T> writing) throws IOException {
    Files.createDirectories(folder);
    Path aside = path(id, NEW);
    try {
      T written;
      try (OutputStream out = Files.newOutputStream(aside)) {
        written = writing.into(out);
      }
      flush(aside);
      Files.move(aside, path(id, ""), StandardCopyOption.ATOMIC_MOVE);
      return written;
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  @Override
  public synchronized boolean intact(Carried what) throws IOException {
    return Files.isRegularFile(path(what.id(), "")) && isWhatWasAttached(what, path(what.id(), ""));
  }

  @Override
  public synchronized byte[] chunk(Carried what, int place) throws IOException {
    return read(path(what.id(), ""), what.size(), place);
  }

  @Override
  public synchronized int fetched(Carried what) throws IOException {
    Path part = path(what.id(), PART);
    long there = Files.exists(part) ? Files.size(part) : 0;
    int chunks = 0;
    while (chunks < what.chunks() && offset(what.size(), chunks + 1) <= there) {
      chunks++;
    }
    return chunks;
  }

  @Override
  public synchronized boolean append(Carried what, int place, byte[] sealed) throws IOException {
    if (fetched(what) != place) {
      return true;
    }
    if (sealed.length != FileSeal.chunkLength(what.size(), place)) {
      Files.deleteIfExists(path(what.id(), PART));
      return false;
    }
    Files.createDirectories(folder);
    try (FileChannel part =
        FileChannel.open(
            path(what.id(), PART), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // what a crash left of a chunk is written over
      part.truncate(offset(what.size(), place));
      part.position(part.size());
      ByteBuffer buffer = ByteBuffer.wrap(sealed);
      while (buffer.hasRemaining()) {
        part.write(buffer);
      }
    }
    return true;
  }

  @Override
  public synchronized boolean finish(Carried what) throws IOException {
    Path part = path(what.id(), PART);
    if (!Files.exists(part)) {
      return intact(what);
    }
    if (!isWhatWasAttached(what, part)) {
      Files.delete(part);
      return false;
    }
    flush(part);
    Files.move(part, path(what.id(), ""), StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static boolean isWhatWasAttached(Carried what, Path file) throws IOException {
    return Files.size(file) == offset(what.size(), what.chunks())
        && FileSeal.hash(what.size(), place -> read(file, what.size(), place)).equals(what.hash());
  }

  boolean has(RecordId id) {
    return Files.isRegularFile(path(id, ""));
  }

  void delete(RecordId id) throws IOException {
    Files.deleteIfExists(path(id, ""));
  }

  Instant since(RecordId id) throws IOException {
    return Files.getLastModifiedTime(path(id, "")).toInstant();
  }

  /** Deletes what no record names: of an adding or a fetching that was broken off. */
  void keepOnly(Set<RecordId> known) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Set<String> names = known.stream().map(RecordId::hex).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        String id = name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
        if (!names.contains(id) && name.matches("[0-9a-f]{32}(\\.new|\\.part)?")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static byte[] read(Path file, long size, int place) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(FileSeal.chunkLength(size, place));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long at = offset(size, place);
      while (chunk.hasRemaining()) {
        int read = channel.read(chunk, at + chunk.position());
        if (read < 0) {
          throw new EOFException("a sealed file is cut off");
        }
      }
    }
    return chunk.array();
  }

  /** Where a chunk begins; for the number after the last one, how long the whole is. */
  private static long offset(long size, int place) {
    long offset = 0;
    for (int before = 0; before < place; before++) {
      offset += FileSeal.chunkLength(size, before);
    }
    return offset;
  }

  private Path path(RecordId id, String ending) {
    return folder.resolve(id.hex() + ending);
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
