package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.banking.Finding;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.imports.ReviewRow.Kind;
import app.coffer.desktop.ui.imports.ReviewRow.Line;
import app.coffer.desktop.ui.imports.ReviewRow.Unread;
import app.coffer.desktop.ui.kit.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A review with what a person decided about its lines. A value: deciding gives another one. */
final class ReviewModel {
  private final Review review;
  private final List<ReviewRow> rows;

  private ReviewModel(Review review, List<ReviewRow> rows) {
    this.review = review;
    this.rows = rows;
  }

  /** Looks up the transactions that lines may be; reads the ledger. */
  static ReviewModel of(Review review, LedgerReader ledger, Formats formats) {
    List<ReviewRow> rows = new ArrayList<>();
    review.problems().forEach(problem -> rows.add(new Unread(problem)));
    for (Item item : review.items()) {
      boolean asked = item.verdict() == Verdict.MATCH || item.verdict() == Verdict.MAYBE;
      String yours =
          asked
              ? item.match()
                  .flatMap(ledger::transaction)
                  .or(item::planned)
                  .map(transaction -> words(transaction, ledger, formats))
                  .orElse("")
              : "";
      rows.add(new Line(item, yours, Decision.answers(item.verdict()).getFirst()));
    }
    rows.sort(Comparator.comparing(ReviewRow::kind));
    return new ReviewModel(review, List.copyOf(rows));
  }

  private static String words(Transaction transaction, LedgerReader ledger, Formats formats) {
    String payee =
        Optional.ofNullable(transaction.payee()).flatMap(ledger::payee).map(Payee::name).orElse("");
    String date = formats.date(transaction.date());
    return payee.isEmpty() ? date : payee + ", " + date;
  }

  /** All rows, those that need a look first. */
  List<ReviewRow> rows() {
    return rows;
  }

  List<ReviewRow> rows(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /** How many rows there are of each kind that occurs. */
  Map<Kind, Integer> counts() {
    var counts = new EnumMap<Kind, Integer>(Kind.class);
    rows.forEach(row -> counts.merge(row.kind(), 1, Integer::sum));
    return counts;
  }

  /** The same with another decision about one line. */
  ReviewModel decided(Line line, Decision decision) {
    if (!Decision.answers(line.proposed().verdict()).contains(decision)) {
      throw new IllegalArgumentException("no answer to " + line.proposed().verdict());
    }
    List<ReviewRow> next = new ArrayList<>(rows);
    next.replaceAll(row ->
        row instanceof Line each && each.proposed().equals(line.proposed())
            ? each.decided(decision)
            : row);
    return new ReviewModel(review, List.copyOf(next));
  }

  /** The same, without writing lines of these keys: another file writes them. */
  ReviewModel without(Set<String> keys) {
    return new ReviewModel(
        review,
        rows.stream()
            .map(row ->
                row instanceof Line line
                        && keys.contains(line.proposed().importKey())
                        && line.decision() != Decision.LEAVE_OUT
                    ? new Line(line.proposed().decided(Verdict.ALREADY), "", Decision.LEAVE_OUT)
                    : row)
            .sorted(Comparator.comparing(ReviewRow::kind))
            .toList());
  }

  /** Under which keys something may be written. */
  Set<String> keys() {
    return rows.stream()
        .flatMap(row ->
            row instanceof Line line && line.proposed().verdict() != Verdict.ALREADY
                ? Stream.of(line.proposed().importKey())
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  /** How many transactions would be added or cleared. */
  long toWrite() {
    return rows.stream()
        .filter(row ->
            row instanceof Line line
                && (line.decision() == Decision.ADD || line.decision() == Decision.SAME))
        .count();
  }

  long undecided() {
    return rows.stream()
        .filter(row -> row instanceof Line line && line.decision() == Decision.UNDECIDED)
        .count();
  }

  /** The review as decided, in the file's order, with the balance that follows. */
  Review decided() {
    List<Item> items = new ArrayList<>();
    for (ReviewRow row : rows) {
      if (row instanceof Line line) {
        switch (line.decision()) {
          case ADD -> items.add(line.proposed().decided(Verdict.NEW));
          case SAME -> items.add(line.proposed().decided(Verdict.MATCH));
          case LEAVE_OUT, UNDECIDED -> {
            if (line.proposed().verdict() == Verdict.ALREADY) {
              items.add(line.proposed());
            }
          }
        }
      }
    }
    items.sort(Comparator.comparingInt(item -> item.line().lineNumber()));
    return review.decided(items);
  }

  /** What the account will hold. */
  Money balance() {
    return decided().ledgerBalance();
  }

  /** What the bank says it holds. */
  Optional<Money> statement() {
    return review.statementBalance();
  }

  List<Finding> notes() {
    return review.notes();
  }

  /** The rows that could not be read; a cell that a spreadsheet would calculate is quoted. */
  String problemsAsCsv(Finding.Voice voice) {
    var text = new StringBuilder("line,reason,text\r\n");
    for (ReviewRow row : rows(Kind.PROBLEM)) {
      if (row instanceof Unread unread) {
        text.append(unread.lineNumber())
            .append(',')
            .append(cell(unread.problem().why().in(voice)))
            .append(',')
            .append(cell(unread.problem().text()))
            .append("\r\n");
      }
    }
    return text.toString();
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  boolean nothingNew() {
    return toWrite() == 0 && undecided() == 0 && counts().containsKey(Kind.ALREADY);
  }
}
