package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Rehearsal;
import app.coffer.desktop.ledger.Work;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings everything that another program has into this vault. */
public final class Bring {
  private static final Logger LOG = LoggerFactory.getLogger(Bring.class);

  private final Work work;
  private final Tables.Opener databases;
  private final BudgetCells cells;
  private final Plans plans;
  private final Habits habits;
  private final Rates rates;

  public Bring(
      Work work,
      Tables.Opener databases,
      BudgetCells cells,
      Plans plans,
      Habits habits,
      Rates rates) {
    this.habits = habits;
    this.rates = rates;
    this.plans = plans;
    this.work = work;
    this.databases = databases;
    this.cells = cells;
  }

  /**
   * What a file leaves open.
   *
   * @param currency of files that name none
   * @param order of the parts of days that can be read either way
   */
  public record Choices(Currency currency, DayOrder order) {}

  /** Which part of a day's date comes first. */
  public enum DayOrder {
    /** What the file's dates allow; where they allow both, somebody has to say. */
    BY_FILE,
    DAY_FIRST,
    MONTH_FIRST
  }

  /** Reads a file; nothing is written. */
  public Brought read(Product product, Path file, Choices choices) throws UnreadableFile {
    byte[] bytes = Source.bytes(file);
    return switch (product) {
      case GNUCASH ->
          GnuCash.brought(
              Source.isSqlite(bytes)
                  ? GnuCashTables.read(databases.read(bytes))
                  : GnuCashXml.read(bytes),
              choices.currency());
      case YNAB -> Ynab.brought(bytes, choices);
      case ACTUAL -> Actual.brought(bytes, databases, choices);
      case HOMEBANK -> HomeBank.brought(bytes, choices.currency());
      case FIREFLY -> Firefly.brought(bytes, choices.currency());
      case MMEX -> MoneyManagerEx.brought(bytes, databases, choices.currency());
    };
  }

  /** Whose file this may be, by what it begins with; none where it is of no program known here. */
  public Optional<Product> guess(Path file) throws UnreadableFile {
    return Guess.product(Source.bytes(file), databases);
  }

  /** What would come over; nothing is written. */
  public BringReport report(Brought brought) {
    return new Writing(new Rehearsal(work.read()), work::newId, cells, plans, habits, rates)
        .all(brought, Progress.UNSEEN);
  }

  /** Whether there is nothing in the vault yet but, perhaps, categories. */
  public boolean mayBring() {
    return work.read().accounts().isEmpty()
        && work.read().payees().isEmpty()
        && work.read().count(RegisterFilter.all()) == 0;
  }

  /**
   * Writes all of it in one step, which can be undone as one, or, where it is stopped, nothing.
   *
   * @throws IllegalStateException where the vault is in use, or the file's days are undecided
   */
  public Outcome<BringReport> into(Brought brought, Progress progress) {
    if (!mayBring() || brought.undecided()) {
      throw new IllegalStateException("this vault is in use, or there is a question open");
    }
    Outcome<BringReport> outcome =
        work.write(ledger ->
            new Writing(ledger, work::newId, cells, plans, habits, rates).all(brought, progress));
    LOG.info("brought {} transactions of {}", brought.entries().size(), brought.product());
    return outcome;
  }
}
