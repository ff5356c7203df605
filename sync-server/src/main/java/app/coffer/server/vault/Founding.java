package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.wire.Problem;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Creates vaults, as far as the operator allows it. */
public final class Founding {
  private final BlobStore store;
  private final InstantSource clock;
  private final Registration registration;
  private final Allowance allowance;
  private final Room room;
  private final VaultLog log;

  /**
   * @param room refuses new ones when the database is full
   * @param log takes what continues a vault that is here
   */
  public Founding(
      BlobStore store,
      InstantSource clock,
      Registration registration,
      Allowance allowance,
      Room room,
      VaultLog log) {
    this.store = store;
    this.clock = clock;
    this.registration = registration;
    this.allowance = allowance;
    this.room = room;
    this.log = log;
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
   * A device by what a root log says of it, before anything of the log was checked: its id follows
   * from its key, so a signature under that key is its own.
   */
  public static Optional<Founder> named(RootLog log, DeviceId device) {
    return log.statements().stream()
        .<Founder>mapMulti((signed, out) -> {
          switch (RootStatement.decode(signed.bytes())) {
            case RootStatement.Authorize authorize ->
                out.accept(new Founder(authorize.device(), authorize.signKey()));
            case RecoveryReplace replace ->
                out.accept(new Founder(replace.device(), replace.signKey()));
            default -> {}
          }
        })
        .filter(founder -> founder.device().equals(device))
        .filter(founder -> RootStatement.deviceId(founder.signKey()).equals(device))
        .findFirst();
  }

  /**
   * Creates the vault from its root log, or finds it, or continues it where this server remembers
   * less. Whoever was removed, or never was a member, is answered as a stranger.
   *
   * @param bringer who signed the request
   * @param token what the caller presents as the operator's permission
   */
  public VaultCreated bring(VaultId id, RootLog brought, DeviceId bringer, Optional<String> token) {
    List<Signed> statements = brought.statements();
    if (brought.from() != 0
        || statements.isEmpty()
        || !RootStatement.Genesis.vaultId(statements.getFirst().bytes()).equals(id)) {
      return refuse();
    }
    if (store.read(reader -> reader.vault(id)).isEmpty()) {
      // first, because a log takes long to check and anybody can make one
      registration.admit(token);
      room.check();
      RootLogs.Whole whole = RootLogs.whole(id, statements);
      if (!whole.state().active(bringer)) {
        throw VaultLog.noSuchVault();
      }
      Optional<VaultCreated> created = store.write(writer -> begin(writer, id, whole));
      if (created.isPresent()) {
        return created.get();
      }
    }
    return continued(id, statements, bringer, token);
  }

  /** Empty where another device was quicker. */
  private Optional<VaultCreated> begin(BlobStore.Writer writer, VaultId id, RootLogs.Whole whole) {
    if (writer.vault(id).isPresent()) {
      return Optional.empty();
    }
    List<RootLogs.Checked> all = whole.statements();
    VaultRow vault = begin(writer, id, whole.state().genesis().orElseThrow(), all.getFirst());
    RootLogs.append(writer, vault, all.subList(1, all.size()), clock.instant());
    Arrival.withinQuota(VaultLog.row(writer, id), allowance.quota());
    return Optional.of(new VaultCreated(id, writer.incarnation()));
  }

  private VaultCreated continued(
      VaultId id, List<Signed> brought, DeviceId bringer, Optional<String> token) {
    List<Signed> held = store.read(reader -> reader.rootFrom(VaultLog.row(reader, id).number(), 0));
    RootState now = RootLogs.after(held);
    boolean continues =
        brought.size() >= held.size() && brought.subList(0, held.size()).equals(held);
    // a log that went another way gives no say in this one
    boolean member =
        continues
            ? RootLogs.following(id, now, brought.subList(held.size(), brought.size()))
                .state()
                .active(bringer)
            : now.active(bringer);
    if (!member) {
      throw notHis(now, bringer, token);
    }
    log.append(id, new RootLog(0, brought));
    return new VaultCreated(id, store.read(BlobStore.Reader::incarnation));
  }

  /**
   * A stranger is answered as if the vault were not here, which may mean to be asked for a token.
   */
  private Refusal notHis(RootState now, DeviceId bringer, Optional<String> token) {
    if (!now.members().containsKey(bringer)) {
      registration.admit(token);
    }
    return VaultLog.noSuchVault();
  }

  /** A vault with its genesis. */
  private VaultRow begin(
      BlobStore.Writer writer,
      VaultId id,
      RootStatement.Genesis genesis,
      RootLogs.Checked statement) {
    if (writer.vaultCount() >= allowance.vaults()) {
      throw new Refusal(
          Problem.Code.REGISTRATION_CLOSED, "This server holds as many vaults as it may.");
    }
    VaultRow vault = writer.createVault(id, genesis.rootKey(), clock.instant());
    writer.rememberRecovery(vault.number(), RootStatement.deviceId(genesis.recoverySignKey()));
    writer.appendRoot(vault.number(), statement.position(), statement.signed());
    writer.addBytes(vault.number(), statement.signed().bytes().length);
    return vault;
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
      VaultRow vault = begin(writer, id, genesis, first);
      RootLogs.append(writer, vault, List.of(second), clock.instant());
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
        "A vault begins with its genesis and the authorization of a device.");
  }
}
