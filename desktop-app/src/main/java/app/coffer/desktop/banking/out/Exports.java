package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.RegisterFilter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger out into files of any program, and out of a JSON file into an empty vault. */
public final class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private final LedgerStore store;
  private final List<Kind<?>> kinds;
  private final Identities identities;
  private final InstantSource clock;

  /**
   * @param kinds all there are
   */
  public Exports(
      LedgerStore store, List<Kind<?>> kinds, Identities identities, InstantSource clock) {
    this.store = store;
    this.kinds = List.copyOf(kinds);
    this.identities = identities;
    this.clock = clock;
  }

  /**
   * Writes what a filter lets through. A file that is there is replaced, but only by a whole one;
   * others on this computer may not read it.
   *
   * @return how many rows, which in formats with a block for each account count a transfer twice
   */
  public int write(ExportFormat format, RegisterFilter filter, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new IOException("no folder to write into");
    }
    Path part = Files.createTempFile(folder, ".coffer-export", ".part");
    try {
      int count;
      try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        count = write(format, filter, out);
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      LOG.info("exported {} rows as {}", count, format);
      return count;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  int write(ExportFormat format, RegisterFilter filter, Writer out) throws IOException {
    ExportRows rows = new ExportRows(store, filter);
    return switch (format) {
      case CSV -> CsvExport.write(rows, out);
      case QIF -> QifExport.write(rows, out);
      case OFX ->
          OfxExport.write(rows, LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()), out);
      case BEANCOUNT -> BeancountExport.write(rows, out);
      case JSON ->
          JsonExport.write(
              store, kinds, identities, rows, filter.equals(RegisterFilter.all()), out);
    };
  }

  /** Whether {@link #takeIn} would: a vault in which nothing was made yet. */
  public boolean mayTakeIn() {
    return store.accounts().isEmpty()
        && store.categories().isEmpty()
        && store.payees().isEmpty()
        && store.count(RegisterFilter.all()) == 0;
  }

  /**
   * Puts a JSON export into this vault, which must be empty.
   *
   * @return how many transactions
   * @throws UnreadableFile where it is no whole export; then nothing is written
   */
  public int takeIn(Path file) throws UnreadableFile {
    if (!mayTakeIn()) {
      throw new IllegalStateException("this vault is in use");
    }
    int count = JsonIntake.read(file, kinds, identities).into(store);
    LOG.info("took in {} transactions", count);
    return count;
  }
}
