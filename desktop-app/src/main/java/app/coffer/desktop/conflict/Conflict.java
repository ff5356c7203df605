package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open question: a record that several devices changed in ways the machine must not choose
 * between.
 *
 * @param before the common ancestor's content, or null where there is none that can be read
 * @param provisional what every device shows until the decision; the merged units are in it
 * @param sides the heads, this device's first, then by time; two or more
 * @param contested units the person must decide
 * @param merged units that were put together without asking, and can be overruled
 */
public record Conflict(
    RecordId record,
    Entity entity,
    @Nullable Change before,
    Change provisional,
    List<Side> sides,
    List<MergeUnit> contested,
    List<MergeUnit> merged,
    Instant foundAt,
    Origin origin) {

  /** How the question came about. */
  public enum Origin {
    /** Devices changed the record without knowing of each other. */
    CHANGED,
    /** Each side is a person's decision of one earlier question. */
    DECIDED_TWICE,
    /** It was decided, and a person wants to decide it again. */
    REOPENED
  }

  public Conflict {
    sides = List.copyOf(sides);
    contested = List.copyOf(contested);
    merged = List.copyOf(merged);
  }

  public Conflict(
      RecordId record,
      Entity entity,
      @Nullable Change before,
      Change provisional,
      List<Side> sides,
      List<MergeUnit> contested,
      List<MergeUnit> merged,
      Instant foundAt) {
    this(record, entity, before, provisional, sides, contested, merged, foundAt, Origin.CHANGED);
  }

  /** The same question with its sides in another order. */
  public Conflict with(List<Side> ordered) {
    return new Conflict(
        record, entity, before, provisional, ordered, contested, merged, foundAt, origin);
  }

  public Optional<Change> base() {
    return Optional.ofNullable(before);
  }

  /** The heads as shown; a resolution names them, so that nothing newer is overwritten unseen. */
  public List<RevisionId> heads() {
    return sides.stream().map(Side::revision).sorted().toList();
  }

  /** Whether one side removed the record and another edited it. */
  public boolean removedAgainstEdited() {
    return sides.stream().map(side -> side.content().removed()).distinct().count() > 1;
  }

  /** Whether the sides disagree about an account's currency. */
  public boolean ofCurrency() {
    return entity.equals(Entity.ACCOUNT)
        && sides.stream()
                .filter(side -> !side.content().removed())
                .map(side -> new Content(side.content()).currency())
                .flatMap(Optional::stream)
                .distinct()
                .count()
            > 1;
  }

  /**
   * Whether any version belongs to a statement that was agreed with the bank: then nothing is
   * chosen for the person, alone or with others.
   */
  public boolean touchesReconciled() {
    if (before != null && !before.removed() && new Content(before).reconciled()) {
      return true;
    }
    for (Side side : sides) {
      if (new Content(side.content()).reconciled()) {
        return true;
      }
    }
    return false;
  }
}
