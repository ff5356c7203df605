package app.coffer.desktop.pairing;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** What pairing needs of the vault whose device invites. */
public interface VaultHandover {

  /** The server the vault syncs with; pairing goes through its mailboxes. */
  URI server() throws SyncFault;

  /** The whole root log as this device verified it, from the genesis. */
  List<Signed> rootLog();

  /**
   * Appends a statement on the server, then here; {@link SyncFault.Refused} with {@code stale-root}
   * where it does not follow the server's last.
   */
  void append(Signed statement) throws SyncFault;

  /** Reads what the server's root log has beyond this device's, and verifies it. */
  void refreshRootLog() throws SyncFault;

  /** How far this device verified every feed, its own included. */
  Map<DeviceId, Position> positions();

  /** A digest of all live heads, to be held against what the joiner pulls. */
  Hash headsDigest();

  /** The device that was authorized has verified what it was given. */
  void welcomed(DeviceId device, String platform);

  String vaultName();

  Currency currency();
}
