package app.coffer.desktop.store;

import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** What says of itself that a newer version wrote it: that is believed of those who may write. */
final class NewerLies {
  private final Siege siege;
  private final PullPage truth;

  private NewerLies(Siege siege, PullPage truth) {
    this.siege = siege;
    this.truth = truth;
  }

  static List<Attack> of(Siege siege, PullPage truth) {
    return new NewerLies(siege, truth).all();
  }

  private List<Attack> all() {
    int laptops = Pages.withBody(truth, siege.laptop.id());
    byte[] newer = newer(truth.parcels().get(laptops).parcel().bytes());
    byte[] statement = newer(truth.root().getLast().bytes());
    VaultId other = new VaultId(siege.keys.bytes(VaultId.LENGTH));
    VaultId vault = siege.laptop.ring.vault();
    return List.of(
        Attack.page(
            "a newer version's parcel, truly a member's",
            Attack.TOO_OLD,
            page -> Pages.signed(page, laptops, by(siege.laptop, vault, newer))),
        Attack.page(
            "a newer version's parcel, signed for another vault",
            "NOT_AUTHENTIC",
            page -> Pages.signed(page, laptops, by(siege.laptop, other, newer))),
        Attack.page(
            "a newer version's parcel under an older signature",
            "NOT_AUTHENTIC",
            page ->
                Pages.signed(
                    page,
                    laptops,
                    new Signed(newer, page.parcels().get(laptops).parcel().signature()))),
        Attack.page(
            "a newer version's statement, signed by a member who is not root",
            Set.of("NOT_AUTHENTIC"),
            page -> {
              var root = new ArrayList<>(page.root());
              root.set(root.size() - 1, by(siege.laptop, vault, statement));
              return Pages.root(page, root);
            }));
  }

  private static byte[] newer(byte[] bytes) {
    var fields = new HashMap<>(((CborValue.Struct) Cbor.decode(bytes)).entries());
    fields.put("v", CborValue.of(2));
    fields.put("later", CborValue.of("what this version cannot read"));
    return Cbor.encode(CborValue.of(fields));
  }

  private static Signed by(SimDevice author, VaultId vault, byte[] bytes) {
    return new Signed(
        bytes,
        author.ring.withSigningKey(key -> Crypto.sign(Signed.PARCEL, vault.bytes(), bytes, key)));
  }
}
