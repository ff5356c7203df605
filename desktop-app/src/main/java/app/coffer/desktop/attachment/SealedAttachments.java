package app.coffer.desktop.attachment;

import app.coffer.desktop.attachment.AttachmentRefused.Reason;
import app.coffer.desktop.attachment.AttachmentStore.Row;
import app.coffer.desktop.seal.FileSeal;
import app.coffer.desktop.sync.AttachmentBook;
import app.coffer.desktop.sync.AttachmentCarrier;
import app.coffer.desktop.sync.Sealer.Unreadable;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.VaultId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files at transactions of one open vault. */
public final class SealedAttachments implements Attachments, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SealedAttachments.class);

  /** As long as a server keeps what was released: a removal may be taken back. */
  private static final Duration KEPT_AFTER_REMOVAL = Duration.ofDays(30);

  private final VaultId vault;
  private final AttachmentStore store;
  private final AttachmentBook book;
  private final AttachmentFolder folder;
  private final AttachmentCarrier carrier;
  private final Server server;
  private final Randomness randomness;
  private final InstantSource clock;
  private final OpenCopies copies;

  /** The way to the server for what is not here. */
  public record Server(BooleanSupplier inUse, AttachmentCarrier.Source chunks) {}

  public SealedAttachments(
      VaultId vault,
      AttachmentStore store,
      AttachmentBook book,
      AttachmentFolder folder,
      AttachmentCarrier carrier,
      Server server,
      Randomness randomness,
      InstantSource clock) {
    this.vault = vault;
    this.store = store;
    this.book = book;
    this.folder = folder;
    this.carrier = carrier;
    this.server = server;
    this.randomness = randomness;
    this.clock = clock;
    this.copies = new OpenCopies(store);
  }

  /** Puts folder and records in step after whatever ended the last use of the vault. */
  public void tidy() {
    copies.clear();
    try {
      for (Attachment attachment : store.hereWhole()) {
        if (!folder.has(attachment.id())) {
          store.here(attachment.id(), false);
        } else if (store.find(attachment.id()).isEmpty() && isLongGone(attachment)) {
          folder.delete(attachment.id());
          store.here(attachment.id(), false);
        }
      }
      folder.keepOnly(store.ids());
    } catch (IOException e) {
      LOG.warn("the folder of attachments could not be tidied");
    }
  }

  private boolean isLongGone(Attachment attachment) throws IOException {
    return store.isRemoved(attachment.id())
        && folder.since(attachment.id()).isBefore(clock.instant().minus(KEPT_AFTER_REMOVAL));
  }

  /** Ids of attachments whose files here are not what was attached; its cost grows with them. */
  public List<RecordId> damaged() {
    return store.hereWhole().stream()
        .filter(attachment -> {
          try {
            return !folder.intact(attachment.carried());
          } catch (IOException unreadable) {
            return true;
          }
        })
        .map(Attachment::id)
        .toList();
  }

  @Override
  public List<Entry> of(RecordId transaction) {
    return store.of(transaction).stream().map(SealedAttachments::entry).toList();
  }

  @Override
  public List<Entry> all() {
    return store.all().stream().map(SealedAttachments::entry).toList();
  }

  @Override
  public Optional<Entry> find(RecordId id) {
    return store.find(id).map(SealedAttachments::entry);
  }

  @Override
  public Entry add(RecordId transaction, Path file) throws AttachmentRefused {
    if (!store.hasTransaction(transaction)) {
      throw new AttachmentRefused(Reason.NO_SUCH_TRANSACTION);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new AttachmentRefused(Reason.NOT_A_FILE);
    }
    String name = SafeName.of(String.valueOf(file.getFileName()));
    try (InputStream plain = Files.newInputStream(file)) {
      long size = Files.size(file);
      if (size > Limits.ATTACHMENT_BYTES) {
        throw new AttachmentRefused(Reason.TOO_LARGE);
      }
      return add(newId(), transaction, name, SafeName.mediaType(name), size, plain);
    } catch (FileSeal.ChangedMeanwhile changed) {
      throw new AttachmentRefused(Reason.CHANGED_MEANWHILE, changed);
    } catch (IOException e) {
      throw new AttachmentRefused(Reason.NOT_WRITABLE, e);
    }
  }

  private Entry add(
      RecordId id,
      RecordId transaction,
      String name,
      String mediaType,
      long size,
      InputStream plain)
      throws IOException {
    var key = new FileKey(randomness.bytes(Crypto.KEY));
    var seal = new FileSeal(vault, id, key.bytes(), size);
    Hash hash =
        folder.write(id, out -> seal.seal(plain, randomness, (place, sealed) -> out.write(sealed)));
    return entry(store.add(new Attachment(id, transaction, name, mediaType, size, hash, key)));
  }

  /** Attaches what came with an export, as it was called there. */
  public void take(RecordId id, RecordId transaction, String name, String mediaType, byte[] content)
      throws AttachmentRefused {
    if (!store.hasTransaction(transaction)) {
      throw new AttachmentRefused(Reason.NO_SUCH_TRANSACTION);
    }
    try {
      var plain = new ByteArrayInputStream(content);
      add(id, transaction, SafeName.of(name), mediaType, content.length, plain);
    } catch (IOException e) {
      throw new AttachmentRefused(Reason.NOT_WRITABLE, e);
    }
  }

  /** What is in one, fetched where it is not here. */
  public byte[] content(RecordId id) throws AttachmentRefused, SyncFault {
    Attachment attachment = fetched(row(id), part -> {});
    var content = new ByteArrayOutputStream((int) attachment.size());
    try {
      open(attachment, content);
    } catch (IOException e) {
      throw new AttachmentRefused(Reason.NOT_WRITABLE, e);
    }
    return content.toByteArray();
  }

  private void open(Attachment attachment, OutputStream out) throws AttachmentRefused, IOException {
    try {
      attachment
          .seal(vault)
          .open(place -> folder.chunk(attachment.carried(), place), attachment.hash(), out);
    } catch (Unreadable | java.io.EOFException damaged) {
      store.here(attachment.id(), false);
      throw new AttachmentRefused(Reason.NOT_AUTHENTIC, damaged);
    }
  }

  @Override
  public Entry rename(RecordId id, String name) throws AttachmentRefused {
    Row row = row(id);
    if (name.isBlank() || name.strip().length() > Limits.ATTACHMENT_NAME_CHARACTERS) {
      throw new AttachmentRefused(Reason.BAD_NAME);
    }
    return entry(store.put(row.attachment().named(SafeName.of(name))));
  }

  @Override
  public void remove(RecordId id) throws AttachmentRefused {
    row(id);
    store.remove(id);
  }

  @Override
  public Entry bringBack(RecordId id) throws AttachmentRefused {
    return entry(
        store.put(
            store.known(id).orElseThrow(() -> new AttachmentRefused(Reason.NO_SUCH_ATTACHMENT))));
  }

  @Override
  public void save(RecordId id, Path target, boolean replace, DoubleConsumer progress)
      throws AttachmentRefused, SyncFault {
    if (!replace && Files.exists(target)) {
      throw new AttachmentRefused(Reason.TARGET_EXISTS);
    }
    Attachment attachment = fetched(row(id), progress);
    write(attachment, target.toAbsolutePath(), replace);
  }

  @Override
  public Path copyToOpen(RecordId id, DoubleConsumer progress) throws AttachmentRefused, SyncFault {
    Row row = row(id);
    if (!SafeName.isViewable(row.attachment().name())) {
      throw new AttachmentRefused(Reason.NOT_VIEWABLE);
    }
    Attachment attachment = fetched(row, progress);
    try {
      Path copy = copies.folder().resolve(SafeName.of(attachment.name()));
      write(attachment, copy, false);
      // whoever edits the copy is told, instead of losing the edit later
      copy.toFile().setReadOnly();
      return copy;
    } catch (IOException e) {
      throw new AttachmentRefused(Reason.NOT_WRITABLE, e);
    }
  }

  @Override
  public boolean fetchesAll() {
    return book.fetchesAll();
  }

  @Override
  public void fetchAll(boolean all) {
    book.fetchAll(all);
  }

  /** Deletes the copies that other programs were shown. */
  @Override
  public void close() {
    copies.clear();
  }

  /** The attachment, its file here. */
  private Attachment fetched(Row row, DoubleConsumer progress) throws AttachmentRefused, SyncFault {
    Attachment attachment = row.attachment();
    if (row.here() && folder.has(attachment.id())) {
      return attachment;
    }
    if (!server.inUse().getAsBoolean()) {
      throw new AttachmentRefused(Reason.NOT_HERE);
    }
    try {
      AttachmentCarrier.Fetched fetched =
          carrier.fetch(
              attachment.carried(),
              server.chunks(),
              done -> progress.accept((double) done / attachment.chunks()));
      return switch (fetched) {
        case HERE -> attachment;
        case NOT_THERE -> throw new AttachmentRefused(Reason.NOT_THERE_YET);
        case NOT_AUTHENTIC -> throw new AttachmentRefused(Reason.NOT_AUTHENTIC);
      };
    } catch (IOException e) {
      throw new AttachmentRefused(Reason.NOT_WRITABLE, e);
    }
  }

  /** Beside the target first: a file in the clear is there whole, or not at all. */
  private void write(Attachment attachment, Path target, boolean replace) throws AttachmentRefused {
    Path aside = null;
    try {
      aside = Files.createTempFile(target.getParent(), ".coffer-", ".tmp");
      try (OutputStream out = Files.newOutputStream(aside)) {
        open(attachment, out);
      }
      if (replace) {
        Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(aside, target);
      }
    } catch (FileAlreadyExistsException there) {
      throw new AttachmentRefused(Reason.TARGET_EXISTS, there);
    } catch (IOException e) {
      throw new AttachmentRefused(Reason.NOT_WRITABLE, e);
    } finally {
      discard(aside);
    }
  }

  private static void discard(@org.jspecify.annotations.Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException held) {
      LOG.warn("what was begun beside a file could not be deleted");
    }
  }

  private Row row(RecordId id) throws AttachmentRefused {
    return store.find(id).orElseThrow(() -> new AttachmentRefused(Reason.NO_SUCH_ATTACHMENT));
  }

  private static Entry entry(Row row) {
    Attachment attachment = row.attachment();
    return new Entry(
        attachment.id(),
        attachment.transaction(),
        SafeName.of(attachment.name()),
        attachment.mediaType(),
        attachment.size(),
        row.here(),
        row.status());
  }

  /** A random (version 4) id. */
  private RecordId newId() {
    byte[] bytes = randomness.bytes(RecordId.LENGTH);
    bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
    return new RecordId(bytes);
  }
}
