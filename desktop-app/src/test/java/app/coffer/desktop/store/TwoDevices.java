package app.coffer.desktop.store;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Resolution.Presence;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Two devices of one vault and a server between them, with real databases. */
final class TwoDevices implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  final SimDevice desktop;
  final SimDevice laptop;
  private final Randomness keys;

  TwoDevices(long seed) throws SyncFault {
    keys = TestRings.repeatable(seed);
    TestRings.Founded founded = TestRings.found("Desktop", keys);
    var tail = new Position(1, RootStatement.hashOf(founded.authorize().bytes()));
    TestRings.Joined joined = TestRings.join(founded.ring(), tail, "Laptop", keys);
    var root = List.of(founded.genesis(), founded.authorize(), joined.authorize());
    var server =
        new SimServer(
            founded.ring().vault(), new IncarnationId(keys.bytes(IncarnationId.LENGTH)), false);
    server.append(root);
    var folder = Scratch.folder("two-devices");
    desktop =
        new SimDevice(
            "Desktop" + seed, founded.ring(), root, new SimReplica(server), folder, START, keys);
    laptop =
        new SimDevice(
            "Laptop" + seed, joined.ring(), root, new SimReplica(server), folder, START, keys);
  }

  RecordId id() {
    return new RecordId(keys.bytes(RecordId.LENGTH));
  }

  /** Both have what the other wrote. */
  void sync() throws SyncFault {
    desktop.sync();
    laptop.sync();
    desktop.sync();
    laptop.sync();
  }

  /** A purchase that both devices hold. */
  RecordId purchase(RecordId account) throws SyncFault {
    RecordId record = id();
    write(desktop, record, Entity.TRANSACTION, false, purchase(account, -4500));
    sync();
    return record;
  }

  RecordId account(String name) throws SyncFault {
    RecordId record = id();
    var fields = new TreeMap<String, CborValue>();
    fields.put(RecordFields.NAME, CborValue.of(name));
    fields.put(RecordFields.CURRENCY, CborValue.of("EUR"));
    fields.put(RecordFields.OfAccount.TYPE, CborValue.of("checking"));
    fields.put(RecordFields.OfAccount.OPENING, CborValue.of(100_000L));
    fields.put(RecordFields.OfAccount.CLOSED, CborValue.of(false));
    write(desktop, record, Entity.ACCOUNT, false, fields);
    sync();
    return record;
  }

  static TreeMap<String, CborValue> purchase(RecordId account, long minor) {
    var fields = new TreeMap<String, CborValue>();
    fields.put(OfTransaction.ACCOUNT, CborValue.of(account.bytes()));
    fields.put(OfTransaction.DATE, CborValue.of(LocalDate.of(2026, 11, 14).toEpochDay()));
    fields.put(OfTransaction.AMOUNT, CborValue.of(minor));
    fields.put(RecordFields.CURRENCY, CborValue.of("EUR"));
    fields.put(OfTransaction.STATUS, CborValue.of(0L));
    return fields;
  }

  static void write(
      SimDevice device,
      RecordId record,
      Entity entity,
      boolean removed,
      TreeMap<String, CborValue> fields) {
    device.pass(60);
    device.database.write(sql -> {
      edits(device).write(sql, new Change(record, entity, 1, 0, device.now(), "", removed, fields));
      return null;
    });
  }

  private static Edits edits(SimDevice device) {
    return new Edits(
        device.projection, new SyncJournal(device.projection, device.clock, () -> device.name));
  }

  /** An edit of some fields, as a person makes it. */
  static void edit(SimDevice device, RecordId record, Consumer<TreeMap<String, CborValue>> edit) {
    Change shown = shown(device, record);
    var fields = new TreeMap<>(shown.fields());
    edit.accept(fields);
    write(device, record, shown.entity(), false, fields);
  }

  static void remove(SimDevice device, RecordId record) {
    Change shown = shown(device, record);
    write(device, record, shown.entity(), true, new TreeMap<>(shown.fields()));
  }

  static void amount(SimDevice device, RecordId record, long minor) {
    edit(device, record, fields -> fields.put(OfTransaction.AMOUNT, CborValue.of(minor)));
  }

  static void text(SimDevice device, RecordId record, String field, String text) {
    edit(device, record, fields -> fields.put(field, CborValue.of(text)));
  }

  static Change shown(SimDevice device, RecordId record) {
    return device.database.read(sql -> device.projection.shown(sql, record).orElseThrow());
  }

  static long amount(SimDevice device, RecordId record) {
    return shown(device, record).fields().get(OfTransaction.AMOUNT) instanceof CborValue.Int(long n)
        ? n
        : 0;
  }

  /** Both change the amount without knowing of each other; then both know. */
  void disagree(RecordId record, long desktops, long laptops) throws SyncFault {
    amount(desktop, record, desktops);
    amount(laptop, record, laptops);
    sync();
  }

  /** Takes everything of one side. */
  static Resolution take(Conflict conflict, int side) {
    Map<MergeUnit, Choice> choices = new HashMap<>();
    var taken = conflict.sides().get(side - 1);
    if (taken.content().removed()) {
      return new Resolution(conflict.record(), conflict.heads(), Map.of(), Presence.REMOVE);
    }
    conflict.contested().forEach(unit -> choices.put(unit, new Choice.Take(taken.revision())));
    return new Resolution(conflict.record(), conflict.heads(), choices, Presence.KEEP);
  }

  static Answer decide(SimDevice device, RecordId record, int side) {
    device.pass(60);
    return device.inbox.resolve(take(device.inbox.find(record).orElseThrow(), side));
  }

  @Override
  public void close() {
    desktop.close();
    laptop.close();
  }
}
