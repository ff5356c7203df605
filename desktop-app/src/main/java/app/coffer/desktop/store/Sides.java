package app.coffer.desktop.store;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.id.DeviceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Versions as a person sees them beside each other. */
final class Sides {
  private Sides() {}

  /** Those that can be read: this device's first, then by time. */
  static List<Side> of(List<Revision> heads, DeviceId self, Map<DeviceId, String> names) {
    var sides = new ArrayList<Side>();
    for (Revision head : heads) {
      Change content = head.content();
      if (content != null) {
        sides.add(
            new Side(
                head.id(),
                head.device(),
                names.getOrDefault(head.device(), content.editor()),
                head.device().equals(self),
                content,
                head.arrivedAt()));
      }
    }
    sides.sort(
        Comparator.comparing((Side side) -> !side.here())
            .thenComparing((Side side) -> side.content().editedAt())
            .thenComparing(Side::revision));
    return sides;
  }
}
