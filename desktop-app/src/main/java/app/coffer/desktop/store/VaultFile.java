package app.coffer.desktop.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.mc.SQLiteMCChacha20Config;

/**
 * The encrypted file: how it is recognised, and how connections to it are made. SQLite3 Multiple
 * Ciphers encrypts each page with ChaCha20 and authenticates it with Poly1305; only bytes 16 to 23
 * of the file are readable, and they say page size and layout.
 */
final class VaultFile {
  static final int KEY_BYTES = 32;

  private static final int PAGE_BYTES = 4096;
  private static final int CACHE_KIBIBYTES = 64 << 10;
  private static final int READER_CACHE_KIBIBYTES = 16 << 10;
  private static final int BUSY_MILLIS = 3_000;
  private static final byte[] UNENCRYPTED = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /**
   * What stands between the program and its database: nothing, but where a test puts statements
   * there that fail. Holds for connections made within its scope.
   */
  static final ScopedValue<UnaryOperator<DataSource>> BETWEEN = ScopedValue.newInstance();

  private VaultFile() {}

  /** What connections are for. */
  enum Use {
    WRITE,
    READ,
    MIGRATE
  }

  /**
   * Connections with the key in the configuration: a PRAGMA afterwards would come too late, because
   * the driver runs its own statements on opening.
   */
  static DataSource connections(Path file, byte[] key, Use use) {
    SQLiteConfig config = SQLiteMCChacha20Config.getDefault().withRawUnsaltedKey(key).build();
    config.setPageSize(PAGE_BYTES);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL, not NORMAL: in WAL mode only FULL brings each commit to the disk before it is said done
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setCacheSize(use == Use.READ ? -READER_CACHE_KIBIBYTES : -CACHE_KIBIBYTES);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setBusyTimeout(BUSY_MILLIS);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return BETWEEN.isBound() ? BETWEEN.get().apply(source) : source;
  }

  /** Refuses what cannot be a vault's file before SQLite touches it. */
  static void check(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreFault(StoreFault.Kind.MISSING, null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(24);
      if (Arrays.equals(head, 0, Math.min(16, head.length), UNENCRYPTED, 0, 16)
          || head.length == 24 && !layoutIsOurs(head)) {
        throw new StoreFault(StoreFault.Kind.NOT_A_VAULT, null);
      }
      // SQLite would read the rest of a short page as zeros; a crash can leave one only while there
      // is a log that holds the whole page
      long size = Files.size(file);
      if (size < PAGE_BYTES || size % PAGE_BYTES != 0 && !hasLog(file)) {
        throw new StoreFault(StoreFault.Kind.DAMAGED, null);
      }
    } catch (IOException e) {
      throw new StoreFault(StoreFault.Kind.NOT_WRITABLE, e);
    }
  }

  private static boolean hasLog(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return Files.exists(log) && Files.size(log) > 0;
  }

  /** Page size 4096, 32 bytes of each page for nonce and tag, SQLite's fixed payload fractions. */
  private static boolean layoutIsOurs(byte[] head) {
    return head[16] == PAGE_BYTES >> 8
        && head[17] == 0
        && head[20] == 32
        && head[21] == 64
        && head[22] == 32
        && head[23] == 32;
  }
}
