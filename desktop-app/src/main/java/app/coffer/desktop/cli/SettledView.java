package app.coffer.desktop.cli;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ledger.LedgerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A line of the log of decisions as {@code --json} prints it.
 *
 * @param kind decided, by_rule or merged
 * @param batch what was decided in one go here has one number; 0 stands alone
 * @param state holds, undone, changed, open or line
 * @param removed whether the record was removed by it
 * @param changed how many records an answer about a whole record wrote; else 1
 */
record SettledView(
    String id,
    String record,
    String entity,
    String title,
    String kind,
    String at,
    String device,
    boolean here,
    long batch,
    String state,
    boolean removed,
    int changed,
    List<FieldView> fields) {

  /**
   * @param former what was shown before, and comes back by an undo
   */
  record FieldView(String name, String former, String value, List<ValueView> sides) {}

  /** What a side said of one field. */
  record ValueView(String device, String value) {}

  static SettledView of(Settled settled, LedgerReader ledger) {
    var text = new RecordText(ledger);
    return new SettledView(
        settled.id(),
        settled.record().hex(),
        settled.entity().name(),
        text.title(settled.content()),
        settled.kind().name().toLowerCase(Locale.ROOT),
        settled.at().toString(),
        settled.deviceName(),
        settled.here(),
        settled.batch(),
        settled.state().name().toLowerCase(Locale.ROOT),
        settled.content().removed(),
        settled.ofWholeRecord().map(Settled.Answered::changed).orElse(1),
        fields(settled, text));
  }

  private static List<FieldView> fields(Settled settled, RecordText text) {
    var names = new TreeSet<String>();
    settled.units().forEach(unit -> names.addAll(unit.fields()));
    var views = new ArrayList<FieldView>();
    for (String field : RecordText.shownFields(names)) {
      List<ValueView> sides =
          settled.sides().stream()
              .map(side -> new ValueView(side.deviceName(), value(side, field, text)))
              .toList();
      String former = text.value(settled.former(), field);
      String value = text.value(settled.content(), field);
      if (!former.equals(value) || sides.stream().map(ValueView::value).distinct().count() > 1) {
        views.add(new FieldView(field, former, value, sides));
      }
    }
    return views;
  }

  private static String value(Side side, String field, RecordText text) {
    Change content = side.content();
    return content.removed() ? "" : text.value(content, field);
  }

  /** For people. */
  String text() {
    String head =
        String.join(
            "  ",
            id.substring(0, 8),
            at,
            device + (here ? " (this computer)" : ""),
            title,
            changed > 1 ? changed + " records" : "",
            state.equals("holds") ? "" : "[" + state + "]");
    return head.stripTrailing()
        + fields.stream()
            .map(field ->
                System.lineSeparator()
                    + "  "
                    + field.name()
                    + " "
                    + (field.value().isEmpty() ? "–" : field.value())
                    + " (before "
                    + (field.former().isEmpty() ? "–" : field.former())
                    + ")")
            .collect(Collectors.joining());
  }
}
