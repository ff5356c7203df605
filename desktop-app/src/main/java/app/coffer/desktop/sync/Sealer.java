package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.util.List;

/**
 * Seals and opens; holds this device's identity and the vault's keys so that the engine never does.
 */
public interface Sealer {

  VaultId vault();

  /** This device. */
  DeviceId self();

  /** Whether this device has the key of an epoch. */
  boolean holds(KeyId epoch);

  /**
   * @param epoch one that is held; the log says which, so that it is never an older one than the
   *     parcel that names it
   */
  SealedRevision seal(Change change, List<RevisionId> parents, KeyId epoch);

  /** The content of a body that {@code header} names; one kind of failure for every reason. */
  Change open(DeviceId author, KeyId epoch, Header header, byte[] body) throws Unreadable;

  /** Signs as this device. */
  Signed sign(Parcel parcel);

  /**
   * Takes the keys that the newest, verified statement brings this device, and lets go of a root
   * key that it replaces.
   */
  void learn(RootStatement statement);

  /** Opens older epochs with newer ones, from the whole log. */
  void learnHistory(List<RootStatement> log);

  /** A device's name from the statement that made it a member. */
  String nameOf(RootStatement.Authorize statement);

  /**
   * @param body {@code nonce(24) || box}; {@code header} names it
   */
  record SealedRevision(Header header, byte[] body) {}

  /** A body that does not open, or is not what its header says. */
  final class Unreadable extends Exception {
    public Unreadable() {
      super("a sealed change could not be opened", null, false, false);
    }
  }
}
