package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.InstantSource;
import java.util.Optional;

/** Creates vaults, as far as the operator allows it. */
public final class Founding {
  private final BlobStore store;
  private final InstantSource clock;
  private final Registration registration;
  private final long vaults;
  private final Room room;

  /**
   * @param vaults at most so many
   * @param room refuses new ones when the database is full
   */
  public Founding(
      BlobStore store, InstantSource clock, Registration registration, long vaults, Room room) {
    this.store = store;
    this.clock = clock;
    this.registration = registration;
    this.vaults = vaults;
    this.room = room;
  }

  /** The device that a request to create a vault makes its first member. */
  public record Founder(DeviceId device, byte[] signKey) {}

  /** Who has to have signed the request. */
  public static Founder founder(CreateVault request) {
    return RootStatement.decode(request.authorize().bytes())
            instanceof RootStatement.Authorize authorize
        ? new Founder(authorize.device(), authorize.signKey())
        : refuse();
  }

  /**
   * Creates the vault, or finds it as it was created by the same request.
   *
   * @param token what the caller presents as the operator's permission
   */
  public VaultCreated create(CreateVault request, Optional<String> token) {
    VaultId id = RootStatement.Genesis.vaultId(request.genesis().bytes());
    RootStatement.Genesis genesis =
        RootStatement.decode(request.genesis().bytes()) instanceof RootStatement.Genesis read
            ? read
            : refuse();
    byte[] rootKey = genesis.rootKey();
    RootLogs.Checked first = RootLogs.signedBy(id, rootKey, request.genesis());
    RootLogs.Checked second = RootLogs.signedBy(id, rootKey, request.authorize());
    if (!(second.statement() instanceof RootStatement.Authorize)
        || second.position().n() != 1
        || !second.statement().prev().equals(first.position().hash())) {
      return refuse();
    }
    Optional<VaultCreated> existing =
        store.read(
            reader -> reader.vault(id).map(vault -> same(reader, vault, request.authorize())));
    if (existing.isPresent()) {
      return existing.get();
    }
    registration.admit(token);
    room.check();
    return store.write(writer -> {
      Optional<VaultRow> raced = writer.vault(id);
      if (raced.isPresent()) {
        return same(writer, raced.get(), request.authorize());
      }
      if (writer.vaultCount() >= vaults) {
        throw new Refusal(
            Problem.Code.REGISTRATION_CLOSED, "This server holds as many vaults as it may.");
      }
      VaultRow vault = writer.createVault(id, rootKey, clock.instant());
      writer.rememberRecovery(vault.number(), RootStatement.deviceId(genesis.recoverySignKey()));
      writer.appendRoot(vault.number(), first.position(), first.signed());
      writer.addBytes(vault.number(), first.signed().bytes().length);
      RootLogs.append(writer, vault, java.util.List.of(second), clock.instant());
      return new VaultCreated(id, writer.incarnation());
    });
  }

  private static VaultCreated same(BlobStore.Reader reader, VaultRow vault, Signed authorize) {
    Optional<Signed> held = reader.rootStatement(vault.number(), 1);
    if (!held.equals(Optional.of(authorize))) {
      throw VaultLog.noSuchVault();
    }
    return new VaultCreated(vault.id(), reader.incarnation());
  }

  private static <T> T refuse() {
    throw new Refusal(
        Problem.Code.MALFORMED,
        "A vault begins with a genesis and the authorization of the device that asks.");
  }
}
