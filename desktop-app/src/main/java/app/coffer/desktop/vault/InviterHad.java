package app.coffer.desktop.vault;

import app.coffer.desktop.pairing.Inheritance;
import app.coffer.desktop.store.HeadsDigest;
import app.coffer.desktop.store.VaultDatabase;
import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Position;
import app.coffer.wire.id.DeviceId;
import java.util.HashMap;
import java.util.Map;

/** What the inviting device had when it let this one in: the server may not show less. */
record InviterHad(Inheritance inheritance) {

  /** Compares what was fetched with it. */
  void compare(VaultDatabase database, LocalLog log, DeviceId self) throws SyncFault {
    Map<DeviceId, Position> here = log.read(LogReader::feeds);
    for (var there : inheritance.positions().entrySet()) {
      Position held = here.get(there.getKey());
      if (held == null || held.n() < there.getValue().n()) {
        throw new SyncFault.Distrusted(SyncFault.Alarm.WITHHELD, "less than the inviter had");
      }
      if (held.n() == there.getValue().n() && !held.equals(there.getValue())) {
        throw new SyncFault.Distrusted(SyncFault.Alarm.FORK, "other parcels than the inviter had");
      }
    }
    // where nobody wrote since, what is live must be the same to the last record
    var others = new HashMap<>(here);
    others.keySet().retainAll(log.read(Handover::active));
    others.remove(self);
    boolean untouched = others.equals(inheritance.positions());
    if (untouched && !HeadsDigest.of(database).equals(inheritance.headsDigest())) {
      throw new SyncFault.Distrusted(SyncFault.Alarm.FORK, "other heads than the inviter had");
    }
  }
}
