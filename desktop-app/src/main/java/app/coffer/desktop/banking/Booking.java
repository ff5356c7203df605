package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerReader.ImportedAs;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes what was reviewed, within one transaction of the store. */
final class Booking {
  private final Writer ledger;
  private final DerivedIds ids;
  private final UnaryOperator<Transaction> newRow;
  private final Map<String, RecordId> payees = new HashMap<>();
  private int added;
  private int matched;
  private int already;
  private int changed;

  Booking(Writer ledger, DerivedIds ids, NewRows newRows) {
    this.ledger = ledger;
    this.ids = ids;
    this.newRow = newRows.over(ledger);
  }

  Applied book(Review review) {
    for (Item item : review.items()) {
      if (item.verdict() == Verdict.NEW) {
        add(review.account(), item);
      } else if (item.verdict() == Verdict.MATCH) {
        match(review.account(), item);
      } else if (item.verdict() == Verdict.ALREADY) {
        already++;
      }
    }
    return new Applied(added, matched, already, changed);
  }

  private void add(RecordId account, Item item) {
    // a removed one is written again only by a person's decision, which NEW is
    if (ledger.importedAs(item.importKey()).filter(as -> !as.removed()).isPresent()) {
      already++;
      return;
    }
    BankLine line = item.line();
    Transaction row =
        new Transaction(
            item.derivedId(),
            account,
            line.date(),
            payee(line.payee()),
            line.amount(),
            null,
            null,
            List.of(),
            Limited.text(line.number(), Limited.NAME),
            notes(line),
            new TreeSet<>(),
            Clearing.CLEARED,
            new TreeSet<>(List.of(item.importKey())),
            ImportText.of(line));
    ledger.put(newRow.apply(row));
    added++;
  }

  private void match(RecordId account, Item item) {
    Optional<ImportedAs> as = ledger.importedAs(item.importKey());
    if (as.filter(known -> !known.removed()).isPresent()) {
      already++;
      return;
    }
    Optional<Transaction> found = item.match().flatMap(ledger::transaction);
    if (found.isEmpty() || !stillMatches(account, found.get(), item.line())) {
      changed++;
      return;
    }
    Transaction typed = found.get();
    TreeSet<String> keys = new TreeSet<>(typed.importKeys());
    keys.add(item.importKey());
    ledger.put(
        new Transaction(
            typed.id(),
            typed.account(),
            typed.date(),
            typed.payee(),
            typed.amount(),
            typed.category(),
            typed.transfer(),
            typed.lines(),
            typed.number().isEmpty()
                ? Limited.text(item.line().number(), Limited.NAME)
                : typed.number(),
            typed.notes(),
            typed.tags(),
            Clearing.CLEARED,
            keys,
            ImportText.of(item.line())));
    matched++;
  }

  /** Its amount is the line's, as the account sees it, and no bank has confirmed it meanwhile. */
  private static boolean stillMatches(RecordId account, Transaction typed, BankLine line) {
    if (typed.status() == Clearing.RECONCILED || !typed.importKeys().isEmpty()) {
      return false;
    }
    if (typed.account().equals(account)) {
      return typed.amount().equals(line.amount());
    }
    return typed.transfer() != null
        && typed.transfer().account().equals(account)
        && typed.transfer().amount().equals(line.amount());
  }

  /** A bank's words that do not fit into a name are kept whole in the notes. */
  private static String notes(BankLine line) {
    boolean cut = line.payee().codePointCount(0, line.payee().length()) > Limited.NAME;
    return Limited.text((cut ? line.payee() + " " : "") + line.notes(), Limited.NOTES);
  }

  /**
   * The payee of that name, else the one that this name once made (it may have been renamed since),
   * else a new one under an id that another device would give it too.
   */
  private @Nullable RecordId payee(String written) {
    String name = Limited.text(written, Limited.NAME);
    if (name.isEmpty()) {
      return null;
    }
    return payees.computeIfAbsent(
        ImportKeys.folded(name),
        folded -> {
          Optional<Payee> same = ledger.payeeNamed(name);
          if (same.isPresent()) {
            return same.get().id();
          }
          RecordId id = ids.derive("payee", folded);
          if (ledger.payee(id).isEmpty()) {
            ledger.put(new Payee(id, name));
          }
          return id;
        });
  }
}
