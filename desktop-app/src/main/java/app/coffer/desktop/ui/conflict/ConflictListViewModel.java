package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The open questions of a vault and the one being decided. The list keeps its order while it is
 * worked on: questions leave it when they are decided, new ones wait until they are asked for.
 */
final class ConflictListViewModel {

  private final QuestionSource source;
  private final UiContext context;
  private final Notes notes;
  private final Ticks ticks;
  private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ConflictViewModel> current =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RecordViewModel> whole =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Checked> checked = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final QuestionShelf shelf = new QuestionShelf();
  private final Map<RecordId, ConflictViewModel> drafts = new HashMap<>();
  private @Nullable QuestionReading latest;
  private boolean reading;
  private boolean again;

  ConflictListViewModel(QuestionSource source, UiContext context, Notes notes) {
    this.source = source;
    this.context = context;
    this.notes = notes;
    this.ticks = new Ticks(rows);
  }

  /** Headings and questions, as they are seen. */
  ObservableList<ListRow> rows() {
    return rows;
  }

  /** Which questions are selected to be decided in one go. */
  Ticks ticks() {
    return ticks;
  }

  /** The question being decided; null where there is none. */
  ReadOnlyObjectProperty<@Nullable ConflictViewModel> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** The open question where it is about a whole record; then the other is null. */
  ReadOnlyObjectProperty<@Nullable RecordViewModel> wholeProperty() {
    return whole.getReadOnlyProperty();
  }

  /** Null until the list has been read once. */
  ReadOnlyObjectProperty<@Nullable Checked> checkedProperty() {
    return checked.getReadOnlyProperty();
  }

  /** Questions that came since and are not in the list yet. */
  ReadOnlyIntegerProperty freshProperty() {
    return fresh.getReadOnlyProperty();
  }

  /** Questions in the list, those that the filter hides among them. */
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Whether an answer is being written. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Names as they were read last. */
  Names names() {
    return latest == null ? Names.NONE : latest.names();
  }

  /** Looks up what else hangs on the transaction of a question. */
  void relatedTo(Conflict conflict, Consumer<Related> show) {
    List<RecordId> open = ListRow.records(rows);
    Names known = names();
    context
        .background()
        .run(() -> Related.of(conflict, open, source.ledger(), source.files(), known, context))
        .then(show);
  }

  /** Reads the questions again; several calls while one runs make one more. */
  void refresh() {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    Names before = names();
    context
        .background()
        .run(() -> QuestionReading.of(source, context, before))
        .then(read -> {
          reading = false;
          show(read);
          if (again) {
            again = false;
            refresh();
          }
        });
  }

  private void show(QuestionReading read) {
    latest = read;
    checked.set(read.checked());
    var open = read.open();
    RecordId selected = selected().orElse(null);
    RecordId neighbour = selected == null || open.containsKey(selected) ? null : beside(selected);
    boolean first = shelf.isEmpty();
    shelf.retain(open.keySet());
    drafts.keySet().retainAll(open.keySet());
    for (var entry : open.entrySet()) {
      if (first || shelf.holds(entry.getKey())) {
        shelf.put(entry.getValue());
      }
    }
    fresh.set(open.size() - shelf.size());
    rebuild();
    if (selected != null && shelf.holds(selected)) {
      reload(selected, false);
    } else if (selected != null && !busy.get()) {
      notes.say(context.words().get("conflict.gone"));
      open(neighbour);
    } else if (selected == null) {
      open(order().stream().findFirst().orElse(null));
    }
  }

  /** Puts the questions that came meanwhile into the list, in their right places. */
  void showFresh() {
    QuestionReading read = latest;
    if (read == null) {
      return;
    }
    shelf.clear();
    read.open().values().forEach(shelf::put);
    fresh.set(0);
    rebuild();
  }

  /**
   * Shows only some of the questions.
   *
   * @param words that a question must have
   * @param group null for all
   */
  void filter(String words, @Nullable QuestionGroup group) {
    shelf.filter(words, group);
    rebuild();
    if (selected().filter(order()::contains).isEmpty()) {
      open(order().stream().findFirst().orElse(null));
    }
  }

  private void rebuild() {
    List<ListRow> next = shelf.rows();
    count.set(shelf.size());
    if (!next.equals(rows)) {
      rows.setAll(next);
    }
    ticks.retain();
  }

  Optional<RecordId> selected() {
    return Optional.ofNullable(current.get())
        .map(question -> question.conflict().record())
        .or(() -> Optional.ofNullable(whole.get()).map(asked -> asked.question().record()));
  }

  /** Opens a question; choices made on it before are still there. */
  void select(RecordId record) {
    if (shelf.holds(record) && !selected().equals(Optional.of(record))) {
      open(record);
    }
  }

  private void open(@Nullable RecordId record) {
    if (record == null) {
      current.set(null);
      whole.set(null);
    } else {
      reload(record, false);
    }
  }

  private void reload(RecordId record, boolean answered) {
    Conflict conflict = shelf.find(record).orElse(null);
    QuestionReading read = latest;
    if (read != null && shelf.whole(record).isPresent()) {
      reload(shelf.whole(record).get(), read);
      return;
    }
    if (conflict == null || read == null) {
      return;
    }
    ConflictViewModel draft = drafts.get(record);
    if (draft == null) {
      var question = new ConflictViewModel(conflict, read.names(), context, read.foresight());
      Optional.ofNullable(read.drafts().get(record)).ifPresent(question::restore);
      draft = question;
      question.touchedProperty().subscribe(times -> keep(question));
    } else if (!draft.conflict().heads().equals(conflict.heads())) {
      var next = draft.after(conflict, read.names(), read.foresight(), answered);
      next.touchedProperty().subscribe(times -> keep(next));
      draft = next;
    } else {
      draft.foresee();
    }
    drafts.put(record, draft);
    whole.set(null);
    current.set(draft);
  }

  private void reload(RecordQuestion asked, QuestionReading read) {
    RecordViewModel now = whole.get();
    current.set(null);
    if (now == null || !now.question().equals(asked)) {
      whole.set(new RecordViewModel(asked, source, read.names(), context));
    } else {
      now.foresee();
    }
  }

  /** Choices survive the end of the program. */
  private void keep(ConflictViewModel question) {
    if (question.touched()) {
      var draft = question.draft();
      context
          .background()
          .run(() -> {
            source.inbox().keep(draft);
            return draft;
          })
          .then(kept -> {});
    }
  }

  /** Where the open question stands in the list, from 1; 0 where none is open. */
  int position() {
    return selected().map(record -> order().indexOf(record) + 1).orElse(0);
  }

  void next() {
    step(1);
  }

  void previous() {
    step(-1);
  }

  /** Leaves the question open and goes on to the next; what is shown meanwhile stays. */
  void later() {
    List<RecordId> order = order();
    if (order.size() > 1) {
      int here = position() - 1;
      open(order.get((here + 1) % order.size()));
    }
  }

  private void step(int by) {
    List<RecordId> order = order();
    int there = position() - 1 + by;
    if (position() > 0 && there >= 0 && there < order.size()) {
      open(order.get(there));
    }
  }

  /** Writes the answer, if it is complete, and opens the next question. */
  void applyAndNext() {
    RecordViewModel asked = whole.get();
    if (asked != null && !busy.get() && asked.applicable()) {
      decisions().answer(asked, busy, this::leave);
    }
    ConflictViewModel question = current.get();
    if (question == null || busy.get() || !question.applicableProperty().get()) {
      return;
    }
    busy.set(true);
    Resolution resolution = question.resolution();
    context
        .background()
        .run(() -> source.inbox().resolve(resolution))
        .then(answer -> {
          busy.set(false);
          answered(question, answer);
        });
  }

  private void answered(ConflictViewModel question, Answer answer) {
    RecordId record = question.conflict().record();
    var words = context.words();
    switch (answer) {
      case Answer.Applied() -> {
        leave(record);
        String said = words.get("conflict.decided", question.about().title());
        notes.offer(said, words.get("conflict.undo"), () -> decisions().undoLast());
      }
      case Answer.Gone() -> {
        leave(record);
        notes.say(words.get("conflict.gone"));
      }
      case Answer.Stale(Conflict now) -> {
        if (shelf.holds(record)) {
          shelf.update(now);
          reload(record, true);
        }
      }
      case Answer.Invalid(String rule) -> {
        String key = "conflict.invalid." + rule;
        question.refuse(words.get(words.has(key) ? key : "conflict.invalid"));
      }
    }
  }

  /** Deciding many in one go, and undoing. */
  Decisions decisions() {
    return new Decisions(source, context, notes, this::refresh);
  }

  /** The ticked questions, else the open one. */
  List<Conflict> chosen() {
    return ticks.isEmpty()
        ? Optional.ofNullable(current.get()).map(ConflictViewModel::conflict).stream().toList()
        : shelf.conflicts(ticks.records());
  }

  /** One question of the list. */
  List<Conflict> of(RecordId record) {
    return shelf.find(record).stream().toList();
  }

  private void leave(RecordId record) {
    boolean open = selected().equals(Optional.of(record));
    RecordId neighbour = beside(record);
    shelf.remove(record);
    drafts.remove(record);
    rebuild();
    if (open) {
      open(neighbour);
    }
    refresh();
  }

  /** The question after this one, else the one before it, else null. */
  private @Nullable RecordId beside(RecordId record) {
    List<RecordId> order = order();
    int here = order.indexOf(record);
    if (here < 0) {
      return order.stream().findFirst().orElse(null);
    }
    if (here + 1 < order.size()) {
      return order.get(here + 1);
    }
    return here > 0 ? order.get(here - 1) : null;
  }

  private List<RecordId> order() {
    return rows.stream()
        .filter(ListRow.Question.class::isInstance)
        .map(row -> ((ListRow.Question) row).record())
        .toList();
  }
}
