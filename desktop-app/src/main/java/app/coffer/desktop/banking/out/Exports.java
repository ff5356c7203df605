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
  private final AttachedFiles files;
  private final InstantSource clock;

  /**
   * @param kinds all there are
   */
  public Exports(
      LedgerStore store,
      List<Kind<?>> kinds,
      Identities identities,
      AttachedFiles files,
      InstantSource clock) {
    this.store = store;
    this.kinds = List.copyOf(kinds);
    this.identities = identities;
    this.files = files;
    this.clock = clock;
  }

  /** The same with attached files, where the format has them. */
  public Written write(ExportFormat format, RegisterFilter filter, Path file) throws IOException {
    return write(format, filter, true, file);
  }

  /**
   * Writes what a filter lets through. A file that is there is replaced, but only by a whole one;
   * others on this computer may not read it.
   *
   * @param contents whether JSON has what is in attached files, and not only their names
   */
  public Written write(ExportFormat format, RegisterFilter filter, boolean contents, Path file)
      throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null) {
      throw new IOException("no folder to write into");
    }
    Path part = Files.createTempFile(folder, ".coffer-export", ".part");
    try {
      Written written;
      try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        written = write(format, filter, contents, out);
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      LOG.info(
          "exported {} rows and {} attached files as {}, {} files were missing",
          written.rows(),
          written.files(),
          format,
          written.missing());
      return written;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  Written write(ExportFormat format, RegisterFilter filter, boolean contents, Writer out)
      throws IOException {
    ExportRows rows = new ExportRows(store, filter);
    return switch (format) {
      case CSV -> Written.rows(CsvExport.write(rows, out));
      case QIF -> Written.rows(QifExport.write(rows, out));
      case OFX ->
          Written.rows(
              OfxExport.write(
                  rows, LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()), out));
      case BEANCOUNT -> Written.rows(BeancountExport.write(rows, out));
      case JSON ->
          new JsonExport(store, kinds, identities)
              .write(
                  rows,
                  filter.equals(RegisterFilter.all()),
                  new JsonAttachments(files, contents),
                  out);
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
   * Puts a JSON export into this vault, which must be empty: its records in one step, then the
   * attached files one by one.
   *
   * @throws UnreadableFile where it is no whole export; then nothing is written
   * @throws IOException where an attached file could not be kept; those before it, and all records,
   *     are there
   */
  public Written takeIn(Path file) throws UnreadableFile, IOException {
    if (!mayTakeIn()) {
      throw new IllegalStateException("this vault is in use");
    }
    JsonIntake intake = JsonIntake.read(file, kinds, identities);
    int transactions = intake.into(store);
    Written written = intake.attach(file, transactions, files);
    LOG.info("took in {} transactions and {} attached files", transactions, written.files());
    return written;
  }
}
