package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  /** What the list is read from. */
  record Source(ConflictInbox inbox, LedgerReader ledger, Supplier<Checked> checked) {}

  private record Reading(List<Conflict> open, Names names, Foresight foresight, Checked checked) {}

  private final Source source;
  private final UiContext context;
  private final Consumer<String> say;
  private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ConflictViewModel> current =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Checked> checked = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final LinkedHashMap<RecordId, Conflict> shown = new LinkedHashMap<>();
  private final Map<RecordId, QuestionGroup> groups = new HashMap<>();
  private final Map<RecordId, ConflictViewModel> drafts = new HashMap<>();
  private @Nullable Reading latest;
  private boolean reading;
  private boolean again;

  /**
   * @param say shows a short note
   */
  ConflictListViewModel(Source source, UiContext context, Consumer<String> say) {
    this.source = source;
    this.context = context;
    this.say = say;
  }

  /** Headings and questions, as they are seen. */
  ObservableList<ListRow> rows() {
    return rows;
  }

  /** The question being decided; null where there is none. */
  ReadOnlyObjectProperty<@Nullable ConflictViewModel> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Null until the list has been read once. */
  ReadOnlyObjectProperty<@Nullable Checked> checkedProperty() {
    return checked.getReadOnlyProperty();
  }

  /** Questions that came since and are not in the list yet. */
  ReadOnlyIntegerProperty freshProperty() {
    return fresh.getReadOnlyProperty();
  }

  /** Questions in the list. */
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Whether an answer is being written. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Reads the questions again; several calls while one runs make one more. */
  void refresh() {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    context
        .background()
        .run(this::read)
        .then(read -> {
          reading = false;
          show(read);
          if (again) {
            again = false;
            refresh();
          }
        });
  }

  private Reading read() {
    List<Conflict> open = source.inbox().open();
    var foresight =
        new Foresight(
            context.background(), source.inbox(), Foresight.standing(source.ledger().accounts()));
    return new Reading(open, Names.read(source.ledger()), foresight, source.checked().get());
  }

  private void show(Reading read) {
    latest = read;
    checked.set(read.checked());
    var open = new LinkedHashMap<RecordId, Conflict>();
    read.open().forEach(conflict -> open.put(conflict.record(), conflict));
    RecordId selected = selected().orElse(null);
    RecordId neighbour = selected == null || open.containsKey(selected) ? null : beside(selected);
    boolean first = shown.isEmpty();
    shown.keySet().retainAll(open.keySet());
    drafts.keySet().retainAll(open.keySet());
    for (var entry : open.entrySet()) {
      if (first || shown.containsKey(entry.getKey())) {
        shown.put(entry.getKey(), entry.getValue());
      }
    }
    fresh.set(open.size() - shown.size());
    rebuild(read);
    if (selected != null && shown.containsKey(selected)) {
      reload(selected, false);
    } else if (selected != null && !busy.get()) {
      say.accept(context.words().get("conflict.gone"));
      open(neighbour);
    } else if (selected == null) {
      open(order().stream().findFirst().orElse(null));
    }
  }

  /** Puts the questions that came meanwhile into the list, in their right places. */
  void showFresh() {
    Reading read = latest;
    if (read == null) {
      return;
    }
    shown.clear();
    groups.clear();
    read.open().forEach(conflict -> shown.put(conflict.record(), conflict));
    fresh.set(0);
    rebuild(read);
  }

  private void rebuild(Reading read) {
    groups.keySet().retainAll(shown.keySet());
    var text = new UnitText(context, read.names());
    for (Conflict conflict : shown.values()) {
      groups.computeIfAbsent(
          conflict.record(), id -> QuestionGroup.of(new ConflictVersions(conflict, text)));
    }
    var next = new ArrayList<ListRow>();
    for (QuestionGroup group : QuestionGroup.values()) {
      List<Conflict> members =
          shown.values().stream().filter(c -> groups.get(c.record()) == group).toList();
      if (!members.isEmpty()) {
        next.add(new ListRow.Heading(group, members.size()));
        members.forEach(conflict -> next.add(question(conflict, group, text)));
      }
    }
    count.set(shown.size());
    if (!next.equals(rows)) {
      rows.setAll(next);
    }
  }

  private ListRow.Question question(Conflict conflict, QuestionGroup group, UnitText text) {
    var about = new QuestionText(new ConflictVersions(conflict, text), context);
    return new ListRow.Question(
        conflict.record(), group, about.title(), about.place(), about.values(), about.who());
  }

  Optional<RecordId> selected() {
    return Optional.ofNullable(current.get()).map(question -> question.conflict().record());
  }

  /** Opens a question; choices made on it before are still there. */
  void select(RecordId record) {
    if (shown.containsKey(record) && !selected().equals(Optional.of(record))) {
      open(record);
    }
  }

  private void open(@Nullable RecordId record) {
    if (record == null) {
      current.set(null);
    } else {
      reload(record, false);
    }
  }

  private void reload(RecordId record, boolean answered) {
    Conflict conflict = shown.get(record);
    Reading read = latest;
    if (conflict == null || read == null) {
      return;
    }
    ConflictViewModel draft = drafts.get(record);
    if (draft == null) {
      draft = new ConflictViewModel(conflict, read.names(), context, read.foresight());
    } else if (!draft.conflict().heads().equals(conflict.heads())) {
      draft = draft.after(conflict, read.names(), read.foresight(), answered);
    }
    drafts.put(record, draft);
    current.set(draft);
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
    ConflictViewModel question = current.get();
    if (question == null || busy.get() || !question.applicableProperty().get()) {
      return;
    }
    busy.set(true);
    var resolution = question.resolution();
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
    switch (answer) {
      case Answer.Applied() -> {
        leave(record);
        say.accept(context.words().get("conflict.decided", question.about().title()));
      }
      case Answer.Gone() -> {
        leave(record);
        say.accept(context.words().get("conflict.gone"));
      }
      case Answer.Stale(Conflict now) -> {
        if (shown.containsKey(record)) {
          shown.put(record, now);
          reload(record, true);
        }
      }
      case Answer.Invalid(String rule) -> {
        String key = "conflict.invalid." + rule;
        question.refuse(context.words().get(context.words().has(key) ? key : "conflict.invalid"));
      }
    }
  }

  private void leave(RecordId record) {
    boolean open = selected().equals(Optional.of(record));
    RecordId neighbour = beside(record);
    shown.remove(record);
    drafts.remove(record);
    Reading read = latest;
    if (read != null) {
      rebuild(read);
    }
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
