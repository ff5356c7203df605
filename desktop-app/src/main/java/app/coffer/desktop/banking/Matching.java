package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerReader.ImportedAs;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares the lines of a statement with an account: known, typed here, or new. */
final class Matching {
  private static final int PAGE = 1000;
  private static final int PLANNED_DAYS = 400;
  private static final int SURE = 50;
  private static final int PERHAPS = 30;
  private static final int AHEAD = 15;

  private final LedgerReader ledger;
  private final DerivedIds ids;
  private final RecordId account;
  private final Expected expected;
  private final Map<String, ImportedAs> asKnown = new HashMap<>();
  private final List<Finding> warnings = new ArrayList<>();

  Matching(LedgerReader ledger, DerivedIds ids, RecordId account, Expected expected) {
    this.expected = expected;
    this.ledger = ledger;
    this.ids = ids;
    this.account = account;
  }

  List<Finding> warnings() {
    return warnings;
  }

  List<Item> items(List<BankLine> lines, Progress progress) {
    List<ImportKeys.Key> keys = ImportKeys.of(account, lines);
    Item[] items = new Item[lines.size()];
    List<String> known = keys.stream().map(ImportKeys.Key::key).toList();
    asKnown.putAll(ledger.importedAs(known));
    Set<RecordId> met = new HashSet<>();
    for (int i = 0; i < items.length; i++) {
      if (i % 500 == 0) {
        BankFile.stopIfCancelled();
        progress.at((double) i / items.length);
      }
      items[i] = known(lines.get(i), keys.get(i), met);
    }
    Map<Long, List<Integer>> open = new TreeMap<>();
    for (int i = 0; i < items.length; i++) {
      if (items[i].verdict() == Verdict.NEW) {
        open.computeIfAbsent(lines.get(i).amount().minor(), any -> new ArrayList<>()).add(i);
      }
    }
    if (!open.isEmpty()) {
      Map<Long, List<Candidate>> all = candidates(lines);
      open.forEach((amount, group) -> pair(items, group, all.getOrDefault(amount, List.of())));
    }
    return List.of(items);
  }

  private Item known(BankLine line, ImportKeys.Key key, Set<RecordId> met) {
    Optional<ImportedAs> as = Optional.ofNullable(asKnown.get(key.key()));
    if (as.isEmpty() && !key.trusted() && ImportKeys.usable(line.bankId())) {
      // an id that was unique in an earlier file and is repeated in this one
      as =
          ledger
              .importedAs(ImportKeys.byId(account, line.bankId()))
              .filter(found ->
                  importText(found).filter(t -> !ImportText.isCorrected(t, line)).isPresent()
                      && met.add(found.transaction()));
    }
    if (as.isPresent() && key.trusted()) {
      String before = importText(as.get()).orElse("");
      if (ImportText.isAnother(before, line)) {
        ledger.importedAs(key.byContent()).ifPresent(found -> asKnown.put(key.byContent(), found));
        ImportKeys.Key byContent = new ImportKeys.Key(key.byContent(), false, key.byContent());
        return known(line.withBankId(""), byContent, met);
      }
      if (ImportText.isCorrected(before, line)) {
        warnings.add(Finding.of(Code.LINE_CHANGED, line.lineNumber(), line.date(), line.amount()));
      }
    }
    String importKey = key.key();
    RecordId derived = ids.derive("import", account.hex() + importKey);
    Verdict verdict =
        as.map(found -> found.removed() ? Verdict.REMOVED_BY_YOU : Verdict.ALREADY)
            .orElse(Verdict.NEW);
    return new Item(
        line, importKey, derived, verdict, as.map(ImportedAs::transaction), Optional.empty());
  }

  private Optional<String> importText(ImportedAs as) {
    return ledger.transaction(as.transaction()).map(Transaction::importText);
  }

  /** Transactions that no bank has confirmed yet, and planned ones, by amount. */
  private Map<Long, List<Candidate>> candidates(List<BankLine> lines) {
    LocalDate first = lines.stream().map(BankLine::date).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = lines.stream().map(BankLine::date).max(LocalDate::compareTo).orElseThrow();
    LocalDate from = first.minusDays(Candidate.LATER_DAYS);
    LocalDate to = last.plusDays(Candidate.EARLIER_DAYS);
    var filter = new RegisterFilter(account, "", from, to);
    Map<Long, List<Candidate>> all = new TreeMap<>();
    for (int offset = 0; ; offset += PAGE) {
      BankFile.stopIfCancelled();
      List<RegisterRow> page = ledger.rows(filter, offset, PAGE);
      for (RegisterRow row : page) {
        Transaction tx = row.transaction();
        if (tx.importKeys().isEmpty() && tx.status() != Clearing.RECONCILED) {
          all.computeIfAbsent(row.amount().minor(), any -> new ArrayList<>())
              .add(Candidate.typed(row));
        }
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    // a schedule that nobody ever ended would be looked through for all the years of a long file
    LocalDate soonest =
        from.isBefore(to.minusDays(PLANNED_DAYS)) ? to.minusDays(PLANNED_DAYS) : from;
    for (Transaction planned : expected.between(account, soonest, to)) {
      all.computeIfAbsent(planned.amount().minor(), any -> new ArrayList<>())
          .add(Candidate.planned(planned, ledger));
    }
    return all;
  }

  private void pair(Item[] items, List<Integer> group, List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    int[][] scores = new int[group.size()][candidates.size()];
    for (int i = 0; i < group.size(); i++) {
      BankFile.stopIfCancelled();
      BankLine line = items[group.get(i)].line();
      for (int j = 0; j < candidates.size(); j++) {
        int score = candidates.get(j).score(line);
        scores[i][j] = score < PERHAPS ? 0 : score;
      }
    }
    int[] columns = Assignment.best(scores);
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0) {
        int score = scores[i][columns[i]];
        boolean sure = score >= SURE && score - rival(scores, columns, i, candidates) >= AHEAD;
        Item item = items[group.get(i)];
        Candidate with = candidates.get(columns[i]);
        items[group.get(i)] =
            new Item(
                item.line(),
                item.importKey(),
                item.derivedId(),
                sure ? Verdict.MATCH : Verdict.MAYBE,
                Optional.of(with.transaction().id()),
                with.isPlanned() ? Optional.of(with.transaction()) : Optional.empty());
      }
    }
  }

  /** The best score of another pairing that would be another outcome. */
  private static int rival(int[][] scores, int[] columns, int row, List<Candidate> candidates) {
    int rival = 0;
    Candidate mine = candidates.get(columns[row]);
    for (int j = 0; j < candidates.size(); j++) {
      if (j != columns[row] && !mine.interchangeable(candidates.get(j))) {
        rival = Math.max(rival, scores[row][j]);
      }
    }
    for (int i = 0; i < scores.length; i++) {
      if (columns[i] < 0 && !Arrays.equals(scores[i], scores[row])) {
        rival = Math.max(rival, scores[i][columns[row]]);
      }
    }
    return rival;
  }
}
