package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences about a question: its title, why it is asked, who did what when. */
final class QuestionText {
  /** Of more sides than this only the newest are shown at once. */
  static final int SIDES_SHOWN = 4;

  private static final Duration UNDER_WAY = Duration.ofMinutes(10);

  private final ConflictVersions versions;
  private final Conflict conflict;
  private final UnitText text;
  private final UiContext context;
  private final Words words;

  QuestionText(ConflictVersions versions, UiContext context) {
    this.versions = versions;
    this.context = context;
    conflict = versions.conflict();
    text = versions.text();
    words = context.words();
  }

  /** The payee, the account's name, or whatever else the record is known by. */
  String title() {
    var content = new Content(conflict.provisional());
    if (content.isTransaction()) {
      return content
          .transfer()
          .map(leg -> words.get("conflict.title.transfer", text.account(leg.account())))
          .orElseGet(() ->
              content.id(OfTransaction.PAYEE).isPresent()
                  ? shown("payee").text()
                  : content
                      .text(OfTransaction.NOTES)
                      .map(notes -> notes.lines().findFirst().orElse(""))
                      .filter(notes -> !notes.isBlank())
                      .orElseGet(() -> words.get("conflict.entity.tx")));
    }
    return named(content).filter(name -> !name.isBlank()).orElseGet(this::entity);
  }

  /** A record that has no name of its own is known by what it is about. */
  private Optional<String> named(Content content) {
    Change change = content.change();
    FieldText fields = text.fields();
    return switch (change.entity().name()) {
      case "budget" ->
          Optional.of(
              words.get(
                  "conflict.title.budget",
                  content
                      .id(OfTransaction.CATEGORY)
                      .map(text::category)
                      .map(UnitText::withoutGroup)
                      .orElse(text.nothing()),
                  fields.value(change, RecordFields.OfBudgetCell.MONTH)));
      case "budget-month" -> Optional.of(fields.value(change, RecordFields.OfBudgetMonth.MONTH));
      case "goal" ->
          content
              .id(RecordFields.OfGoal.CATEGORY)
              .map(category -> words.get("conflict.title.goal", text.category(category)));
      case "rate" ->
          Optional.of(
              words.get(
                  "conflict.title.rate",
                  fields.value(change, RecordFields.OfRate.FROM),
                  fields.value(change, RecordFields.OfRate.TO),
                  fields.value(change, RecordFields.OfRate.DATE)));
      case "statement" ->
          Optional.of(
              words.get(
                  "conflict.title.statement",
                  fields.value(change, RecordFields.OfStatement.ACCOUNT),
                  fields.value(change, RecordFields.OfStatement.DATE)));
      case "import" -> content.text(RecordFields.OfImport.FILE);
      default -> content.text(RecordFields.NAME);
    };
  }

  /** What kind of record, where, when. */
  String place() {
    var content = new Content(conflict.provisional());
    if (!content.isTransaction()) {
      return entity();
    }
    String account = content.id(OfTransaction.ACCOUNT).map(text::account).orElse(text.nothing());
    return words.get(
        "conflict.place.tx",
        account,
        content.date().map(context.formats()::date).orElse(text.nothing()));
  }

  /** The values that differ, or who deleted it. */
  String values() {
    if (conflict.removedAgainstEdited()) {
      return words.get(
          "conflict.list.deleted",
          conflict.sides().stream()
              .filter(side -> side.content().removed())
              .map(this::name)
              .collect(Collectors.joining(", ")));
    }
    return contestedFirst().map(this::values).orElse("");
  }

  private String values(MergeUnit unit) {
    UnitKind kind = UnitKind.of(conflict.entity(), unit);
    List<String> said =
        conflict.sides().stream()
            .map(side -> versions.shown(kind, unit, side.content()).text())
            .map(shown -> shown.lines().findFirst().orElse(""))
            .distinct()
            .toList();
    return said.size() == 1
        ? words.get("conflict.list.lines", said.getFirst())
        : String.join(" / ", said);
  }

  String who() {
    return conflict.sides().stream().map(this::name).collect(Collectors.joining(", "));
  }

  /** Why the person sees this, in one sentence. */
  String why() {
    if (conflict.origin() == Conflict.Origin.REOPENED) {
      return words.get("conflict.why.again");
    }
    if (conflict.origin() == Conflict.Origin.DECIDED_TWICE) {
      return words.get(
          "conflict.why.twice", list(conflict.sides().stream().map(this::name).toList()));
    }
    if (conflict.removedAgainstEdited()) {
      return whyDeletion();
    }
    String fields =
        list(
            conflict.contested().stream()
                .map(unit -> versions.label(UnitKind.of(conflict.entity(), unit), unit))
                .map(this::withinSentence)
                .toList());
    String who = conflict.sides().size() == 2 ? "both" : "several";
    return conflict
        .base()
        .map(base -> words.get("conflict.why." + who + ".after", fields, moment(base.editedAt())))
        .orElseGet(() -> words.get("conflict.why." + who, fields));
  }

  /** Where nouns have a capital they keep it. */
  private String withinSentence(String label) {
    return words.language().getLanguage().equals("de")
        ? label
        : label.toLowerCase(words.language());
  }

  private String whyDeletion() {
    Side remover = conflict.sides().stream().filter(s -> s.content().removed()).findFirst().get();
    Side editor = conflict.sides().stream().filter(s -> !s.content().removed()).findFirst().get();
    boolean afterwards = editor.content().editedAt().isAfter(remover.content().editedAt());
    return words.get(
        afterwards ? "conflict.why.deleted.first" : "conflict.why.deleted.last",
        name(remover),
        name(editor));
  }

  List<SideHeader> headers() {
    var headers = new ArrayList<SideHeader>();
    var clock = new ClockNote(conflict, words);
    for (Side side : conflict.sides()) {
      Instant edited = side.content().editedAt();
      boolean late =
          !side.here() && Duration.between(edited, side.arrivedAt()).compareTo(UNDER_WAY) > 0;
      headers.add(
          new SideHeader(
              headers.size() + 1,
              name(side),
              side.here(),
              words.get(
                  side.content().removed() ? "conflict.side.deleted" : "conflict.side.edited",
                  moment(edited)),
              late ? words.get("conflict.side.arrived", moment(side.arrivedAt())) : "",
              clock.of(side),
              side.content().removed()));
    }
    return headers;
  }

  /** When what was before was written; empty where nothing is known of it. */
  String beforeWhen() {
    return conflict.base().map(base -> moment(base.editedAt())).orElse("");
  }

  /** That the clock by which it was written was wrong; empty where nothing speaks against it. */
  String beforeClock() {
    return new ClockNote(conflict, words).ofBefore();
  }

  Deletion deletion() {
    List<Side> inOrder =
        conflict.sides().stream()
            .sorted(Comparator.comparing(side -> side.content().editedAt()))
            .toList();
    var events = new ArrayList<Deletion.Event>();
    for (Side side : inOrder) {
      boolean removed = side.content().removed();
      events.add(
          new Deletion.Event(
              versions.column(side.revision()).orElseThrow(),
              name(side),
              words.get(removed ? "conflict.event.deleted" : "conflict.event.edited"),
              moment(side.content().editedAt()),
              removed ? List.of() : edits(side.content())));
    }
    return new Deletion(events, stays());
  }

  private List<Deletion.Option> stays() {
    var stays = new ArrayList<Deletion.Option>();
    List<Side> editors = conflict.sides().stream().filter(s -> !s.content().removed()).toList();
    String keep =
        !conflict.contested().isEmpty()
            ? words.get("conflict.stay.chosen")
            : editors.size() > 1
                ? words.get("conflict.stay.edits")
                : editors.getFirst().here()
                    ? words.get("conflict.stay.yours")
                    : words.get("conflict.stay.theirs", name(editors.getFirst()));
    stays.add(new Deletion.Option(Deletion.Stay.KEEP, keep));
    if (versions.before().isPresent()) {
      stays.add(new Deletion.Option(Deletion.Stay.BEFORE, words.get("conflict.stay.before")));
    }
    stays.add(new Deletion.Option(Deletion.Stay.DELETE, words.get("conflict.stay.delete")));
    return stays;
  }

  private List<Deletion.Edit> edits(Change content) {
    return versions
        .before()
        .map(base ->
            MergeUnits.of(conflict.entity(), content.fields().keySet()).stream()
                .filter(unit ->
                    !ConflictVersions.part(base, unit).equals(ConflictVersions.part(content, unit)))
                .map(unit -> {
                  UnitKind kind = UnitKind.of(conflict.entity(), unit);
                  return new Deletion.Edit(
                      text.label(kind, unit),
                      versions.shown(kind, unit, base).spoken(),
                      versions.shown(kind, unit, content).spoken());
                })
                .toList())
        .orElse(List.of());
  }

  /** The device's name; a stand-in where it has none. */
  String name(Side side) {
    return side.deviceName().isBlank() ? words.get("conflict.side.unnamed") : side.deviceName();
  }

  private String entity() {
    String key = "conflict.entity." + conflict.entity().name();
    return words.get(words.has(key) ? key : "conflict.entity.other");
  }

  private String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return words.get(
        "conflict.and", String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
  }

  private Shown shown(String unitName) {
    MergeUnit unit =
        MergeUnits.of(Entity.TRANSACTION).stream()
            .filter(known -> known.name().equals(unitName))
            .findFirst()
            .orElseThrow();
    return versions.shown(UnitKind.of(Entity.TRANSACTION, unit), unit, conflict.provisional());
  }

  private Optional<MergeUnit> contestedFirst() {
    return conflict.contested().stream()
        .min(Comparator.comparing(unit -> UnitKind.of(conflict.entity(), unit)));
  }

  private String moment(Instant at) {
    return context.formats().moment(at, context.clock().instant());
  }
}
