package app.coffer.server.app;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.BlobStore.Member;
import app.coffer.server.vault.BlobStore.Reader;
import app.coffer.server.vault.BlobStore.StoredParcel;
import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads everything a server holds and checks it as a device would: signatures, chains, cursors, and
 * every body against the header that names it.
 */
final class StoreCheck {
  private final Reader rows;
  private final VaultRow vault;
  private final List<String> faults;

  private StoreCheck(Reader rows, VaultRow vault, List<String> faults) {
    this.rows = rows;
    this.vault = vault;
    this.faults = faults;
  }

  /** What is wrong, one sentence each; empty where nothing is. */
  static List<String> faults(BlobStore store) {
    var faults = new ArrayList<>(store.integrityFaults());
    store.read(rows -> {
      rows.vaults().forEach(vault -> new StoreCheck(rows, vault, faults).check());
      return true;
    });
    return faults;
  }

  private void check() {
    try {
      rootLog();
      feeds();
    } catch (MalformedCbor | IllegalArgumentException e) {
      fault("bytes that are not what they were signed as");
    }
  }

  private void rootLog() {
    RootState state = RootState.NONE;
    for (Signed signed : rows.rootFrom(vault.number(), 0)) {
      try {
        state = state.next(vault.id(), signed);
      } catch (RootState.Broken broken) {
        fault("a root statement does not fit or is not signed by root");
        return;
      }
    }
    if (!java.util.Arrays.equals(state.rootKey(), vault.rootKey())) {
      fault("the root key is another than the root log says");
    }
  }

  private void feeds() {
    Map<DeviceId, Member> members = rows.members(vault.number());
    var positions = new HashMap<DeviceId, Position>();
    var last = new Cursor[] {Cursor.START};
    rows.parcelsAfter(
        vault.number(),
        Cursor.START,
        stored -> {
          parcel(stored, members, positions);
          last[0] = stored.cursor();
          return true;
        });
    if (last[0].compareTo(vault.head()) > 0) {
      fault("a parcel beyond the last cursor");
    }
    for (Member member : members.values()) {
      if (!member.feed().equals(java.util.Optional.ofNullable(positions.get(member.device())))) {
        fault("the feed of device " + member.device() + " ends elsewhere than noted");
      }
    }
  }

  private void parcel(
      StoredParcel stored, Map<DeviceId, Member> members, Map<DeviceId, Position> positions) {
    Signed signed = stored.parcel();
    Parcel parcel = Parcel.decode(signed.bytes());
    String name = "parcel " + parcel.n() + " of device " + parcel.device();
    Position before = positions.get(parcel.device());
    boolean fits =
        before == null
            ? parcel.n() == 0 && parcel.prev().equals(Parcel.NO_PREVIOUS)
            : parcel.n() == before.n() + 1 && parcel.prev().equals(before.hash());
    if (!fits) {
      fault(name + " does not follow the one before");
    }
    Member author = members.get(parcel.device());
    if (author == null || !signed.verifies(Signed.PARCEL, vault.id(), author.signKey())) {
      fault(name + " is not signed by a member");
    }
    rows.bodies(
        vault.number(),
        stored.cursor(),
        body -> {
          if (!parcel.revisions().get(body.index()).names(body.bytes())) {
            fault("body " + body.index() + " of " + name + " is not the one it names");
          }
        });
    positions.put(parcel.device(), new Position(parcel.n(), Parcel.hashOf(signed.bytes())));
  }

  private void fault(String what) {
    faults.add("Vault " + vault.id() + ": " + what + ".");
  }
}
