package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfAttachment;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The open questions of both kinds as they were read at once, with what is shown of them. */
record QuestionReading(
    LinkedHashMap<RecordId, QuestionShelf.Item> open,
    Map<RecordId, Draft> drafts,
    Names names,
    Foresight foresight,
    Checked checked) {

  /**
   * @param before names as they were read before; kept where they are the same
   */
  static QuestionReading of(QuestionSource source, UiContext context, Names before) {
    List<Conflict> open = source.inbox().open();
    Names names = Names.read(source.ledger());
    names = names.with(transactions(open, source.ledger(), names, context)).orSame(before);
    var foresight = new Foresight(context.background(), source.inbox(), source.outlook());
    var text = new UnitText(context, names);
    var items = new LinkedHashMap<RecordId, QuestionShelf.Item>();
    for (Conflict conflict : open) {
      items.put(conflict.record(), QuestionShelf.Item.of(conflict, row(conflict, text, context)));
    }
    for (RecordQuestion whole : source.wholes().open()) {
      items.put(whole.record(), QuestionShelf.Item.of(whole, new RecordText(whole, context).row()));
    }
    Map<RecordId, Draft> kept =
        source.inbox().drafts().stream()
            .collect(Collectors.toMap(Draft::record, Function.identity()));
    return new QuestionReading(items, kept, names, foresight, source.checked().get());
  }

  private static ListRow.Question row(Conflict conflict, UnitText text, UiContext context) {
    var versions = new ConflictVersions(conflict, text);
    return new ListRow.Question(
        conflict.record(),
        QuestionGroup.of(versions),
        new Version(conflict, text.names()),
        () -> {
          var about = new QuestionText(versions, context);
          return new ListRow.Texts(about.title(), about.place(), about.values(), about.who());
        });
  }

  /** What a row's words follow from; the names count by identity, as they are kept while equal. */
  private record Version(Conflict conflict, Names names) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Version that
          && names == that.names
          && conflict.heads().equals(that.conflict.heads())
          && devices().equals(that.devices());
    }

    @Override
    public int hashCode() {
      return conflict.record().hashCode();
    }

    private List<String> devices() {
      return conflict.sides().stream().map(Side::deviceName).toList();
    }
  }

  /** What the transactions are called that files in question belong to. */
  private static Map<RecordId, String> transactions(
      List<Conflict> open, LedgerReader ledger, Names names, UiContext context) {
    return open.stream()
        .filter(conflict -> conflict.entity().equals(Entity.ATTACHMENT))
        .flatMap(conflict -> conflict.sides().stream())
        .flatMap(side -> new Content(side.content()).id(OfAttachment.TRANSACTION).stream())
        .distinct()
        .flatMap(id -> ledger.transaction(id).stream())
        .collect(
            Collectors.toMap(
                Transaction::id,
                tx ->
                    context
                        .words()
                        .get(
                            "conflict.whole.line",
                            context.formats().date(tx.date()),
                            tx.payee() == null
                                ? names.accounts().getOrDefault(tx.account(), "")
                                : names.payees().getOrDefault(tx.payee(), ""),
                            context.formats().moneyWithCurrency(tx.amount()))));
  }
}
