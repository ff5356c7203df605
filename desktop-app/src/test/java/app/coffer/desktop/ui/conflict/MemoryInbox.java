package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.Head;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.merge.Merger;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An inbox in memory: questions worked out by the real merge, answers kept as they were given. */
final class MemoryInbox implements ConflictInbox, ConflictLog, History, ChangeFeed {
  final List<Resolution> answers = new ArrayList<>();
  final List<Change> written = new ArrayList<>();
  final Map<RecordId, Draft> drafts = new LinkedHashMap<>();
  private final Map<RecordId, Conflict> open = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** Puts a question, or puts it anew, as the merge of the sides finds it. */
  Conflict put(@Nullable Change base, List<Side> sides) {
    List<Head> heads =
        sides.stream().map(s -> new Head(s.revision(), s.device(), s.content())).toList();
    var result = (MergeResult.Contested) Merger.merge(base, heads);
    var conflict =
        new Conflict(
            result.content().record(),
            result.content().entity(),
            base,
            result.content(),
            sides,
            result.contested(),
            result.merged(),
            Instant.parse("2026-11-15T08:00:00Z"));
    open.put(conflict.record(), conflict);
    return conflict;
  }

  /** The same question, come about in another way. */
  Conflict putAs(Conflict asked, Conflict.Origin origin) {
    var conflict =
        new Conflict(
            asked.record(),
            asked.entity(),
            asked.before(),
            asked.provisional(),
            asked.sides(),
            asked.contested(),
            asked.merged(),
            asked.foundAt(),
            origin);
    open.put(conflict.record(), conflict);
    return conflict;
  }

  void close(RecordId record) {
    open.remove(record);
  }

  void ring() {
    List.copyOf(listeners).forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public Subscription listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public int count() {
    return open.size();
  }

  @Override
  public List<Conflict> open() {
    return List.copyOf(open.values());
  }

  @Override
  public Optional<Conflict> find(RecordId record) {
    return Optional.ofNullable(open.get(record));
  }

  @Override
  public Change preview(Resolution resolution) {
    return decided(
        find(resolution.record()).orElseThrow(() -> new IllegalStateException("gone")), resolution);
  }

  @Override
  public List<Replaced> beside(Resolution resolution) {
    return List.of();
  }

  @Override
  public Answer resolve(Resolution resolution) {
    Conflict conflict = open.get(resolution.record());
    if (conflict == null) {
      return new Answer.Gone();
    }
    if (!conflict.heads().equals(resolution.heads())) {
      return new Answer.Stale(conflict);
    }
    Change content = decided(conflict, resolution);
    Optional<String> broken = Coherence.broken(content.entity(), content.fields());
    if (broken.isPresent() && !content.removed()) {
      return new Answer.Invalid(broken.get());
    }
    answers.add(resolution);
    written.add(content);
    open.remove(resolution.record());
    return new Answer.Applied();
  }

  private static Change decided(Conflict conflict, Resolution resolution) {
    Change shown = conflict.provisional();
    return Decision.content(conflict, resolution, shown.lamport() + 1, shown.editedAt(), "Desktop");
  }

  @Override
  public List<Answer> resolveAll(List<Resolution> resolutions) {
    return resolutions.stream().map(this::resolve).toList();
  }

  @Override
  public List<Draft> drafts() {
    return List.copyOf(drafts.values());
  }

  @Override
  public void keep(Draft draft) {
    drafts.put(draft.record(), draft);
  }

  @Override
  public void dropDraft(RecordId record) {
    drafts.remove(record);
  }

  final List<Settled> settled = new ArrayList<>();
  final List<String> undone = new ArrayList<>();
  final List<Version> versions = new ArrayList<>();
  private Rules rules = Rules.DEFAULT;

  @Override
  public List<Settled> decided(int limit) {
    return settled.stream().filter(line -> line.kind() != Settled.Kind.MERGED).toList();
  }

  @Override
  public List<Settled> merged(int limit) {
    return settled.stream().filter(line -> line.kind() == Settled.Kind.MERGED).toList();
  }

  @Override
  public Undone undo(List<String> ids) {
    undone.addAll(ids);
    return new Undone(
        settled.stream().filter(line -> ids.contains(line.id())).map(Settled::record).toList(),
        List.of());
  }

  @Override
  public Undone reopen(String id) {
    return undo(List.of(id));
  }

  @Override
  public Rules rules() {
    return rules;
  }

  @Override
  public void setRules(Rules next) {
    rules = next;
  }

  @Override
  public List<Settled> batch(long batch) {
    return settled;
  }

  @Override
  public List<Settled> last() {
    return settled;
  }

  @Override
  public List<Version> of(RecordId record) {
    return List.copyOf(versions);
  }

  @Override
  public Restored restore(Version version) {
    return Restored.DONE;
  }
}
