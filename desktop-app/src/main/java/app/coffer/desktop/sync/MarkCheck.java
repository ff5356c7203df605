package app.coffer.desktop.sync;

import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.LogReader.Memory;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what a replica says of itself against what it said before. */
final class MarkCheck {
  private final Checks checks;

  MarkCheck(Checks checks) {
    this.checks = checks;
  }

  /** The page as a whole. */
  void check(PullPage page, Memory memory, Map<DeviceId, Member> members) throws SyncFault {
    if (checks.on(Check.INCARNATION)
        && memory.incarnation() != null
        && !memory.incarnation().equals(page.incarnation())) {
      throw new Distrusted(Alarm.ROLLBACK, "the replica's memory is not the one it had");
    }
    if (checks.on(Check.CURSOR_BACK) && page.end().compareTo(memory.cursor()) < 0) {
      throw new Distrusted(Alarm.ROLLBACK, "the cursor went back");
    }
    if (checks.on(Check.ENDLESS) && page.more() && page.end().equals(memory.cursor())) {
      throw new Distrusted(Alarm.WITHHELD, "a page that says more and brings nothing");
    }
    if (checks.on(Check.CURSOR_ORDER)) {
      checkOrder(page, memory.cursor());
    }
    checkMarks(positions(page.have()), memory, members);
  }

  private static void checkOrder(PullPage page, Cursor after) throws SyncFault {
    Cursor last = after;
    for (PulledParcel parcel : page.parcels()) {
      if (parcel.cursor().compareTo(last) <= 0 || parcel.cursor().compareTo(page.end()) > 0) {
        throw new Distrusted(Alarm.WITHHELD, "cursors out of order");
      }
      last = parcel.cursor();
    }
  }

  /** The answer to a push: all that was there, and what was pushed, must be there. */
  void check(
      PushReceipt receipt, List<PushedParcel> pushed, Memory memory, Map<DeviceId, Member> members)
      throws SyncFault {
    if (!checks.on(Check.RECEIPT)) {
      return;
    }
    if (memory.incarnation() != null && !memory.incarnation().equals(receipt.incarnation())) {
      throw new Distrusted(Alarm.ROLLBACK, "the replica's memory is not the one it had");
    }
    Map<DeviceId, Position> expected = new HashMap<>(memory.marks());
    for (PushedParcel one : pushed) {
      Parcel parcel = Parcel.decode(one.parcel().bytes());
      expected.put(parcel.device(), new Position(parcel.n(), Parcel.hashOf(one.parcel().bytes())));
    }
    checkMarks(
        positions(receipt.have()),
        new Memory(memory.cursor(), receipt.incarnation(), expected),
        members);
  }

  private void checkMarks(
      Map<DeviceId, Position> have, Memory memory, Map<DeviceId, Member> members) throws SyncFault {
    for (var mark : memory.marks().entrySet()) {
      Member member = members.get(mark.getKey());
      if (member != null && member.ignoredAt(mark.getValue().n())) {
        continue;
      }
      Position now = have.get(mark.getKey());
      if (now == null || now.n() < mark.getValue().n()) {
        if (checks.on(Check.MARKS)) {
          throw new Distrusted(Alarm.ROLLBACK, "less of feed " + mark.getKey() + " than before");
        }
      } else if (checks.on(Check.MARKED_HASH)
          && now.n() == mark.getValue().n()
          && !now.equals(mark.getValue())) {
        throw new Distrusted(Alarm.FORK, "another feed of " + mark.getKey() + " than before");
      }
    }
  }

  static Map<DeviceId, Position> positions(List<FeedPosition> have) {
    var positions = new HashMap<DeviceId, Position>();
    have.forEach(feed -> positions.put(feed.device(), feed.position()));
    return positions;
  }
}
