package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Opened;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Origin;
import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link BankImport} over the ledger's store. A read in a thread that is interrupted ends with a
 * {@link java.util.concurrent.CancellationException}.
 */
public final class BankFiles implements BankImport {
  private static final Logger LOG = LoggerFactory.getLogger(BankFiles.class);

  /** The first that recognises a file reads it; CSV, which is any text, comes last. */
  private static final List<StatementReader> READERS =
      List.of(
          new OfxReader(),
          new CamtReader(),
          new Mt940Reader(),
          new QifReader(),
          new CsvStatementReader());

  private final LedgerStore store;
  private final DerivedIds ids;
  private final NewRows newRows;
  private final Expected expected;
  private final CsvProfiles profiles;
  private final Booking.Here here;

  /**
   * @param newRows what is done with new rows before they are written
   * @param expected what lines may be beside what was typed
   * @param device this one
   * @param newId ids for what is made here
   */
  public BankFiles(
      LedgerStore store,
      DerivedIds ids,
      NewRows newRows,
      Expected expected,
      DeviceId device,
      Supplier<RecordId> newId,
      InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.newRows = newRows;
    this.expected = expected;
    this.profiles = new CsvProfiles(store, ids);
    this.here = new Booking.Here(device, newId, clock);
  }

  @Override
  public Opened open(Path file) throws UnreadableFile {
    BankFile bytes = BankFile.of(file);
    StatementReader reader = reader(bytes, Format.AUTO);
    CsvColumns columns = reader.format() == Format.CSV ? columns(bytes) : null;
    // amounts are compared with no account here, so any currency will do where none is said
    Currency any = store.profile().map(Profile::currency).orElse(Currency.getInstance("EUR"));
    List<Statement> found = reader.read(bytes, any, new Options(reader.format(), columns));
    var guess = new AccountGuess(store, reader.format());
    String hash = bytes.hash();
    return new Opened(
        reader.format(),
        hash,
        found.stream().map(each -> guess.of(each, bytes.fileName())).toList(),
        columns,
        ImportHistory.batches(store).stream().filter(each -> each.hash().equals(hash)).toList());
  }

  @Override
  public Review review(Path file, RecordId account, Options options, Progress progress)
      throws UnreadableFile {
    BankFile.stopIfCancelled();
    AccountBalance with =
        store.accounts().stream()
            .filter(each -> each.account().id().equals(account))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no account " + account));
    Account into = with.account();
    Currency currency = into.opening().currency();
    BankFile bytes = BankFile.of(file);
    StatementReader reader = reader(bytes, options.format());
    Options how =
        reader.format() == Format.CSV && options.columns() == null
            ? new Options(options.format(), columns(bytes), options.statement())
            : options;
    bytes.watch(part -> progress.at(part / 2));
    List<Statement> found = reader.read(bytes, currency, how);
    List<Finding> warnings = new ArrayList<>();
    Statement statement = choose(found, into, options.statement(), warnings);
    warnings.addAll(statement.notes());
    Matching matching = new Matching(store, ids, account, expected);
    List<Item> items = matching.items(statement.lines(), part -> progress.at(0.5 + part / 2));
    warnings.addAll(matching.warnings());
    Money balance = with.balance();
    try {
      for (Item item : items) {
        balance = Review.adds(item) ? balance.plus(item.line().amount()) : balance;
      }
    } catch (ArithmeticException e) {
      throw new UnreadableFile(Code.SUM_TOO_LARGE);
    }
    Origin origin = origin(bytes, reader.format(), statement);
    warnings.addAll(new Gaps(ImportHistory.of(store, account)).before(origin));
    Review review =
        new Review(
            account, origin, items, statement.problems(), statement.closing(), balance, warnings);
    LOG.info(
        "reviewed a file of {} bytes for account {}: {} lines, {} new, {} unreadable",
        bytes.size(),
        account,
        items.size(),
        review.count(Verdict.NEW),
        review.problems().size());
    return review;
  }

  private static Origin origin(BankFile file, Format format, Statement statement) {
    return new Origin(
        file.fileName(),
        file.hash(),
        format,
        statement.name(),
        statement.lines().size(),
        AccountGuess.day(statement, Comparator.naturalOrder()),
        AccountGuess.day(statement, Comparator.reverseOrder()),
        statement.opening());
  }

  @Override
  public CsvColumns columns(Path file) throws UnreadableFile {
    return columns(BankFile.of(file));
  }

  /** By the profile that knows the columns, else inferred. */
  private CsvColumns columns(BankFile file) throws UnreadableFile {
    Optional<CsvColumns> known = profiles.fitting(file);
    return known.isPresent()
        ? known.get()
        : new CsvInference(file, Currency.getInstance("EUR")).columns();
  }

  @Override
  public CsvColumns columns(Path file, CsvProfile profile) throws UnreadableFile {
    return profiles.by(profile, BankFile.of(file));
  }

  @Override
  public CsvColumns columns(Path file, String charset, char delimiter) throws UnreadableFile {
    return new CsvInference(
            BankFile.of(file), Currency.getInstance("EUR"), Charset.forName(charset), delimiter)
        .columns();
  }

  @Override
  public Applied apply(Review review, Progress progress) {
    Applied applied =
        store.write(writer -> new Booking(writer, ids, newRows).book(review, here, progress));
    LOG.info(
        "imported into account {}: {} added, {} matched, {} already there, {} changed meanwhile",
        review.account(),
        applied.added(),
        applied.matched(),
        applied.already(),
        applied.changed());
    return applied;
  }

  private static StatementReader reader(BankFile file, Format wanted) throws UnreadableFile {
    String opening = file.opening(8000);
    for (StatementReader reader : READERS) {
      if (file.isArchive() && reader.format() != Format.CAMT) {
        continue; // the others read one file
      }
      if (wanted == reader.format() || wanted == Format.AUTO && reader.recognises(opening)) {
        return reader;
      }
    }
    throw new UnreadableFile(Code.NO_KNOWN_FORMAT);
  }

  private Statement choose(
      List<Statement> found, Account into, @Nullable String wanted, List<Finding> warnings)
      throws UnreadableFile {
    String currency = into.opening().currency().getCurrencyCode();
    List<Statement> fitting =
        found.stream()
            .filter(each -> each.currency().filter(code -> !code.equals(currency)).isEmpty())
            .filter(each -> wanted == null || each.name().equals(wanted))
            .toList();
    if (fitting.isEmpty()) {
      String held = found.stream().flatMap(each -> each.currency().stream()).findFirst().orElse("");
      throw wanted != null
          ? new UnreadableFile(Code.NO_SUCH_ACCOUNT, wanted, currency)
          : new UnreadableFile(Code.ACCOUNT_IN_OTHER_CURRENCY, held, currency);
    }
    Statement chosen = fitting.getFirst();
    long best = -1;
    for (Statement each : fitting) {
      long known = fitting.size() == 1 ? 0 : known(into, each);
      if (known > best) {
        best = known;
        chosen = each;
      }
    }
    if (found.size() > 1 && wanted == null) {
      Statement read = chosen;
      warnings.add(
          Finding.of(
              Code.SEVERAL_ACCOUNTS,
              found.size(),
              named(read),
              found.stream().filter(each -> each != read).map(BankFiles::named).toList()));
    }
    return chosen;
  }

  /** How many lines this account has seen before: that is the statement it belongs to. */
  private long known(Account account, Statement statement) {
    if (statement.name().equalsIgnoreCase(account.name())) {
      return Long.MAX_VALUE; // the file calls it as the person does
    }
    return ImportKeys.of(account.id(), statement.lines()).stream()
        .limit(500)
        .filter(key -> store.importedAs(key.key()).isPresent())
        .count();
  }

  private static Finding named(Statement statement) {
    Object name = statement.name().isEmpty() ? Finding.of(Code.ACCOUNT_UNNAMED) : statement.name();
    int size = statement.lines().size();
    Finding lines = size == 1 ? Finding.of(Code.ONE_LINE) : Finding.of(Code.LINES, size);
    return statement
        .currency()
        .map(code -> Finding.of(Code.ACCOUNT_IN_CURRENCY, name, lines, code))
        .orElseGet(() -> Finding.of(Code.ACCOUNT, name, lines));
  }
}
