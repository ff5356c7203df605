package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The disk fails at the first, second, third, ... statement of a sync, a decision, a removal, a new
 * key, until it succeeds; in the end all is as if it had never failed.
 */
class BreakingDiskSyncTest {
  private static final int STEP = Integer.getInteger("coffer.faults.step", 3);

  private final BrokenDisk disk = new BrokenDisk();

  /** Something a device does. */
  @FunctionalInterface
  private interface Act {
    void does() throws SyncFault;
  }

  /** The ledger, open questions and what waits, as people see them. */
  private static List<String> seen(SimDevice device) {
    var seen = new ArrayList<String>();
    device.ledger.payees().stream().map(Payee::name).sorted().forEach(seen::add);
    device.inbox.open().forEach(open -> seen.add("open " + open.sides().size()));
    device
        .read(log -> log.feeds())
        .forEach((feed, position) -> seen.add(feed.equals(device.id()) ? "" : "has a feed"));
    seen.add("root " + device.read(log -> log.rootTail().orElseThrow().n()));
    return seen;
  }

  /** One at a time, and every one until it succeeds; a failure is told, never swallowed. */
  private int until(Act act) throws Exception {
    int failures = 0;
    for (BrokenDisk.How how : BrokenDisk.FAULTS) {
      for (int n = 0; ; n += STEP) {
        disk.failAfter(n, how);
        boolean told = false;
        try {
          act.does();
        } catch (StoreFault fault) {
          told = true;
        }
        boolean broke = disk.mend();
        assertThat(told).as(disk.story()).isEqualTo(broke);
        if (!broke) {
          break;
        }
        failures++;
      }
    }
    return failures;
  }

  private SimDevice underDisk(SimDevice device) throws Exception {
    return disk.under(() -> {
      device.crash();
      return device;
    });
  }

  @Test
  void fetchingSendingAndMerging() throws Exception {
    try (var home = new ThreeDevices(Scratch.folder("breaking-sync")).begin()) {
      SimDevice desktop = home.devices.get(0);
      SimDevice laptop = home.devices.get(1);
      RecordId shared = home.name(desktop, "Bakery");
      desktop.sync();
      laptop.sync();
      home.name(laptop, shared, "Bakery of the laptop");
      home.name(laptop, "Florist");
      laptop.sync();
      underDisk(desktop);
      home.name(desktop, shared, "Bakery of the desktop");
      home.name(desktop, "Kiosk");
      assertThat(until(desktop::sync)).isGreaterThan(30 / STEP);
      laptop.sync();
      desktop.sync();
      laptop.sync();
      for (SimDevice device : List.of(desktop, laptop)) {
        assertThat(names(device)).contains("Florist", "Kiosk").hasSize(3);
        assertThat(device.inbox.open()).singleElement().matches(open -> open.sides().size() == 2);
        assertThat(LedgerCheck.findings(device.database)).isEmpty();
        for (Payee payee : device.ledger.payees()) {
          int revisions = device.read(log -> log.revisions(payee.id())).size();
          assertThat(revisions).isEqualTo(payee.id().equals(shared) ? 3 : 1);
        }
      }
      assertThat(seen(desktop)).hasSameSizeAs(seen(laptop));
    }
  }

  @Test
  void removingADeviceAndMakingANewKey() throws Exception {
    try (var home = new ThreeDevices(Scratch.folder("breaking-root")).begin()) {
      SimDevice desktop = home.devices.get(0);
      SimDevice laptop = home.devices.get(1);
      SimDevice phone = home.devices.get(2);
      home.name(phone, "by the phone");
      phone.sync();
      underDisk(desktop);
      // each failure may come after the server took the statement: it is not made twice
      assertThat(until(() -> desktop.remove(phone.id()))).isGreaterThan(10 / STEP);
      long tail = home.server.rootTail().n();
      assertThat(desktop.remove(phone.id())).isFalse();
      assertThat(home.server.rootTail().n()).isEqualTo(tail);
      assertThat(until(() -> desktop.rotate(() -> {}))).isGreaterThan(10 / STEP);
      home.name(desktop, "after");
      desktop.sync();
      // whoever is told of all that at once, on a disk that breaks
      underDisk(laptop);
      assertThat(until(laptop::sync)).isGreaterThan(10 / STEP);
      assertThat(names(laptop)).containsExactly("after", "by the phone");
      ThreeDevices.isTold(phone);
      assertThat(seen(laptop)).contains("root " + home.server.rootTail().n());
    }
  }

  @Test
  void joining() throws Exception {
    try (var home = new ThreeDevices(Scratch.folder("breaking-join")).begin()) {
      SimDevice desktop = home.devices.get(0);
      for (int i = 0; i < 5; i++) {
        home.name(desktop, "payee " + i);
      }
      desktop.sync();
      // the phone has its keys and the root log, and fetches everything for the first time
      SimDevice phone = underDisk(home.devices.get(2));
      assertThat(until(phone::sync)).isGreaterThan(20 / STEP);
      assertThat(names(phone)).isEqualTo(names(desktop)).hasSize(5);
    }
  }

  @Test
  void decidingOneAndManyAndTakingItBack() throws Exception {
    try (var two = new TwoDevices(91)) {
      RecordId account = two.account("Checking");
      var records = new ArrayList<RecordId>();
      for (int i = 0; i < 4; i++) {
        RecordId record = two.purchase(account);
        two.disagree(record, -1000 - i, -2000 - i);
        records.add(record);
      }
      underDisk(two.desktop);
      RecordId first = records.getFirst();
      decided(
          two.desktop,
          () ->
              assertThat(
                      two.desktop.inbox.resolve(
                          TwoDevices.take(two.desktop.inbox.find(first).orElseThrow(), 2)))
                  .isInstanceOf(Answer.class),
          4,
          3);
      decided(
          two.desktop,
          () ->
              two.desktop.inbox.resolveAll(
                  two.desktop.inbox.open().stream().map(open -> TwoDevices.take(open, 1)).toList()),
          3,
          0);
      decided(
          two.desktop,
          () ->
              assertThat(
                      two.desktop.decisions.undo(
                          two.desktop.decisions.last().stream().map(one -> one.id()).toList()))
                  .isNotNull(),
          0,
          3);
      two.sync();
      for (SimDevice device : List.of(two.desktop, two.laptop)) {
        assertThat(LedgerCheck.findings(device.database)).isEmpty();
        assertThat(device.inbox.count()).isEqualTo(3);
      }
    }
  }

  /** All of it, or none. */
  private void decided(SimDevice device, Act act, int before, int after) throws Exception {
    List<BrokenDisk.How> all = BrokenDisk.FAULTS;
    int failures = 0;
    for (int n = 0; ; n++) {
      disk.failAfter(n, all.get(n % all.size()));
      boolean told = false;
      try {
        act.does();
      } catch (StoreFault fault) {
        told = true;
      }
      boolean broke = disk.mend();
      assertThat(told).as(disk.story()).isEqualTo(broke);
      assertThat(device.inbox.open()).as(disk.story()).hasSize(broke ? before : after);
      if (!broke) {
        assertThat(failures).isGreaterThan(3);
        return;
      }
      failures++;
    }
  }

  private static List<String> names(SimDevice device) {
    return ThreeDevices.names(device);
  }
}
