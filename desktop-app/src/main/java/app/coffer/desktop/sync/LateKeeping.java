package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.sync.LogReader.Late;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What removed devices sent beyond their cut: forgotten, or written anew from here. What is kept
 * follows what the late change followed, so that whatever others did since is put together with it,
 * or asked about, as always.
 */
public final class LateKeeping {
  private final Outbox outbox;
  private final Settlement settlement;

  public LateKeeping(Sealer sealer, String version) {
    this.settlement = new Settlement(sealer.self());
    this.outbox = new Outbox(sealer, settlement, version);
  }

  /** The newest late change of each record that says something else than the ledger, by device. */
  public static Map<DeviceId, List<Late>> open(LogReader log) {
    var newest = new LinkedHashMap<DeviceId, Map<RecordId, Late>>();
    for (Late late : log.late()) {
      newest
          .computeIfAbsent(late.device(), d -> new LinkedHashMap<>())
          .put(late.content().record(), late);
    }
    var open = new LinkedHashMap<DeviceId, List<Late>>();
    newest.forEach((device, byRecord) -> {
      List<Late> different =
          byRecord.values().stream().filter(late -> !shown(log, late.content())).toList();
      if (!different.isEmpty()) {
        open.put(device, different);
      }
    });
    return open;
  }

  /** How many late changes each device is known to have sent whose contents did not come. */
  public static Map<DeviceId, Integer> unread(LogReader log) {
    var unread = new LinkedHashMap<DeviceId, Integer>();
    log.lateUnread().forEach(one -> unread.merge(one.device(), 1, Integer::sum));
    return unread;
  }

  private static boolean shown(LogReader log, Change content) {
    Standing standing = Standing.of(log.revisions(content.record()));
    if (standing.result() == null) {
      return content.removed();
    }
    return standing.result().content().sameContent(content);
  }

  /** Writes a device's late changes anew; how many records. */
  public int keep(LogWriter log, DeviceId device, String editor, Instant now) {
    List<Late> late = open(log).getOrDefault(device, List.of());
    for (Late one : late) {
      RecordId record = one.content().record();
      // what waits here was written without it: it becomes a head beside it
      outbox.sealOf(log, List.of(record), now);
      log.putPending(Undoing.authored(log, one.content(), editor, now), parents(log, one));
      outbox.sealOf(log, List.of(record), now);
      settlement.settle(log, List.of(record), now);
    }
    decide(log, device, true);
    return late.size();
  }

  /** Forgets a device's late changes, also those that did not come; how many records. */
  public int discard(LogWriter log, DeviceId device) {
    int records = open(log).getOrDefault(device, List.of()).size();
    int unread = unread(log).getOrDefault(device, 0);
    decide(log, device, false);
    log.discardUnread(device);
    return records + unread;
  }

  private static void decide(LogWriter log, DeviceId device, boolean kept) {
    log.decideLate(
        log.late().stream()
            .filter(late -> late.device().equals(device))
            .map(Late::revision)
            .toList(),
        kept);
  }

  /** The revisions that count which the late change and the late ones before it followed. */
  private static List<RevisionId> parents(LogReader log, Late of) {
    var late = new LinkedHashMap<RevisionId, Late>();
    log.late().forEach(one -> late.put(one.revision(), one));
    var parents = new ArrayList<RevisionId>();
    var open = new ArrayList<>(of.parents());
    while (!open.isEmpty()) {
      RevisionId next = open.removeFirst();
      Late before = late.remove(next);
      if (before != null) {
        open.addAll(before.parents());
      } else if (log.recordOf(next).isPresent() && !parents.contains(next)) {
        parents.add(next);
      }
    }
    return parents.subList(0, Math.min(parents.size(), app.coffer.wire.Limits.PARENTS));
  }
}
