package app.coffer.desktop.pairing;

import static app.coffer.desktop.pairing.TwoSides.reason;
import static app.coffer.desktop.pairing.TwoSides.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.pairing.TwoSides.By;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.wire.RootStatement;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Joining as it is meant, and its ends that nobody attacks for. */
@Timeout(60)
class PairingTest {
  private final TwoSides sides = new TwoSides();
  private final FakeRelay relay = sides.relay;

  @AfterEach
  void close() {
    sides.close();
  }

  private static void until(BooleanSupplier so) {
    while (!so.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceJoinsAndHasAllOfTheVaultsKeys(By by) throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      Inheritance got = result(sides.joins(by.of(invitation)));
      Pairing.Joined joined = result(inviting);

      assertThat(sides.shownThere.get()).matches("[0-9]{6}");
      assertThat(sides.shownHere.get())
          .isEqualTo(sides.shownThere.get() + TwoSides.CANARY + "Linux");
      assertThat(joined.finished()).isTrue();
      assertThat(joined.device()).isEqualTo(got.ring().device()).isNotEqualTo(sides.ring.device());
      assertThat(got.ring().vault()).isEqualTo(sides.ring.vault());
      assertThat(got.ring().epoch()).isEqualTo(sides.ring.epoch());
      assertThat(got.ring().canAuthorize()).isTrue();
      assertThat(got.rootLog()).isEqualTo(sides.vault.log).hasSize(3);
      assertThat(got.positions()).isEqualTo(sides.vault.positions());
      assertThat(got.headsDigest()).isEqualTo(sides.vault.headsDigest());
      assertThat(got.server()).isEqualTo(TwoSides.SERVER);
      assertThat(got.vaultName()).isEqualTo("canary-Household");
      assertThat(got.currency()).isEqualTo(Currency.getInstance("EUR"));
      var mine = (RootStatement.Authorize) RootStatement.decode(sides.vault.log.getLast().bytes());
      assertThat(got.ring().openName(mine)).contains(TwoSides.CANARY);
    }
    assertThat(relay.living()).isZero();
    assertThat(relay.messages()).isEmpty();
  }

  @Test
  void theRootStatementIsSignedAnewWhenAnotherCameFirst() throws Exception {
    sides.vault.stale = 2;
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      Inheritance got = result(sides.joins(By.LINK.of(invitation)));
      result(inviting);
      assertThat(got.rootLog()).hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRelaySeesNothingButCiphertext(By by) throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      Inheritance got = result(sides.joins(by.of(invitation)));
      result(inviting);
      String passed = new String(relay.everything(), StandardCharsets.ISO_8859_1);
      String hex = HexFormat.of().formatHex(relay.everything());

      assertThat(passed).hasSizeGreaterThan(2000).doesNotContain("canary", "Household", "EUR");
      assertThat(passed).doesNotContain("home.example");
      String secret = invitation.link().toString().replaceAll(".*\\.", "");
      assertThat(hex)
          .doesNotContain(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(secret)));
      String typed = invitation.code().replace("-", "").substring(4, 15);
      for (int i = 0; i + 5 <= typed.length(); i++) {
        assertThat(passed).doesNotContain(typed.substring(i, i + 5));
      }
      for (byte[] known :
          List.of(sides.ring.signKey(), got.ring().signKey(), sides.made.vault().bytes())) {
        assertThat(hex).doesNotContain(HexFormat.of().formatHex(known));
      }
      // every 16 bytes of the key ring: seeds, epoch keys, idKey, root seed
      byte[] keys = sides.ring.encode();
      for (int i = 0; i + 16 <= keys.length; i++) {
        assertThat(hex).doesNotContain(HexFormat.of().formatHex(keys, i, i + 16));
      }
    }
  }

  @Test
  void theInviterMayDecline() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, false);
      assertThat(reason(sides.joins(By.CODE.of(invitation)))).isEqualTo(Reason.DECLINED);
      assertThat(reason(inviting)).isEqualTo(Reason.DECLINED);
      assertThat(sides.vault.log).hasSize(2);
    }
  }

  @Test
  void theJoinerMayDeclineAndThenTheRootKeySignedNothing() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      var joins = sides.joins(By.CODE.of(invitation), digits -> false, new Cancellation());
      assertThat(reason(joins)).isEqualTo(Reason.DECLINED);
      assertThat(reason(inviting)).isEqualTo(Reason.DECLINED);
      assertThat(sides.vault.log).hasSize(2);
    }
  }

  @Test
  void aClosedInvitationIsCancelledOnBothSides() throws Exception {
    Pairing.Invitation invitation = sides.inviter.invite();
    var inviting = sides.invited(invitation, true);
    until(() -> !relay.messages().isEmpty());
    invitation.close();
    assertThat(reason(inviting)).isEqualTo(Reason.CANCELLED);
    assertThat(reason(sides.joins(By.LINK.of(invitation)))).isEqualTo(Reason.CANCELLED);
    assertThat(relay.living()).isZero();
  }

  @Test
  void anInvitationThatNobodyWaitedForIsWorthlessWhenClosed() throws Exception {
    Pairing.Invitation invitation = sides.inviter.invite();
    Ticket ticket = By.CODE.of(invitation);
    invitation.close();
    assertThat(reason(sides.joins(ticket))).isEqualTo(Reason.CANCELLED);
    assertThat(reason(sides.invited(invitation, true))).isEqualTo(Reason.ALREADY_USED);
  }

  @Test
  void theJoinerWhoLooksAtTheDigitsHearsThatTheInviterLeft() throws Exception {
    Pairing.Invitation invitation = sides.inviter.invite();
    var never = new CountDownLatch(1);
    var inviting = TwoSides.async(() -> invitation.await(joiner -> waits(never)));
    var joins = sides.joins(By.CODE.of(invitation), digits -> waits(never), new Cancellation());
    until(() -> relay.messages().size() == 4);
    invitation.close();
    assertThat(reason(joins)).isEqualTo(Reason.CANCELLED);
    assertThat(reason(inviting)).isEqualTo(Reason.CANCELLED);
    assertThat(sides.vault.log).hasSize(2);
  }

  @Test
  void theInviterWhoLooksAtTheDigitsHearsThatTheJoinerLeft() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var never = new CountDownLatch(1);
      var inviting = TwoSides.async(() -> invitation.await(joiner -> waits(never)));
      var cancellation = new Cancellation();
      var joins = sides.joins(By.CODE.of(invitation), digits -> waits(never), cancellation);
      until(() -> relay.messages().size() == 4);
      cancellation.cancel();
      assertThat(reason(inviting)).isEqualTo(Reason.CANCELLED);
      assertThat(reason(joins)).isEqualTo(Reason.CANCELLED);
      assertThat(sides.vault.log).hasSize(2);
    }
  }

  @Test
  void aJoinerWhoLeftBeforeAnythingWasSaidIsHeardOf() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var cancellation = new Cancellation();
      cancellation.cancel();
      var joins = sides.joins(By.CODE.of(invitation), sides::seen, cancellation);
      assertThat(reason(joins)).isEqualTo(Reason.CANCELLED);
      assertThat(reason(sides.invited(invitation, true))).isEqualTo(Reason.CANCELLED);
    }
  }

  private static boolean waits(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void aSecondCodeKillsTheFirst() throws Exception {
    Pairing.Invitation first = sides.inviter.invite();
    var waiting = sides.invited(first, true);
    until(() -> !relay.messages().isEmpty());
    try (Pairing.Invitation second = sides.inviter.invite()) {
      assertThat(second.code()).isNotEqualTo(first.code());
      assertThat(reason(waiting)).isEqualTo(Reason.CANCELLED);
      assertThat(reason(sides.joins(By.CODE.of(first)))).isEqualTo(Reason.CANCELLED);
      var inviting = sides.invited(second, true);
      result(sides.joins(By.CODE.of(second)));
      result(inviting);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInvitationEndsAfterTenMinutes(By by) throws Exception {
    Pairing.Invitation invitation = sides.inviter.invite();
    assertThat(invitation.expires()).isEqualTo(relay.instant().plusSeconds(600));
    var inviting = sides.invited(invitation, true);
    relay.advance(600);
    assertThat(reason(inviting)).isEqualTo(Reason.EXPIRED);
    assertThat(reason(sides.joins(by.of(invitation))))
        .isEqualTo(by == By.LINK ? Reason.EXPIRED : Reason.UNKNOWN_CODE);
  }

  @Test
  void whoeverLooksAtTheDigitsForTooLongHearsThatTheTimeIsOver() throws Exception {
    Pairing.Invitation invitation = sides.inviter.invite();
    var never = new CountDownLatch(1);
    var inviting = TwoSides.async(() -> invitation.await(joiner -> waits(never)));
    var joins = sides.joins(By.CODE.of(invitation), digits -> waits(never), new Cancellation());
    until(() -> relay.messages().size() == 4);
    relay.advance(600);
    assertThat(reason(joins)).isEqualTo(Reason.EXPIRED);
    assertThat(reason(inviting)).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void aUsedCodeSaysSo() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      result(sides.joins(By.CODE.of(invitation)));
      result(inviting);
      for (By by : By.values()) {
        assertThat(reason(sides.joins(by.of(invitation)))).isEqualTo(Reason.ALREADY_USED);
      }
    }
  }

  @Test
  void aCodeThatAnotherPairingHasIsDrawnAnew() throws Exception {
    relay.takeCodes(4);
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      result(sides.joins(By.CODE.of(invitation)));
      result(inviting);
    }
  }

  @Test
  void theServersAddressMayBeSpeltOtherwiseButNotBeAnother() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      var other = Ticket.of(invitation.code(), "https://192.0.2.1:8443");
      assertThat(reason(sides.joins(other))).isEqualTo(Reason.OTHER_ADDRESS);
      // no guess was used, and the first exchange goes on
      var same = Ticket.of(invitation.code(), " HTTPS://Home.Example:8443/coffer/ ");
      result(sides.joins(same));
      assertThat(result(inviting).finished()).isTrue();
    }
  }

  @Test
  void aClockThatIsSixMinutesOffEndsItOnBothSides() throws Exception {
    var late =
        new JoinExchange(server -> relay, () -> relay.instant().plusSeconds(360), TwoSides.RANDOM);
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      var joins =
          TwoSides.async(() ->
              late.join(
                  By.CODE.of(invitation),
                  new JoinExchange.Self("Late", "Linux"),
                  sides::seen,
                  new Cancellation()));
      assertThat(reason(joins)).isEqualTo(Reason.CLOCK_SKEW);
      assertThat(reason(inviting)).isEqualTo(Reason.CLOCK_SKEW);
      assertThat(sides.vault.log).hasSize(2);
    }
  }

  @Test
  void aDeviceWithoutTheRootKeyInvitesNobody() throws Exception {
    try (KeyRing without = withoutRoot(sides.ring)) {
      var inviter = new Inviter(server -> relay, without, sides.vault, relay, TwoSides.RANDOM);
      assertThatExceptionOfType(PairingRefused.class)
          .isThrownBy(inviter::invite)
          .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.CANNOT_ADD));
    }
  }

  private static KeyRing withoutRoot(KeyRing ring) {
    var entries = new HashMap<>(Fields.of(Cbor.decode(ring.encode())).entries());
    entries.put("rootSeed", CborValue.NULL);
    return KeyRing.decode(Cbor.encode(CborValue.of(entries)));
  }

  @Test
  void aVaultThatIsFullSaysSo() throws Exception {
    sides.vault.tooMany = true;
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      assertThat(reason(sides.joins(By.CODE.of(invitation)))).isEqualTo(Reason.TOO_MANY_DEVICES);
      assertThat(reason(inviting)).isEqualTo(Reason.TOO_MANY_DEVICES);
    }
  }

  @Test
  void aLostAnswerToTheStatementMakesNoSecondMember() throws Exception {
    sides.vault.answersLost = 1;
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      Inheritance got = result(sides.joins(By.CODE.of(invitation)));
      assertThat(result(inviting).finished()).isTrue();
      assertThat(got.rootLog()).hasSize(3);
    }
  }

  @Test
  void aLineThatBreaksAfterTheMembershipIsWaitedFor() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var broken = new AtomicBoolean();
      relay.meddle((place, message) -> {
        if (place == Mail.INHERITANCE && broken.compareAndSet(false, true)) {
          // what was sent is there, and three more requests of either side break off
          relay.breakLine(3);
        }
        return message;
      });
      var inviting = sides.invited(invitation, true);
      result(sides.joins(By.CODE.of(invitation)));
      assertThat(result(inviting).finished()).isTrue();
    }
  }

  @Test
  void aMemberThatCouldNotFetchIsToldOf() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      var self = new JoinExchange.Self("Laptop", "Linux");
      sides.joining.join(By.CODE.of(invitation), self, sides::seen, new Cancellation()).close();
      Pairing.Joined joined = result(inviting);
      assertThat(joined.finished()).isFalse();
      assertThat(joined.name()).isEqualTo("Laptop");
      assertThat(sides.vault.log).hasSize(3);
    }
    // it may simply be done again
    try (Pairing.Invitation again = sides.inviter.invite()) {
      var inviting = sides.invited(again, true);
      result(sides.joins(By.CODE.of(again)));
      assertThat(result(inviting).finished()).isTrue();
      assertThat(sides.vault.log).hasSize(4);
    }
  }

  @Test
  void aTicketIsCheckedBeforeAnybodyIsAsked() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      assertThat(Ticket.of(invitation.link().toString(), "")).isInstanceOf(Ticket.Link.class);
      assertThat(Ticket.of(" " + invitation.code(), "home.example"))
          .isEqualTo(new Ticket.Code(" " + invitation.code(), URI.create("https://home.example")))
          .hasToString("Code[redacted]");
      refuses(Reason.SERVER_MISSING, invitation.code(), " ");
      refuses(Reason.MALFORMED_SERVER, invitation.code(), "ftp://home.example");
      refuses(Reason.MALFORMED_SERVER, invitation.code(), "https://me@home.example");
      refuses(Reason.MALFORMED_SERVER, invitation.code(), "https://home example");
      refuses(Reason.MALFORMED_LINK, invitation.link() + "A", "");
      refuses(Reason.MALFORMED_LINK, "coffer://jo", "");
      refuses(Reason.INCOMPLETE_CODE, invitation.code().substring(1), "home.example");
      assertThat(relay.lookedUp()).isZero();
    }
  }

  private static void refuses(Reason reason, String typed, String server) {
    assertThatExceptionOfType(PairingRefused.class)
        .isThrownBy(() -> Ticket.of(typed, server))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
