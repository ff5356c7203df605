package app.coffer.desktop.ui.settings;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.DeviceControl.Undo;
import app.coffer.desktop.vault.DeviceControl.UndoEntry;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What undoing a device's changes would do, in words: how many of which kind, and each. */
record UndoText(String counts, List<String> lines, int entries, int changedSince) {
  private static final int SHOWN = 200;

  UndoText {
    lines = List.copyOf(lines);
  }

  static UndoText of(Undo undo, LedgerReader ledger, UiContext context) {
    Words words = context.words();
    var kinds = new TreeMap<String, Long>();
    undo.entries().forEach(entry -> kinds.merge(kind(entry.now(), words), 1L, Long::sum));
    String counts =
        kinds.entrySet().stream()
            .map(kind -> words.get("undo.kind", kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(" · "));
    List<String> lines =
        undo.entries().stream().limit(SHOWN).map(entry -> line(entry, ledger, context)).toList();
    return new UndoText(counts, lines, undo.entries().size(), undo.changedSince().size());
  }

  private static String line(UndoEntry entry, LedgerReader ledger, UiContext context) {
    boolean goes = entry.before().removed();
    boolean returns = entry.now().removed() && !goes;
    Change shown = entry.now().removed() ? entry.before() : entry.now();
    return context
        .words()
        .get(
            goes ? "undo.goes" : returns ? "undo.returns" : "undo.back",
            title(shown, ledger, context));
  }

  private static String title(Change change, LedgerReader ledger, UiContext context) {
    var content = new Content(change);
    String kind = kind(change, context.words());
    if (!content.isTransaction()) {
      return content.text(RecordFields.NAME).map(name -> kind + " “" + name + "”").orElse(kind);
    }
    return Stream.of(
            content.id(OfTransaction.PAYEE).flatMap(ledger::payee).map(Payee::name).orElse(kind),
            content.amount().map(context.formats()::moneyWithCurrency).orElse(""),
            content.date().map(context.formats()::date).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String kind(Change change, Words words) {
    Entity entity = change.entity();
    String key = "conflict.entity." + entity.name();
    return words.get(words.has(key) ? key : "conflict.entity.other");
  }
}
