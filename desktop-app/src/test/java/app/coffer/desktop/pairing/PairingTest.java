package app.coffer.desktop.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.pairing.PairingRefused.Reason;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PairingTest {
  private static final URI SERVER = URI.create("https://home.example:8443/coffer");
  private static final Randomness RANDOM = Randomness.secure();
  private static final String CANARY = "canary-Ana's phone";

  private final FakeRelay relay = new FakeRelay();
  private final VaultGenesis made = VaultGenesis.create("Laptop", RANDOM);
  private final KeyRing ring = made.ring();
  private final Handover vault = new Handover();
  private final Inviter inviter = new Inviter(server -> relay, ring, vault, relay, RANDOM);
  private final JoinExchange joining = new JoinExchange(server -> relay, relay, RANDOM);
  private final AtomicReference<String> shownHere = new AtomicReference<>();
  private final AtomicReference<String> shownThere = new AtomicReference<>();

  private final class Handover implements VaultHandover {
    final List<Signed> log = new ArrayList<>(List.of(made.genesis(), made.authorize()));
    int stale;

    @Override
    public URI server() {
      return SERVER;
    }

    @Override
    public List<Signed> rootLog() {
      return List.copyOf(log);
    }

    @Override
    public void append(Signed statement) throws SyncFault {
      if (stale > 0) {
        stale--;
        throw new SyncFault.Refused(Problem.Code.STALE_ROOT.text(), "not the tail");
      }
      log.add(statement);
    }

    /** Another device joined in the meantime. */
    @Override
    public void refreshRootLog() {
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

  @AfterEach
  void close() {
    made.close();
  }

  private CompletableFuture<Pairing.Joined> invited(Pairing.Invitation invitation, boolean yes) {
    return async(() ->
        invitation.await(joiner -> {
          shownHere.set(joiner.digits() + joiner.name() + joiner.platform());
          return yes;
        }));
  }

  private CompletableFuture<Inheritance> joins(URI link, Predicate<String> confirm) {
    return async(() -> joining.join(link, CANARY, "Linux", confirm));
  }

  private boolean seen(String digits) {
    shownThere.set(digits);
    return true;
  }

  private interface Work<T> {
    T run() throws SyncFault, PairingRefused;
  }

  private static <T> CompletableFuture<T> async(Work<T> work) {
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

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private static Reason reason(CompletableFuture<?> future) throws Exception {
    try {
      future.get(20, TimeUnit.SECONDS);
      throw new AssertionError("it succeeded");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PairingRefused refused) {
        return refused.reason();
      }
      throw e;
    }
  }

  @Test
  void aDeviceJoinsAndHasAllOfTheVaultsKeys() throws Exception {
    try (Pairing.Invitation invitation = inviter.invite()) {
      var inviting = invited(invitation, true);
      Inheritance got = result(joins(invitation.link(), this::seen));
      Pairing.Joined joined = result(inviting);

      assertThat(shownThere.get()).matches("[0-9]{6}");
      assertThat(shownHere.get()).isEqualTo(shownThere.get() + CANARY + "Linux");
      assertThat(joined.device()).isEqualTo(got.ring().device()).isNotEqualTo(ring.device());
      assertThat(got.ring().vault()).isEqualTo(ring.vault());
      assertThat(got.ring().epoch()).isEqualTo(ring.epoch());
      assertThat(got.ring().canAuthorize()).isTrue();
      assertThat(got.rootLog()).isEqualTo(vault.log).hasSize(3);
      assertThat(got.positions()).isEqualTo(vault.positions());
      assertThat(got.headsDigest()).isEqualTo(vault.headsDigest());
      assertThat(got.server()).isEqualTo(SERVER);
      assertThat(got.vaultName()).isEqualTo("canary-Household");
      assertThat(got.currency()).isEqualTo(Currency.getInstance("EUR"));
      var mine = (RootStatement.Authorize) RootStatement.decode(vault.log.getLast().bytes());
      assertThat(got.ring().openName(mine)).contains(CANARY);
    }
    assertThat(relay.boxes()).isZero();
  }

  @Test
  void theRootStatementIsSignedAnewWhenAnotherCameFirst() throws Exception {
    vault.stale = 2;
    try (Pairing.Invitation invitation = inviter.invite()) {
      var inviting = invited(invitation, true);
      Inheritance got = result(joins(invitation.link(), this::seen));
      result(inviting);
      assertThat(got.rootLog()).hasSize(5);
    }
  }

  @Test
  void theRelaySeesNothingButCiphertext() throws Exception {
    try (Pairing.Invitation invitation = inviter.invite()) {
      var inviting = invited(invitation, true);
      Inheritance got = result(joins(invitation.link(), this::seen));
      result(inviting);
      String passed = new String(relay.everything(), StandardCharsets.ISO_8859_1);
      String hex = HexFormat.of().formatHex(relay.everything());

      assertThat(passed).hasSizeGreaterThan(2000).doesNotContain("canary", "Household", "EUR");
      assertThat(passed).doesNotContain("home.example");
      String secret = invitation.link().toString().replaceAll(".*\\.", "");
      assertThat(hex)
          .doesNotContain(
              HexFormat.of().formatHex(java.util.Base64.getUrlDecoder().decode(secret)));
      for (byte[] known : List.of(ring.signKey(), got.ring().signKey(), made.vault().bytes())) {
        assertThat(hex).doesNotContain(HexFormat.of().formatHex(known));
      }
      // every 16 bytes of the key ring: seeds, epoch keys, idKey, root seed
      byte[] keys = ring.encode();
      for (int i = 0; i + 16 <= keys.length; i++) {
        assertThat(hex).doesNotContain(HexFormat.of().formatHex(keys, i, i + 16));
      }
    }
  }

  @Test
  void aWrongSecretIsOneGuessAndThenTheLinkIsDead() throws Exception {
    Pairing.Invitation invitation = inviter.invite();
    var inviting = invited(invitation, true);
    String text = invitation.link().toString();
    String wrong = text.substring(0, text.length() - 22) + "AAAAAAAAAAAAAAAAAAAAAA";

    assertThat(reason(joins(URI.create(wrong), this::seen))).isEqualTo(Reason.WRONG_SECRET);
    assertThat(reason(inviting)).isEqualTo(Reason.WRONG_SECRET);
    assertThat(reason(joins(invitation.link(), this::seen))).isNotNull();
    assertThat(reason(invited(invitation, true))).isEqualTo(Reason.ALREADY_USED);
    invitation.close();
    assertThat(vault.log).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aMessageThatWasChangedOnTheWayEndsIt(int place) throws Exception {
    relay.meddle((at, message) -> {
      byte[] changed = message.clone();
      if (at == place && message[0] == Mail.VERSION) {
        changed[message.length - 1] ^= 1;
      }
      return changed;
    });
    assertNobodyJoins(place);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aMessageThatWasDroppedEndsIt(int place) throws Exception {
    relay.meddle((at, message) -> at == place ? null : message);
    assertNobodyJoins(place);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aMessageOfBeforeInItsPlaceEndsIt(int place) throws Exception {
    relay.meddle((at, message) -> at == place ? relay.messages().get(place - 1).clone() : message);
    assertNobodyJoins(place);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5})
  void aMessageReflectedToItsSenderEndsIt(int place) throws Exception {
    int[] ownEarlier = {0, 0, 0, 1, 3, 2};
    relay.meddle(
        (at, message) -> at == place ? relay.messages().get(ownEarlier[place]).clone() : message);
    assertNobodyJoins(place);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aMessageOfAnotherVersionIsSaidToBeThat(int place) throws Exception {
    relay.meddle((at, message) -> {
      byte[] changed = message.clone();
      if (at == place && message[0] == Mail.VERSION) {
        changed[0] = 2;
      }
      return changed;
    });
    try (Pairing.Invitation invitation = inviter.invite()) {
      var inviting = invited(invitation, true);
      var joins = joins(invitation.link(), this::seen);
      assertThat(reason(joins)).isEqualTo(Reason.VERSIONS_TOO_DIFFERENT);
      assertThat(reason(inviting)).isEqualTo(Reason.VERSIONS_TOO_DIFFERENT);
    }
  }

  /** Neither side succeeds; before the inheritance is sent nothing was signed either. */
  private void assertNobodyJoins(int place) throws Exception {
    try (Pairing.Invitation invitation = inviter.invite()) {
      var inviting = invited(invitation, true);
      var joins = joins(invitation.link(), this::seen);
      assertThat(reason(joins))
          .isIn(Reason.NOT_AUTHENTIC, Reason.WRONG_SECRET, Reason.EXPIRED, Reason.CANCELLED);
      assertThat(reason(inviting))
          .isIn(Reason.NOT_AUTHENTIC, Reason.WRONG_SECRET, Reason.EXPIRED, Reason.CANCELLED);
      if (place < Mail.INHERITANCE) {
        assertThat(vault.log).hasSize(2);
      }
    }
  }

  @Test
  void theInviterMayDecline() throws Exception {
    try (Pairing.Invitation invitation = inviter.invite()) {
      var inviting = invited(invitation, false);
      assertThat(reason(joins(invitation.link(), this::seen))).isEqualTo(Reason.DECLINED);
      assertThat(reason(inviting)).isEqualTo(Reason.DECLINED);
      assertThat(vault.log).hasSize(2);
    }
  }

  @Test
  void theJoinerMayDeclineAndThenTheRootKeySignedNothing() throws Exception {
    try (Pairing.Invitation invitation = inviter.invite()) {
      var inviting = invited(invitation, true);
      assertThat(reason(joins(invitation.link(), digits -> false))).isEqualTo(Reason.DECLINED);
      assertThat(reason(inviting)).isEqualTo(Reason.DECLINED);
      assertThat(vault.log).hasSize(2);
    }
  }

  @Test
  void aClosedInvitationIsCancelledOnBothSides() throws Exception {
    Pairing.Invitation invitation = inviter.invite();
    var inviting = invited(invitation, true);
    while (relay.messages().isEmpty()) {
      Thread.onSpinWait();
    }
    invitation.close();
    assertThat(reason(inviting)).isEqualTo(Reason.CANCELLED);
    assertThat(reason(joins(invitation.link(), this::seen))).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void anInvitationEndsAfterTenMinutes() throws Exception {
    Pairing.Invitation invitation = inviter.invite();
    assertThat(invitation.expires()).isEqualTo(relay.instant().plusSeconds(600));
    var inviting = invited(invitation, true);
    relay.advance(600);
    assertThat(reason(inviting)).isEqualTo(Reason.EXPIRED);
    assertThat(reason(joins(invitation.link(), this::seen))).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void ofTwoJoinersOneGetsIn() throws Exception {
    try (Pairing.Invitation invitation = inviter.invite()) {
      var first = joins(invitation.link(), this::seen);
      var second = joins(invitation.link(), this::seen);
      var inviting = invited(invitation, true);
      result(inviting);
      var loser = first.handle((ok, fault) -> fault == null).get() ? second : first;
      assertThat(reason(loser)).isIn(Reason.ALREADY_USED, Reason.CANCELLED);
      assertThat(vault.log).hasSize(3);
    }
  }

  @Test
  void linksHaveOneForm() throws Exception {
    URI link;
    try (PairingLink fresh = PairingLink.fresh(SERVER, RANDOM)) {
      link = fresh.uri();
      assertThat(fresh).hasToString("PairingLink[redacted]");
    }
    try (PairingLink read = PairingLink.parse(link)) {
      assertThat(read.origin()).isEqualTo(SERVER);
      assertThat(read.uri()).isEqualTo(link);
    }
    String text = link.toString();
    String[] malformed = {
      "https://join#" + link.getRawFragment(),
      "coffer://join",
      "coffer://join?x#" + link.getRawFragment(),
      text + "A",
      text.substring(0, text.length() - 1),
      text.substring(0, text.length() - 1) + "_",
      text.replaceFirst("v1", "v"),
      text.replaceFirst("\\.[A-Za-z0-9_-]+\\.", ".ZmlsZTovLy9ldGM."),
      text.replaceFirst("\\.[A-Za-z0-9_-]+\\.", "." + "A".repeat(3000) + "."),
      text.toUpperCase(java.util.Locale.ROOT),
    };
    for (String wrong : malformed) {
      assertThatThrownBy(() -> PairingLink.parse(URI.create(wrong)))
          .isInstanceOf(PairingRefused.class)
          .hasMessage("MALFORMED_LINK");
    }
    assertThatThrownBy(() -> PairingLink.parse(URI.create(text.replaceFirst("v1", "v2"))))
        .hasMessage("VERSIONS_TOO_DIFFERENT");
  }
}
