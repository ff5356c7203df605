package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some computers edit, remove and decide one record and hear of each other, all at random. What a
 * person wrote is noted beside the revisions, so that it can be told without the merge what has to
 * be there.
 */
final class RecordHistory {
  /**
   * What a person did.
   *
   * @param wrote the units that were written, as they were after it
   * @param shown the same units as the person saw them before
   * @param removed whether everything was removed by it
   */
  record Act(
      Revision revision,
      Map<MergeUnit, Map<String, CborValue>> wrote,
      Map<MergeUnit, Map<String, CborValue>> shown,
      boolean removed) {}

  private final Entity entity;
  private final Random random;
  private final EveryMerge values;
  private final Map<RevisionId, Act> acts = new HashMap<>();
  private final Map<RevisionId, Set<RevisionId>> ancestors = new HashMap<>();
  private final List<List<Revision>> computers = new ArrayList<>();
  private long lamport;
  private int decided;

  RecordHistory(Entity entity, long seed) {
    this.entity = entity;
    this.random = new Random(seed);
    this.values = new EveryMerge(entity, false, List.of());
    int many = 2 + random.nextInt(3);
    for (int computer = 0; computer < many; computer++) {
      computers.add(new ArrayList<>());
    }
    add(0);
    boolean known = random.nextInt(5) > 0;
    for (int computer = 1; computer < many; computer++) {
      if (known) {
        computers.get(computer).addAll(computers.getFirst());
      } else {
        // made under one id by several, as the amounts of a budget are
        add(computer);
      }
    }
  }

  /** One thing happens on one computer; which one. */
  int step() {
    int computer = random.nextInt(computers.size());
    int dice = random.nextInt(20);
    if (dice < 9) {
      edit(computer);
    } else if (dice < 10) {
      remove(computer);
    } else if (dice < 12) {
      decide(computer);
    } else {
      hear(computer, random.nextInt(computers.size()));
    }
    return computer;
  }

  Standing standing(int computer) {
    return Standing.of(computers.get(computer));
  }

  int decided() {
    return decided;
  }

  /** All that is known on a computer. */
  List<Act> known(int computer) {
    return computers.get(computer).stream().map(each -> acts.get(each.id())).toList();
  }

  /** Who wrote a unit with nobody after them who wrote it too and knew: all of that has to stay. */
  List<Act> last(int computer, MergeUnit unit) {
    List<Act> known = known(computer);
    return known.stream()
        .filter(act -> act.wrote().containsKey(unit))
        .filter(act -> known.stream().noneMatch(later -> follows(later, act, unit)))
        .toList();
  }

  private boolean follows(Act later, Act act, MergeUnit unit) {
    return ancestors.get(later.revision().id()).contains(act.revision().id())
        && (later.removed() || later.wrote().containsKey(unit));
  }

  private void add(int computer) {
    var fields = new TreeMap<String, CborValue>();
    MergeUnits.of(entity).forEach(unit -> values.put(fields, unit, 0));
    write(computer, List.of(), fields, false, MergeUnits.of(entity), Map.of());
  }

  private void edit(int computer) {
    Standing standing = standing(computer);
    Change shown = standing.result().content();
    var fields = new TreeMap<>(shown.fields());
    List<MergeUnit> units = MergeUnits.of(entity);
    for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
      values.put(fields, units.get(random.nextInt(units.size())), random.nextInt(4));
    }
    // what was removed comes back with all it says
    List<MergeUnit> written =
        units.stream()
            .filter(unit -> shown.removed() || !part(fields, unit).equals(part(shown, unit)))
            .toList();
    if (!written.isEmpty()) {
      write(computer, standing.followed(), fields, false, written, shown.fields());
    }
  }

  private void remove(int computer) {
    Standing standing = standing(computer);
    Change shown = standing.result().content();
    if (!shown.removed()) {
      write(computer, standing.followed(), shown.fields(), true, List.of(), shown.fields());
    }
  }

  private void decide(int computer) {
    Standing standing = standing(computer);
    if (!(standing.result() instanceof MergeResult.Contested asked)) {
      return;
    }
    var conflict = conflict(standing, asked);
    var choices = new HashMap<MergeUnit, Resolution.Choice>();
    for (MergeUnit unit : asked.contested()) {
      choices.put(unit, choice(conflict, unit));
    }
    boolean removes = conflict.removedAgainstEdited() && random.nextBoolean();
    var answer =
        new Resolution(
            conflict.record(),
            conflict.heads(),
            choices,
            removes ? Resolution.Presence.REMOVE : Resolution.Presence.KEEP);
    Change content = Decision.content(conflict, answer, lamport + 1, Instant.EPOCH, "");
    decided++;
    write(
        computer,
        standing.headIds(),
        content.fields(),
        removes,
        asked.contested(),
        asked.content().fields());
  }

  private Resolution.Choice choice(Conflict conflict, MergeUnit unit) {
    List<Side> live = conflict.sides().stream().filter(side -> !side.content().removed()).toList();
    boolean before = conflict.base().filter(base -> !base.removed()).isPresent();
    return before && random.nextInt(4) == 0 && !unit.equals(MergeUnits.MONEY)
        ? new Resolution.Choice.TakeBefore()
        : new Resolution.Choice.Take(live.get(random.nextInt(live.size())).revision());
  }

  private static Conflict conflict(Standing standing, MergeResult.Contested asked) {
    return new Conflict(
        asked.content().record(),
        asked.content().entity(),
        standing.base() == null ? null : standing.base().content(),
        asked.content(),
        standing.heads().stream()
            .map(head ->
                new Side(head.id(), head.device(), "", false, head.content(), Instant.EPOCH))
            .toList(),
        asked.contested(),
        asked.merged(),
        Instant.EPOCH);
  }

  /** Hears of some of what another knows, never of something without what it follows. */
  private void hear(int computer, int other) {
    List<Revision> theirs = computers.get(other);
    for (Revision each : List.copyOf(theirs.subList(0, random.nextInt(theirs.size() + 1)))) {
      if (computers.get(computer).stream().noneMatch(mine -> mine.id().equals(each.id()))) {
        computers.get(computer).add(each);
      }
    }
  }

  private void write(
      int computer,
      List<RevisionId> parents,
      Map<String, CborValue> fields,
      boolean removed,
      List<MergeUnit> written,
      Map<String, CborValue> shown) {
    long known =
        computers.get(computer).stream()
            .mapToLong(each -> each.content().lamport())
            .max()
            .orElse(0);
    lamport = Math.max(lamport, known + 1);
    var id =
        new RevisionId(
            ByteBuffer.allocate(RevisionId.LENGTH)
                .putInt(random.nextInt())
                .putInt(acts.size())
                .array());
    byte[] device = new byte[DeviceId.LENGTH];
    device[0] = (byte) (computer + 1);
    var content =
        new Change(
            new RecordId(new byte[RecordId.LENGTH]),
            entity,
            1,
            known + 1,
            Instant.EPOCH,
            "",
            removed,
            new TreeMap<>(fields));
    var revision = new Revision(id, new DeviceId(device), parents, content, Instant.EPOCH);
    var before = new HashSet<>(parents);
    parents.forEach(parent -> before.addAll(ancestors.get(parent)));
    ancestors.put(id, before);
    // who follows several writes on from all that was shown of them
    List<MergeUnit> units = parents.size() > 1 && !removed ? MergeUnits.of(entity) : written;
    acts.put(
        id,
        new Act(revision, removed ? Map.of() : parts(units, fields), parts(units, shown), removed));
    computers.get(computer).add(revision);
  }

  private static Map<MergeUnit, Map<String, CborValue>> parts(
      List<MergeUnit> units, Map<String, CborValue> fields) {
    var parts = new HashMap<MergeUnit, Map<String, CborValue>>();
    units.forEach(unit -> parts.put(unit, part(fields, unit)));
    return parts;
  }

  static Map<String, CborValue> part(@Nullable Change content, MergeUnit unit) {
    return content == null ? Map.of() : part(content.fields(), unit);
  }

  private static Map<String, CborValue> part(Map<String, CborValue> fields, MergeUnit unit) {
    var part = new TreeMap<>(fields);
    part.keySet().retainAll(unit.fields());
    return part;
  }

  /** For whoever reads a failure. */
  String story(int computer) {
    var story = new StringBuilder("known on " + computer);
    for (Act act : known(computer)) {
      story
          .append("\n  ")
          .append(act.revision().id())
          .append(" after ")
          .append(act.revision().parents())
          .append(act.removed() ? " removed" : " wrote " + act.wrote().values())
          .append(" -> ")
          .append(act.revision().content().fields());
    }
    return story.append("\n  gives ").append(standing(computer).result()).toString();
  }
}
