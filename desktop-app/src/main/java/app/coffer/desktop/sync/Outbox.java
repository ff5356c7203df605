package app.coffer.desktop.sync;

import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.wire.Header;
import app.coffer.wire.Limits;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Seals waiting changes into numbered parcels. A parcel's bytes are stored in the transaction that
 * gives it its number, before anything is sent, so a crash can neither lose a number nor use it
 * twice.
 */
final class Outbox {
  /** When this device last sealed a parcel; a receipt is due where the log says so. */
  static final String RECEIPT_DUE = "receipt-due";

  private static final String LAST_RECEIPT = "last-receipt";
  private static final long RECEIPT_MILLIS = 600_000;

  /** What a header, its signature's share and framing may add to a body. */
  private static final int PER_REVISION = 512;

  /** What a parcel without revisions may take, {@code seen} of all devices included. */
  private static final int PER_PARCEL = 8 << 10;

  private final Sealer sealer;
  private final Settlement settlement;
  private final String version;

  Outbox(Sealer sealer, Settlement settlement, String version) {
    this.sealer = sealer;
    this.settlement = settlement;
    this.version = version;
  }

  /** Seals the oldest waiting changes into one parcel; how many. */
  int sealNext(LogWriter log, Instant now) {
    return seal(log, log.pending(Limits.PARCEL_REVISIONS), now);
  }

  /** Seals what waits for these records, so that what comes stands beside it and not over it. */
  void sealOf(LogWriter log, Iterable<RecordId> records, Instant now) {
    var waiting = new ArrayList<Pending>();
    records.forEach(record -> log.pendingOf(record).ifPresent(waiting::add));
    while (!waiting.isEmpty()) {
      int sealed =
          seal(log, waiting.subList(0, Math.min(waiting.size(), Limits.PARCEL_REVISIONS)), now);
      waiting.subList(0, sealed).clear();
    }
  }

  /** Says what was received, where that is due and nothing else says it. */
  void receipt(LogWriter log, Instant now) {
    if (log.setting(RECEIPT_DUE).isEmpty() || !log.pending(1).isEmpty()) {
      return;
    }
    long last = log.setting(LAST_RECEIPT).map(Long::parseLong).orElse(Long.MIN_VALUE);
    // a clock that was set back must not silence receipts for years
    if (now.toEpochMilli() < last || now.toEpochMilli() - RECEIPT_MILLIS >= last) {
      log.set(LAST_RECEIPT, Long.toString(now.toEpochMilli()));
      store(log, List.of(), now);
    }
  }

  /** Seals as many as fit into one parcel, from the first on; how many. */
  int seal(LogWriter log, List<Pending> waiting, Instant now) {
    var sealed = new ArrayList<Sealer.SealedRevision>();
    KeyId epoch = log.rootState().epoch().orElseThrow();
    long bytes = PER_PARCEL;
    for (Pending pending : waiting) {
      Sealer.SealedRevision next = sealer.seal(pending.change(), pending.parents(), epoch);
      bytes += next.body().length + PER_REVISION;
      if (bytes > Limits.PARCEL_BYTES) {
        break;
      }
      sealed.add(next);
    }
    if (sealed.isEmpty()) {
      return 0;
    }
    List<Pending> taken = waiting.subList(0, sealed.size());
    long n = store(log, sealed.stream().map(Sealer.SealedRevision::header).toList(), now);
    for (int index = 0; index < taken.size(); index++) {
      Header header = sealed.get(index).header();
      log.addRevision(
          header.revisionId(sealer.vault(), sealer.self()),
          sealer.self(),
          n,
          index,
          header,
          sealed.get(index).body(),
          taken.get(index).change(),
          now);
      log.dropPending(header.record());
    }
    settlement.settleSealed(
        log, taken.stream().map(pending -> pending.change().record()).toList(), now);
    return taken.size();
  }

  private long store(LogWriter log, List<Header> headers, Instant now) {
    DeviceId self = sealer.self();
    RootState root = log.rootState();
    var seen = new HashMap<>(log.feeds());
    Position last = seen.remove(self);
    // how far a removed device counts is in the root log, for all to see
    seen.keySet().removeIf(device -> !root.active(device));
    long n = last == null ? 0 : last.n() + 1;
    Signed signed =
        sealer.sign(
            new Parcel(
                self,
                n,
                last == null ? Parcel.NO_PREVIOUS : last.hash(),
                root.epoch().orElseThrow(),
                headers,
                seen,
                root.tail(),
                version));
    log.addParcel(self, n, signed);
    log.set(RECEIPT_DUE, null);
    return n;
  }
}
