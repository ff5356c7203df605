package app.coffer.desktop.pairing;

import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.VaultGenesis;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A vault whose device invites, somebody who joins, and the relay between them. */
final class TwoSides implements AutoCloseable {
  static final URI SERVER = URI.create("https://home.example:8443/coffer");
  static final Randomness RANDOM = Randomness.secure();
  static final String CANARY = "canary-Ana's phone";
  private static final long PATIENCE_SECONDS = 30;

  final FakeRelay relay = new FakeRelay();
  final VaultGenesis made = VaultGenesis.create("Laptop", RANDOM);
  final KeyRing ring = made.ring();
  final Handover vault = new Handover();
  final Inviter inviter = new Inviter(server -> relay, ring, vault, relay, RANDOM);
  final JoinExchange joining = new JoinExchange(server -> relay, relay, RANDOM);
  final AtomicReference<String> shownHere = new AtomicReference<>();
  final AtomicReference<String> shownThere = new AtomicReference<>();
  URI server = SERVER;

  final class Handover implements VaultHandover {
    final List<Signed> log = new ArrayList<>(List.of(made.genesis(), made.authorize()));
    int stale;
    int answersLost;
    boolean tooMany;
    private Signed unseen;

    @Override
    public URI server() {
      return server;
    }

    @Override
    public List<Signed> rootLog() {
      return List.copyOf(log);
    }

    @Override
    public void append(Signed statement) throws SyncFault {
      if (tooMany) {
        throw new SyncFault.Refused(Problem.Code.TOO_LARGE.text(), "32 devices");
      }
      if (answersLost > 0) {
        answersLost--;
        unseen = statement;
        throw new SyncFault.Offline("the answer was lost", new java.io.IOException());
      }
      if (stale > 0) {
        stale--;
        throw new SyncFault.Refused(Problem.Code.STALE_ROOT.text(), "not the tail");
      }
      log.add(statement);
    }

    @Override
    public void welcomed(DeviceId device, String platform) {
      // a card is the vault's own business
    }

    /** Another device joined in the meantime. */
    @Override
    public void refreshRootLog() {
      if (unseen != null) {
        log.add(unseen);
        unseen = null;
        return;
      }
      try (VaultGenesis other = VaultGenesis.create("x", RANDOM)) {
        log.add(
            ring.authorize(
                log.size(),
                RootStatement.hashOf(log.getLast().bytes()),
                other.ring().signKey(),
                ring.published().recoveryBox(),
                "Tablet",
                RANDOM));
      }
    }

    @Override
    public Map<DeviceId, Position> positions() {
      return Map.of(ring.device(), new Position(4, new Hash(new byte[32])));
    }

    @Override
    public Hash headsDigest() {
      return new Hash("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String vaultName() {
      return "canary-Household";
    }

    @Override
    public Currency currency() {
      return Currency.getInstance("EUR");
    }
  }

  /** How the joiner is told. */
  enum By {
    LINK,
    CODE;

    Ticket of(Pairing.Invitation invitation) {
      return switch (this) {
        case LINK -> new Ticket.Link(invitation.link());
        case CODE -> new Ticket.Code(invitation.code(), invitation.server());
      };
    }
  }

  CompletableFuture<Pairing.Joined> invited(Pairing.Invitation invitation, boolean yes) {
    return async(() ->
        invitation.await(joiner -> {
          shownHere.set(joiner.digits() + joiner.name() + joiner.platform());
          return yes;
        }));
  }

  /** Joins, fetches nothing, and says that it finished. */
  CompletableFuture<Inheritance> joins(Ticket ticket) {
    return joins(ticket, this::seen, new Cancellation());
  }

  CompletableFuture<Inheritance> joins(
      Ticket ticket, Predicate<String> confirm, Cancellation cancellation) {
    return async(() -> {
      var self = new JoinExchange.Self(CANARY, "Linux");
      Admission admission = joining.join(ticket, self, confirm, cancellation);
      admission.finished();
      return admission.inheritance();
    });
  }

  boolean seen(String digits) {
    shownThere.set(digits);
    return true;
  }

  interface Work<T> {
    T run() throws SyncFault, PairingRefused;
  }

  static <T> CompletableFuture<T> async(Work<T> work) {
    var future = new CompletableFuture<T>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            future.complete(work.run());
          } catch (SyncFault | PairingRefused | RuntimeException e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static PairingRefused.Reason reason(CompletableFuture<?> future) throws Exception {
    try {
      future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("it succeeded");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PairingRefused refused) {
        return refused.reason();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    made.close();
  }
}
