package app.coffer.desktop.pairing;

import static app.coffer.desktop.pairing.TwoSides.reason;
import static app.coffer.desktop.pairing.TwoSides.result;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.pairing.TwoSides.By;
import app.coffer.wire.Limits;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A relay that does to each message whatever it can. Nobody gets a key, both sides are told, and
 * the mailbox is dead; only what comes after the membership leaves a member, and that is said.
 */
@Timeout(60)
class PairingAttackTest {
  /** A lost message lets ten minutes pass, and whoever reads an introduction then sees its age. */
  private static final Set<Reason> TOLD =
      Set.of(
          Reason.CLOCK_SKEW,
          Reason.NOT_AUTHENTIC,
          Reason.WRONG_SECRET,
          Reason.EXPIRED,
          Reason.UNKNOWN_CODE,
          Reason.CANCELLED,
          Reason.ALREADY_USED,
          Reason.OTHER_ADDRESS);

  private final TwoSides sides = new TwoSides();
  private final FakeRelay relay = sides.relay;

  @AfterEach
  void close() {
    sides.close();
  }

  /** Where each field of each message lies, behind the version. */
  private enum Field {
    SHARE_FOR_LINK(Mail.OPENING, 1),
    SHARE_FOR_CODE(Mail.OPENING, 33),
    TAG(Mail.OPENING, 65),
    KIND(Mail.ANSWER, 1),
    SHARE(Mail.ANSWER, 2),
    JOINERS_PROOF(Mail.ANSWER, 34),
    INVITERS_PROOF(Mail.INVITER_CONFIRMATION, 1),
    INTRODUCTION(Mail.INTRODUCTION, 1),
    INTRODUCTION_INSIDE(Mail.INTRODUCTION, 40),
    AGREED(Mail.AGREED, 1),
    INHERITANCE(Mail.INHERITANCE, 1),
    INHERITANCE_INSIDE(Mail.INHERITANCE, 200),
    FINISHED(Mail.FINISHED, 1);

    final int place;
    final int at;

    Field(int place, int at) {
      this.place = place;
      this.at = at;
    }
  }

  static Stream<Arguments> fields() {
    return Arrays.stream(By.values())
        .flatMap(by -> Arrays.stream(Field.values()).map(field -> Arguments.of(by, field)));
  }

  static Stream<Arguments> places() {
    return Arrays.stream(By.values())
        .flatMap(by ->
            Stream.iterate(Mail.OPENING, place -> place + 1)
                .limit(Mail.FINISHED + 1)
                .map(place -> Arguments.of(by, place)));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldWithOneBitFlippedEndsIt(By by, Field field) throws Exception {
    assertRefused(
        by,
        field.place,
        (place, message) -> {
          byte[] changed = message.clone();
          if (place == field.place && changed[0] == Mail.VERSION) {
            changed[field.at] ^= 1;
          }
          return changed;
        });
  }

  @ParameterizedTest
  @MethodSource("places")
  void aDroppedMessageEndsIt(By by, int place) throws Exception {
    assertRefused(by, place, (at, message) -> at == place ? null : message);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aMessageCutShortEndsIt(By by, int place) throws Exception {
    assertRefused(
        by,
        place,
        (at, message) ->
            at == place && message[0] == Mail.VERSION
                ? Arrays.copyOf(message, message.length - 1)
                : message);
  }

  @ParameterizedTest
  @MethodSource("places")
  void anEmptyMessageEndsIt(By by, int place) throws Exception {
    assertRefused(
        by, place, (at, message) -> at == place && message[0] == 1 ? new byte[0] : message);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aMessageMadeLongerEndsIt(By by, int place) throws Exception {
    assertRefused(
        by,
        place,
        (at, message) ->
            at == place && message[0] == Mail.VERSION
                ? Arrays.copyOf(message, Limits.PAIRING_MESSAGE_BYTES)
                : message);
  }

  /** Each message before it in its place: repeated, reordered, or sent back to who said it. */
  static Stream<Arguments> earlier() {
    return places()
        .flatMap(each -> {
          int place = (int) each.get()[1];
          return Stream.iterate(0, before -> before < place, before -> before + 1)
              .map(before -> Arguments.of(each.get()[0], place, before));
        });
  }

  @ParameterizedTest
  @MethodSource("earlier")
  void aMessageOfBeforeInItsPlaceEndsIt(By by, int place, int before) throws Exception {
    assertRefused(
        by,
        place,
        (at, message) ->
            at == place && message[0] == Mail.VERSION
                ? relay.messages().get(before).clone()
                : message);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aMessageOfAnotherPairingEndsIt(By by, int place) throws Exception {
    List<byte[]> recorded = new ArrayList<>();
    try (var before = new TwoSides();
        Pairing.Invitation invitation = before.inviter.invite()) {
      before.relay.meddle((at, message) -> {
        recorded.add(message.clone());
        return message;
      });
      var inviting = before.invited(invitation, true);
      result(before.joins(by.of(invitation))).close();
      result(inviting);
    }
    assertRefused(
        by,
        place,
        (at, message) -> at == place && message[0] == Mail.VERSION ? recorded.get(place) : message);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aMessageOfAnotherVersionIsSaidToBeThat(By by, int place) throws Exception {
    relay.meddle((at, message) -> {
      byte[] changed = message.clone();
      if (at == place && message[0] == Mail.VERSION) {
        changed[0] = 2;
      }
      return changed;
    });
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      var joins = sides.joins(by.of(invitation));
      if (place == Mail.FINISHED) {
        assertThat(result(inviting).finished()).isFalse();
        return;
      }
      assertThat(reason(joins)).isEqualTo(Reason.VERSIONS_TOO_DIFFERENT);
      if (place == Mail.INHERITANCE) {
        assertThat(result(inviting).finished()).isFalse();
      } else {
        assertThat(reason(inviting)).isEqualTo(Reason.VERSIONS_TOO_DIFFERENT);
      }
    }
  }

  private void assertRefused(By by, int place, FakeRelay.Meddling meddling) throws Exception {
    relay.meddle(meddling);
    Pairing.Invitation invitation = sides.inviter.invite();
    var inviting = sides.invited(invitation, true);
    CompletableFuture<Inheritance> joins = sides.joins(by.of(invitation));
    if (place < Mail.FINISHED) {
      assertThat(TOLD).contains(reason(joins));
    }
    if (place < Mail.INHERITANCE) {
      if (place == Mail.OPENING) {
        // whoever saw nothing but another address does not end what may be somebody else's
        relay.advance(Limits.PAIRING_SECONDS);
      }
      assertThat(TOLD).contains(reason(inviting));
      assertThat(sides.vault.log).as("nothing was signed").hasSize(2);
    } else {
      // a member there is: that it did not finish is said, and it holds no key but its own
      assertThat(result(inviting).finished()).isFalse();
      assertThat(sides.vault.log).hasSize(3);
    }
    relay.meddle((at, message) -> message);
    invitation.close();
    assertThat(relay.living()).isZero();
    assertThat(reason(sides.joins(by.of(invitation)))).isNotNull();
    assertThat(reason(sides.invited(invitation, true))).isEqualTo(Reason.ALREADY_USED);
  }

  /** A link or a code that is well formed and not the inviter's. */
  private Ticket wrong(By by, Pairing.Invitation invitation) throws PairingRefused {
    if (by == By.LINK) {
      String text = invitation.link().toString();
      return new Ticket.Link(
          URI.create(text.substring(0, text.length() - 22) + "AAAAAAAAAAAAAAAAAAAAAA"));
    }
    String mailbox = invitation.code().substring(0, 4);
    for (char check : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
      String guess = mailbox + "-0000-0000-000" + check;
      try {
        Ticket.checkCode(guess);
        return new Ticket.Code(guess, invitation.server());
      } catch (PairingRefused mistyped) {
        assertThat(mistyped.reason()).isEqualTo(Reason.MISTYPED_CODE);
      }
    }
    throw new AssertionError("no check character fits");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongSecretIsOneGuessAndThenLinkAndCodeAreDead(By by) throws Exception {
    Pairing.Invitation invitation = sides.inviter.invite();
    var inviting = sides.invited(invitation, true);
    assertThat(reason(sides.joins(wrong(by, invitation)))).isEqualTo(Reason.WRONG_SECRET);
    assertThat(reason(inviting)).isEqualTo(Reason.WRONG_SECRET);
    for (By then : By.values()) {
      assertThat(reason(sides.joins(then.of(invitation)))).isEqualTo(Reason.ALREADY_USED);
    }
    assertThat(reason(sides.invited(invitation, true))).isEqualTo(Reason.ALREADY_USED);
    assertThat(sides.vault.log).hasSize(2);
    assertThat(relay.living()).isZero();
  }

  @Test
  void aMistypedCodeIsNoGuess() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      String code = invitation.code();
      char last = code.charAt(code.length() - 1);
      String slip = code.substring(0, code.length() - 1) + (last == '7' ? '8' : '7');
      var wrong = new Ticket.Code(slip, invitation.server());
      assertThat(reason(sides.joins(wrong))).isEqualTo(Reason.MISTYPED_CODE);
      assertThat(relay.lookedUp()).isZero();
      result(sides.joins(By.CODE.of(invitation)));
      assertThat(result(inviting).finished()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoJoinersAtOnceOneGetsIn(By by) throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var first = sides.joins(by.of(invitation));
      var second = sides.joins(By.CODE.of(invitation));
      var inviting = sides.invited(invitation, true);
      assertThat(result(inviting).finished()).isTrue();
      var loser = first.handle((ok, fault) -> fault == null).get() ? second : first;
      assertThat(reason(loser)).isIn(Reason.ALREADY_USED, Reason.CANCELLED);
      assertThat(sides.vault.log).hasSize(3);
    }
  }

  @Test
  void twoInvitersDoNotPairWithEachOther() throws Exception {
    try (Pairing.Invitation invitation = sides.inviter.invite()) {
      var inviting = sides.invited(invitation, true);
      // the inviter's own opening as the answer: the wrong role, and a reflection
      relay.meddle((at, message) -> {
        if (at == Mail.ANSWER && message[0] == Mail.VERSION) {
          byte[] opening = relay.messages().getFirst();
          byte[] reflected = message.clone();
          System.arraycopy(opening, 33, reflected, 2, 32);
          return reflected;
        }
        return message;
      });
      assertThat(TOLD).contains(reason(sides.joins(By.CODE.of(invitation))));
      assertThat(reason(inviting)).isEqualTo(Reason.NOT_AUTHENTIC);
      assertThat(sides.vault.log).hasSize(2);
    }
  }
}
