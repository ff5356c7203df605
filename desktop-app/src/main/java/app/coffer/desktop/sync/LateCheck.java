package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.sync.LogReader.Late;
import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.LogReader.Unread;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page brings of removed devices beyond their cuts. It is nobody's fault and nothing that
 * counts, but a person is to decide on it: so whatever the replica says it has must be given.
 */
final class LateCheck {
  private final LogReader log;
  private final Sealer sealer;
  private final Checks checks;
  private final Map<DeviceId, Long> reached = new HashMap<>();
  private final List<Read> read = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  LateCheck(LogReader log, Sealer sealer, Checks checks) {
    this.log = log;
    this.sealer = sealer;
    this.checks = checks;
  }

  private record Read(Parcel parcel, int index, RevisionId id, Header header, Change content) {}

  /** A parcel beyond its author's cut, with those of its bodies that came. */
  void take(Parcel parcel, Member member, Map<Integer, byte[]> bodies) throws Distrusted {
    long next = reach(member) + 1;
    if (parcel.n() > next && !member.frozenAt(next) && checks.on(Check.LATE_GAP)) {
      throw withheld(next, member);
    }
    reached.put(member.device(), Math.max(reach(member), parcel.n()));
    for (int index = 0; index < parcel.revisions().size(); index++) {
      take(parcel, index, bodies.get(index));
    }
  }

  private void take(Parcel parcel, int index, byte @Nullable [] body) {
    Header header = parcel.revisions().get(index);
    RevisionId id = header.revisionId(sealer.vault(), parcel.device());
    if (body == null) {
      unread.add(new Unread(id, parcel.device(), parcel.n(), index, parcel.epoch(), header, 0));
      return;
    }
    // one that does not open is its author's fault, and there is nothing to decide
    content(parcel.device(), parcel, header, body)
        .ifPresent(content -> read.add(new Read(parcel, index, id, header, content)));
  }

  private Optional<Change> content(DeviceId author, Parcel parcel, Header header, byte[] body) {
    return PageCheck.content(sealer, checks, author, parcel.epoch(), header, body);
  }

  /** A parcel that only a newer version can read stands next in its author's feed. */
  void pass(Member member) {
    if (member.beyondCut(reach(member) + 1)) {
      reached.put(member.device(), reach(member) + 1);
    }
  }

  /**
   * At the end of a complete pull: the feed up to the cut, and all beyond it that the replica says
   * to have. After it was caught nobody asks for more of a device.
   */
  void checkComplete(@Nullable Member member, long theirs, @Nullable Position ours)
      throws Distrusted {
    if (member == null
        || member.frozenFrom().isPresent()
        || !member.beyondCut(theirs)
        || !checks.on(Check.LATE_COMPLETE)) {
      return;
    }
    long held = ours == null ? -1 : ours.n();
    if (held < member.cut()) {
      throw withheld(held + 1, member);
    }
    if (reach(member) < theirs) {
      throw withheld(reach(member) + 1, member);
    }
  }

  private long reach(Member member) {
    Long onPage = reached.get(member.device());
    return onPage != null
        ? onPage
        : Math.max(member.cut(), log.lateReach(member.device()).orElse(-1));
  }

  private static Distrusted withheld(long n, Member member) {
    return new Distrusted(
        Alarm.WITHHELD, "parcel " + n + " of " + member.device() + ", which was removed");
  }

  void store(LogWriter log, Instant now) {
    reached.forEach(log::lateReached);
    for (Read one : read) {
      Parcel parcel = one.parcel();
      List<RevisionId> parents = one.header().parents();
      log.addLate(
          parcel.device(),
          parcel.n(),
          one.index(),
          new Late(one.id(), parcel.device(), parents, one.content(), now));
    }
    unread.forEach(log::addUnread);
  }
}
