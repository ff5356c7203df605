package app.coffer.server.app;

import app.coffer.wire.Header;
import app.coffer.wire.NewEpoch;
import app.coffer.wire.NewRoot;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A vault with real keys and signatures, as its devices would have it. */
final class Household {
  private final Random random;
  final KeyPair root;

  /** The signing key of the recovery sheet. */
  final KeyPair recovery;

  final List<Signed> rootLog = new ArrayList<>();
  final VaultId vault;
  private KeyId epoch = new KeyId(new byte[16]);
  final Device first;

  Household(long seed) {
    random = new Random(seed);
    root = Crypto.signKeys(bytes(32));
    recovery = Crypto.signKeys(bytes(32));
    Signed genesis = null;
    byte[] statement =
        new RootStatement.Genesis(root.publicKey(), recovery.publicKey(), bytes(32), bytes(16))
            .encode();
    vault = RootStatement.Genesis.vaultId(statement);
    genesis = sign(Signed.ROOT, statement, root);
    rootLog.add(genesis);
    first = new Device();
    authorize(first);
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  RecordId newRecord() {
    return new RecordId(bytes(RecordId.LENGTH));
  }

  Signed sign(String kind, byte[] statement, KeyPair key) {
    return new Signed(statement, Crypto.sign(kind, vault.bytes(), statement, key.secretKey()));
  }

  CreateVault creation() {
    return new CreateVault(rootLog.get(0), rootLog.get(1));
  }

  Position rootTail() {
    return new Position(rootLog.size() - 1, RootStatement.hashOf(rootLog.getLast().bytes()));
  }

  /** Makes a device a member in this log; the statement that says so. */
  Signed authorize(Device device) {
    return authorize(device, 1);
  }

  /**
   * @param wraps how often the key is sealed, which makes the statement as long as it may be
   */
  Signed authorize(Device device, int wraps) {
    Signed statement =
        sign(
            Signed.ROOT,
            new RootStatement.Authorize(
                    rootLog.size(),
                    rootTail().hash(),
                    device.id,
                    device.keys.publicKey(),
                    bytes(32),
                    bytes(40),
                    Collections.nCopies(
                        wraps, new RootStatement.Wrap(device.id, epoch, bytes(112))))
                .encode(),
            root);
    rootLog.add(statement);
    return statement;
  }

  /** Ends a membership in this log; the statement that says so. */
  Signed revoke(Device device, @Nullable Position cut, @Nullable NewRoot newRoot) {
    var next = new KeyId(bytes(16));
    Signed statement =
        sign(
            Signed.ROOT,
            new Revoke(
                    rootLog.size(),
                    rootTail().hash(),
                    device.id,
                    cut,
                    0,
                    new NewEpoch(next, epoch, bytes(NewEpoch.SEALED), List.of()),
                    newRoot)
                .encode(),
            root);
    epoch = next;
    rootLog.add(statement);
    return statement;
  }

  /** A new member. */
  Device join() {
    var device = new Device();
    authorize(device);
    return device;
  }

  /** One change of one record. */
  record Edit(RecordId record, List<RevisionId> parents, byte[] body) {}

  Edit edit(RecordId record, RevisionId... parents) {
    return new Edit(record, List.of(parents), bytes(80));
  }

  /** One change with a body of this size. */
  Edit big(RecordId record, int size) {
    return new Edit(record, List.of(), bytes(size));
  }

  /** A device with its feed. */
  final class Device {
    final KeyPair keys;
    final DeviceId id;
    long n = -1;
    Hash tail = Parcel.NO_PREVIOUS;

    Device() {
      this(Crypto.signKeys(bytes(32)));
    }

    Device(KeyPair keys) {
      this.keys = keys;
      this.id = RootStatement.deviceId(keys.publicKey());
    }

    Position position() {
      return new Position(n, tail);
    }

    PushedParcel parcel(Edit... edits) {
      return parcel(Map.of(), edits);
    }

    /** The next parcel of the feed, with all its bodies. */
    PushedParcel parcel(Map<DeviceId, Position> seen, Edit... edits) {
      PushedParcel made = draft(n + 1, tail, seen, rootTail(), edits);
      n++;
      tail = Parcel.hashOf(made.parcel().bytes());
      return made;
    }

    /** A parcel that does not move the feed. */
    PushedParcel draft(
        long number, Hash prev, Map<DeviceId, Position> seen, Position rootSeen, Edit... edits) {
      var headers = new ArrayList<Header>();
      for (Edit edit : edits) {
        headers.add(
            new Header(edit.record, edit.parents, Header.hashOf(edit.body), edit.body.length));
      }
      byte[] encoded =
          new Parcel(id, number, prev, new KeyId(new byte[16]), headers, seen, rootSeen, "test 1")
              .encode();
      return new PushedParcel(
          sign(Signed.PARCEL, encoded, keys),
          IntStream.range(0, edits.length).mapToObj(i -> new Body(i, edits[i].body)).toList());
    }

    RevisionId revision(Edit edit) {
      return new Header(edit.record, edit.parents, Header.hashOf(edit.body), edit.body.length)
          .revisionId(vault, id);
    }
  }
}
