package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.LinkedHashMap;
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

  static QuestionReading of(ConflictListViewModel.Source source, UiContext context) {
    Names names = Names.read(source.ledger());
    var foresight = new Foresight(context.background(), source.inbox(), source.outlook());
    var text = new UnitText(context, names);
    var items = new LinkedHashMap<RecordId, QuestionShelf.Item>();
    source
        .inbox()
        .open()
        .forEach(conflict ->
            items.put(
                conflict.record(), QuestionShelf.Item.of(conflict, row(conflict, text, context))));
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
    var about = new QuestionText(versions, context);
    return new ListRow.Question(
        conflict.record(),
        QuestionGroup.of(versions),
        about.title(),
        about.place(),
        about.values(),
        about.who());
  }
}
