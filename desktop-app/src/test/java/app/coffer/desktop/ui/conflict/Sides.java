package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Side;
import app.coffer.wire.codec.CborValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Questions with more than two sides, and with clocks that are wrong. */
final class Sides {
  private Sides() {}

  /** That many computers changed the amount of one purchase, each an hour after the other. */
  static Conflict several(Desk desk, int number) {
    Change before = desk.lidlBefore();
    var sides = new ArrayList<Side>();
    for (int device = 1; device <= number; device++) {
      sides.add(
          desk.side(
              device,
              amount(before, -4_500 - 100L * device, "2026-11-14T" + (9 + device) + ":00:00Z")));
    }
    return desk.inbox.put(before, sides);
  }

  /** The laptop's clock was three hours ahead when it wrote. */
  static Conflict ahead(Desk desk) {
    Change before = desk.lidlBefore();
    Side here = desk.side(1, amount(before, -4_800, "2026-11-15T07:00:00Z"));
    Side there = desk.side(2, amount(before, -4_550, "2026-11-15T11:00:00Z"));
    return desk.inbox.put(
        before, List.of(here, arrived(there, Instant.parse("2026-11-15T08:00:00Z"))));
  }

  /** The laptop wrote after what was before, and by its clock two days earlier. */
  static Conflict behind(Desk desk) {
    Change before = desk.lidlBefore();
    Side here = desk.side(1, amount(before, -4_800, "2026-11-15T07:00:00Z"));
    Side there = desk.side(2, amount(before, -4_550, "2026-11-10T18:00:00Z"));
    return desk.inbox.put(before, List.of(here, there));
  }

  private static Side arrived(Side side, Instant at) {
    return new Side(
        side.revision(), side.device(), side.deviceName(), side.here(), side.content(), at);
  }

  private static Change amount(Change before, long minor, String at) {
    var fields = new TreeMap<>(before.fields());
    fields.put(OfTransaction.AMOUNT, CborValue.of(minor));
    Instant when = Instant.parse(at);
    return new Change(
        before.record(),
        before.entity(),
        1,
        when.getEpochSecond() / 60,
        when,
        "Desktop",
        false,
        fields);
  }
}
