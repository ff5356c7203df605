package app.coffer.desktop.ui.shell;

import app.coffer.desktop.vault.Roster;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who came and went, and who has what, as a test says. */
final class StagedRoster implements Roster {
  final List<Notice> open = new CopyOnWriteArrayList<>();
  volatile List<String> seen = List.of();

  @Override
  public void rename(DeviceId device, String name) throws app.coffer.desktop.vault.VaultRefused {
    if (name.isBlank()) {
      throw new app.coffer.desktop.vault.VaultRefused(
          app.coffer.desktop.vault.VaultRefused.Reason.BAD_NAME);
    }
  }

  @Override
  public List<Notice> notices() {
    return List.copyOf(open);
  }

  @Override
  public void answer(Notice notice) {
    open.remove(notice);
  }

  @Override
  public Map<RecordId, List<String>> seenBy(Collection<RecordId> records) {
    var all = new HashMap<RecordId, List<String>>();
    if (!seen.isEmpty()) {
      records.forEach(record -> all.put(record, seen));
    }
    return all;
  }
}
