package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
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

  public BankFiles(LedgerStore store, DerivedIds ids) {
    this(store, ids, NewRows.AS_READ);
  }

  /**
   * @param newRows what is done with new rows before they are written
   */
  public BankFiles(LedgerStore store, DerivedIds ids, NewRows newRows) {
    this.store = store;
    this.ids = ids;
    this.newRows = newRows;
  }

  @Override
  public Review review(Path file, RecordId account, Options options) throws UnreadableFile {
    BankFile.stopIfCancelled();
    AccountBalance with =
        store.accounts().stream()
            .filter(each -> each.account().id().equals(account))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no account " + account));
    Account into = with.account();
    Currency currency = into.opening().currency();
    BankFile bytes = BankFile.of(file);
    List<Statement> found = reader(bytes, options.format()).read(bytes, currency, options);
    List<String> warnings = new ArrayList<>();
    Statement statement = choose(found, into, options.statement(), warnings);
    warnings.addAll(statement.warnings());
    Matching matching = new Matching(store, ids, account);
    List<Item> items = matching.items(statement.lines());
    warnings.addAll(matching.warnings());
    Money balance = with.balance();
    try {
      for (Item item : items) {
        balance = item.verdict() == Verdict.NEW ? balance.plus(item.line().amount()) : balance;
      }
    } catch (ArithmeticException e) {
      throw new UnreadableFile("The amounts in this file add up to more than an account can hold.");
    }
    Review review =
        new Review(account, items, statement.problems(), statement.closing(), balance, warnings);
    LOG.info(
        "reviewed a file of {} bytes for account {}: {} lines, {} new, {} unreadable",
        bytes.size(),
        account,
        items.size(),
        review.count(Verdict.NEW),
        review.problems().size());
    return review;
  }

  @Override
  public CsvColumns columns(Path file) throws UnreadableFile {
    return new CsvInference(BankFile.of(file), Currency.getInstance("EUR")).columns();
  }

  @Override
  public CsvColumns columns(Path file, String charset, char delimiter) throws UnreadableFile {
    return new CsvInference(
            BankFile.of(file), Currency.getInstance("EUR"), Charset.forName(charset), delimiter)
        .columns();
  }

  @Override
  public Format format(Path file) throws UnreadableFile {
    return reader(BankFile.of(file), Format.AUTO).format();
  }

  @Override
  public Applied apply(Review review) {
    Applied applied = store.write(writer -> new Booking(writer, ids, newRows).book(review));
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
    throw new UnreadableFile(
        "This file is in a format that Coffer does not read yet. Look for a download named CAMT,"
            + " OFX, QFX, MT940 or CSV on your bank's site.");
  }

  private Statement choose(
      List<Statement> found, Account into, @Nullable String wanted, List<String> warnings)
      throws UnreadableFile {
    String currency = into.opening().currency().getCurrencyCode();
    List<Statement> fitting =
        found.stream()
            .filter(each -> each.currency().filter(code -> !code.equals(currency)).isEmpty())
            .filter(each -> wanted == null || each.name().equals(wanted))
            .toList();
    if (fitting.isEmpty()) {
      String held = found.stream().flatMap(each -> each.currency().stream()).findFirst().orElse("");
      throw new UnreadableFile(
          wanted != null
              ? "This file has no account " + wanted + " in " + currency + "."
              : "This file is in " + held + ", but the account is in " + currency + ".");
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
    if (found.size() > 1) {
      Statement read = chosen;
      warnings.add(
          "This file holds "
              + found.size()
              + " accounts. Read: "
              + named(read)
              + ". Left out: "
              + String.join(
                  ", ", found.stream().filter(each -> each != read).map(BankFiles::named).toList())
              + ".");
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

  private static String named(Statement statement) {
    String name = statement.name().isEmpty() ? "one without a number" : statement.name();
    return name
        + " ("
        + statement.lines().size()
        + (statement.lines().size() == 1 ? " line" : " lines")
        + statement.currency().map(code -> ", " + code).orElse("")
        + ")";
  }
}
