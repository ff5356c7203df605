package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.banking.ImportHistory;
import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What else hangs on the transaction that a question is about.
 *
 * @param text one sentence for each thing; empty where there is nothing
 * @param others open questions about transactions of the same import
 */
record Related(String text, List<RecordId> others) {
  Related {
    others = List.copyOf(others);
  }

  /**
   * @param open all open questions, in the order of the list
   * @param files how many are attached to a transaction
   */
  static Related of(
      Conflict conflict,
      List<RecordId> open,
      LedgerReader ledger,
      ToIntFunction<RecordId> files,
      Names names,
      UiContext context) {
    var sentences = new ArrayList<String>();
    Words words = context.words();
    Stream.concat(
            Stream.of(conflict.provisional()),
            conflict.sides().stream().map(side -> side.content()))
        .filter(content -> !content.removed())
        .flatMap(content -> transfer(content, names, words).stream())
        .findFirst()
        .ifPresent(sentences::add);
    if (conflict.touchesReconciled()) {
      ledger.all(Statement.KIND).stream()
          .filter(statement -> statement.transactions().contains(conflict.record()))
          .max(Comparator.comparing(Statement::date))
          .ifPresent(statement ->
              sentences.add(
                  words.get(
                      "conflict.related.statement",
                      context.formats().date(statement.date()),
                      context.formats().money(statement.balance()))));
    }
    int attached = conflict.removedAgainstEdited() ? files.applyAsInt(conflict.record()) : 0;
    if (attached > 0) {
      sentences.add(words.count("conflict.related.files", attached));
    }
    var others = new ArrayList<RecordId>();
    ImportHistory.of(conflict.record(), ledger)
        .ifPresent(origin -> {
          open.stream()
              .filter(record -> !record.equals(conflict.record()))
              .filter(origin.transactions()::contains)
              .forEach(others::add);
          Clock clock = context.clock();
          String day =
              context.formats().date(LocalDate.ofInstant(origin.batch().at(), clock.getZone()));
          sentences.add(words.get("conflict.related.import", origin.batch().file(), day));
          if (!others.isEmpty()) {
            sentences.add(words.count("conflict.related.more", others.size()));
          }
        });
    return new Related(String.join(" ", sentences), others);
  }

  private static List<String> transfer(Change change, Names names, Words words) {
    var content = new Content(change);
    if (!content.isTransaction()) {
      return List.of();
    }
    return content
        .id(OfTransaction.TRANSFER_ACCOUNT)
        .map(names.accounts()::get)
        .flatMap(to ->
            content
                .id(OfTransaction.ACCOUNT)
                .map(names.accounts()::get)
                .map(from -> words.get("conflict.related.transfer", from, to)))
        .stream()
        .toList();
  }

  /** The one to go to from here: the next in the list, and from the last the first. */
  RecordId next(List<RecordId> open, RecordId here) {
    int at = open.indexOf(here);
    return others.stream()
        .filter(other -> open.indexOf(other) > at)
        .findFirst()
        .orElse(others.getFirst());
  }
}
