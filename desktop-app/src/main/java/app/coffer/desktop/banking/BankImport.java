package app.coffer.desktop.banking;

import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bank files into an account: read, review, apply exactly what was reviewed. */
public interface BankImport {

  /** What is in a file, for the person to say where it goes. */
  Opened open(Path file) throws UnreadableFile;

  /** Reads a file and compares it with an account; nothing is written. */
  default Review review(Path file, RecordId account, Options options) throws UnreadableFile {
    return review(file, account, options, Progress.UNSEEN);
  }

  /** The same, saying how far it is. An interrupted thread ends it. */
  Review review(Path file, RecordId account, Options options, Progress progress)
      throws UnreadableFile;

  /** The columns of a CSV file by its profile, else as inferred, for the person to correct. */
  CsvColumns columns(Path file) throws UnreadableFile;

  /** The columns as a profile says; refused where the file has others. */
  CsvColumns columns(Path file, CsvProfile profile) throws UnreadableFile;

  /**
   * The columns as inferred where a person said how the text is cut.
   *
   * @param charset a Java charset name
   */
  CsvColumns columns(Path file, String charset, char delimiter) throws UnreadableFile;

  /**
   * Writes the items with verdict {@code NEW} and {@code MATCH} in one transaction, exactly as
   * reviewed; items with another verdict, and lines that are not in the list, are left alone.
   * Applying the same review twice adds nothing.
   */
  default Applied apply(Review review) {
    return apply(review, Progress.UNSEEN);
  }

  /** The same, saying how far it is. An interrupted thread ends it, and nothing is written. */
  Applied apply(Review review, Progress progress);

  /** Hears how far a long piece of work is. */
  @FunctionalInterface
  interface Progress {
    Progress UNSEEN = part -> {};

    /**
     * @param part 0 to 1
     */
    void at(double part);
  }

  /**
   * A file before it is read into accounts.
   *
   * @param format never {@link Format#AUTO}
   * @param hash SHA-256 of its bytes, in hex
   * @param accounts what it holds, at least one
   * @param columns of a CSV; else null
   * @param before imports of the very same file, the newest first
   */
  record Opened(
      Format format,
      String hash,
      List<Found> accounts,
      @Nullable CsvColumns columns,
      List<ImportBatch> before) {
    public Opened {
      accounts = List.copyOf(accounts);
      before = List.copyOf(before);
    }
  }

  /**
   * One account in a file.
   *
   * @param name as {@link Options#statement} wants it
   * @param currency ISO 4217; empty where the file does not say
   * @param first the first day; null, as {@code last}, where it has no line
   * @param guess into which account it probably goes
   */
  record Found(
      String name,
      Optional<String> currency,
      int lines,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      Optional<RecordId> guess) {}

  /**
   * Where a review comes from, as it is kept with what it wrote.
   *
   * @param lines how many lines were read
   */
  record Origin(
      String file,
      String hash,
      Format format,
      String source,
      int lines,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      Optional<Money> opening) {}

  /**
   * @param columns how to read a CSV; null to infer
   * @param statement which account of a file that holds several, by the name that the warnings give
   *     it; null to choose by currency and earlier imports
   */
  record Options(Format format, @Nullable CsvColumns columns, @Nullable String statement) {
    public Options(Format format, @Nullable CsvColumns columns) {
      this(format, columns, null);
    }

    public static Options auto() {
      return new Options(Format.AUTO, null);
    }
  }

  /** The formats there are readers for. */
  enum Format {
    AUTO,
    OFX,
    QIF,
    CSV,
    CAMT,
    MT940
  }

  /**
   * @param statementBalance what the file says the balance is; empty where it says nothing readable
   * @param ledgerBalance the account's balance if this is applied
   */
  record Review(
      RecordId account,
      Origin origin,
      List<Item> items,
      List<RowProblem> problems,
      Optional<Money> statementBalance,
      Money ledgerBalance,
      List<Finding> notes) {
    public Review {
      items = List.copyOf(items);
      problems = List.copyOf(problems);
      notes = List.copyOf(notes);
    }

    /** The notes in English. */
    public List<String> warnings() {
      return notes.stream().map(Finding::english).toList();
    }

    /** The same review after a person's decisions, with the balance they lead to. */
    public Review decided(List<Item> decisions) {
      Money balance = ledgerBalance;
      for (Item item : items) {
        balance = adds(item) ? balance.minus(item.line().amount()) : balance;
      }
      for (Item item : decisions) {
        balance = adds(item) ? balance.plus(item.line().amount()) : balance;
      }
      return new Review(account, origin, decisions, problems, statementBalance, balance, notes);
    }

    /** Whether it is money that the account does not have yet. */
    static boolean adds(Item item) {
      return item.verdict() == Verdict.NEW
          || item.verdict() == Verdict.MATCH && item.planned().isPresent();
    }

    public long count(Verdict verdict) {
      return items.stream().filter(item -> item.verdict() == verdict).count();
    }
  }

  /**
   * A line of the statement and what will become of it.
   *
   * @param match the transaction it is, for every verdict but NEW
   * @param planned of a match that is not entered yet: what it becomes
   */
  record Item(
      BankLine line,
      String importKey,
      RecordId derivedId,
      Verdict verdict,
      Optional<RecordId> match,
      Optional<Transaction> planned) {

    /**
     * A person's decision: MAYBE becomes MATCH or NEW, MATCH becomes NEW ("not the same"),
     * REMOVED_BY_YOU becomes NEW.
     */
    public Item decided(Verdict decision) {
      return new Item(line, importKey, derivedId, decision, match, planned);
    }
  }

  /** What becomes of a line. */
  enum Verdict {
    /** A transaction of its own. */
    NEW,
    /** A transaction typed here: it keeps what was typed, and is cleared. */
    MATCH,
    /** Perhaps one typed here; nothing is written until a person says which. */
    MAYBE,
    /** Imported before. */
    ALREADY,
    /** Imported before and removed since; nothing is written unless a person says so. */
    REMOVED_BY_YOU
  }

  /**
   * @param bankId the bank's own id, or empty
   * @param payee as the bank wrote it
   * @param category as {@code Group/Name} or a bare name where the file says one, as QIF does; else
   *     empty
   * @param parts of a split: empty, or at least two that add up to the amount
   */
  record BankLine(
      int lineNumber,
      LocalDate date,
      Money amount,
      String bankId,
      String payee,
      String notes,
      String number,
      String category,
      List<Part> parts) {
    public BankLine {
      parts = List.copyOf(parts);
    }

    public BankLine(
        int lineNumber,
        LocalDate date,
        Money amount,
        String bankId,
        String payee,
        String notes,
        String number) {
      this(lineNumber, date, amount, bankId, payee, notes, number, "", List.of());
    }

    /** The same under another id of the bank's. */
    BankLine withBankId(String id) {
      return new BankLine(lineNumber, date, amount, id, payee, notes, number, category, parts);
    }
  }

  /** A part of a split line. */
  record Part(String category, Money amount, String notes) {}

  /** A row that could not be read: where, what it said, why. */
  record RowProblem(int lineNumber, String text, Finding why) {
    /** Why, in English. */
    public String reason() {
      return why.english();
    }
  }

  /**
   * What was written.
   *
   * @param already lines that were there before, another import's meanwhile included
   * @param changed lines left out because the transaction they match changed after the review; a
   *     new review shows them again
   * @param batch under which it is kept; empty where nothing was written
   */
  record Applied(int added, int matched, int already, int changed, Optional<RecordId> batch) {}

  /** A file no reader takes; why says what it looks like and what to look for instead. */
  final class UnreadableFile extends Exception {
    private final transient Finding why;

    public UnreadableFile(Finding why) {
      this.why = why;
    }

    public UnreadableFile(Finding.Code code, Object... arguments) {
      this(Finding.of(code, arguments));
    }

    public Finding why() {
      return why;
    }

    /** Why, in English. */
    @Override
    public String getMessage() {
      return why.english();
    }
  }

  /**
   * How a CSV file is read.
   *
   * @param charset a Java charset name
   * @param headerRow the header's row, from 0; -1 where there is none
   * @param roles one for each column
   * @param datePattern a {@link java.time.format.DateTimeFormatter} pattern of {@code d}, {@code M}
   *     and {@code u}; two-digit years are 1970 to 2069
   * @param dateOrderCertain false where day and month cannot be told apart in this file
   * @param decimalSign {@code .} or {@code ,}, in the columns of amounts
   * @param flipSign whether the bank writes money out without a minus
   * @param preview the first rows as text
   * @param profile the name of the profile this comes from; empty where it was inferred
   */
  record CsvColumns(
      String charset,
      char delimiter,
      int headerRow,
      List<Role> roles,
      String datePattern,
      boolean dateOrderCertain,
      char decimalSign,
      boolean flipSign,
      List<List<String>> preview,
      CsvHabits habits,
      String profile) {
    public CsvColumns {
      roles = List.copyOf(roles);
      preview = List.copyOf(preview);
    }

    public CsvColumns(
        String charset,
        char delimiter,
        int headerRow,
        List<Role> roles,
        String datePattern,
        boolean dateOrderCertain,
        char decimalSign,
        boolean flipSign,
        List<List<String>> preview) {
      this(
          charset,
          delimiter,
          headerRow,
          roles,
          datePattern,
          dateOrderCertain,
          decimalSign,
          flipSign,
          preview,
          CsvHabits.NONE,
          "");
    }

    /** The cells of the header; empty where there is none. */
    public List<String> header() {
      return headerRow >= 0 && headerRow < preview.size() ? preview.get(headerRow) : List.of();
    }

    /**
     * What a column holds. {@code DIRECTION} says in a word or letter whether {@code AMOUNT} came
     * in or went out; {@code STATUS} whether a row is booked; several columns may be {@code NOTES}.
     */
    public enum Role {
      DATE,
      PAYEE,
      NOTES,
      AMOUNT,
      OUT,
      IN,
      DIRECTION,
      BALANCE,
      NUMBER,
      BANK_ID,
      CURRENCY,
      CATEGORY,
      STATUS,
      IGNORED
    }
  }
}
