package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.SimServer;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RevisionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of every device and server at any time, whatever happened. */
final class SimLaws {
  /** How the names begin that people give things in these stories. */
  private static final List<String> PLAIN =
      List.of("payee ", "renamed ", "account ", "category ", "note ");

  private SimLaws() {}

  /** What was seen of a feed never gets less, but by the removal of its device. */
  static void neverLess(
      SimDevice device, Map<DeviceId, Position> before, Map<DeviceId, Position> now) {
    Map<DeviceId, Member> members = device.read(log -> log.members());
    before.forEach((of, position) -> {
      if (members.get(of).active()) {
        assertThat(now.get(of)).as(device.name + " has seen of " + of).isNotNull();
        assertThat(now.get(of).n())
            .as(device.name + " has seen of " + of)
            .isGreaterThanOrEqualTo(position.n());
      }
    });
  }

  /** The ledger is whole, and its sums are what they sum. */
  static void ledgerHolds(SimDevice device) {
    assertThat(LedgerCheck.findings(device.database)).as("ledger of " + device.name).isEmpty();
  }

  /** Nothing is held that its author did not sign, in an unbroken chain. */
  static void allIsSigned(SimDevice device, Set<RevisionId> held) {
    var signed = new HashSet<RevisionId>();
    Map<DeviceId, Member> members = device.read(log -> log.members());
    device
        .read(log -> log.feeds())
        .forEach((author, last) -> {
          var before = Parcel.NO_PREVIOUS;
          for (long n = 0; n <= last.n(); n++) {
            long number = n;
            Signed bytes = device.read(log -> log.parcel(author, number)).orElseThrow();
            byte[] key = members.get(author).signKey();
            assertThat(bytes.verifies(Signed.PARCEL, device.ring.vault(), key)).isTrue();
            Parcel parcel = Parcel.decode(bytes.bytes());
            assertThat(parcel.prev()).isEqualTo(before);
            before = Parcel.hashOf(bytes.bytes());
            for (Header header : parcel.revisions()) {
              signed.add(header.revisionId(device.ring.vault(), author));
            }
          }
        });
    assertThat(signed).as("what " + device.name + " holds was signed").containsAll(held);
  }

  /** No nonce is used twice, and nothing that a person wrote can be read at the server. */
  static void nothingIsReadable(SimServer server) {
    Map<ByteBuffer, byte[]> nonces = new HashMap<>();
    for (byte[] body : server.bodies()) {
      byte[] other = nonces.put(ByteBuffer.wrap(body, 0, Crypto.NONCE), body);
      assertThat(other == null || Arrays.equals(other, body)).as("a nonce used twice").isTrue();
      hidden(body);
    }
    server.parcels().forEach(parcel -> hidden(parcel.bytes()));
  }

  private static void hidden(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String plain : PLAIN) {
      assertThat(text.contains(plain)).as("\"" + plain + "\" at the server").isFalse();
    }
  }
}
