package app.coffer.desktop.store;

import app.coffer.desktop.seal.TestRings;
import app.coffer.wire.NewEpoch;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Rotate;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A server that adds, hides, repeats or replaces statements about devices and keys. */
final class RootLies {
  private final Siege siege;
  private final List<Signed> log;
  private final TestRings.Founded stranger;

  private RootLies(Siege siege) {
    this.siege = siege;
    this.log = siege.server.rootLog();
    this.stranger = TestRings.found("stranger", siege.keys);
  }

  private static Attack root(String name, String expected, UnaryOperator<List<Signed>> lie) {
    return Attack.page(name, expected, page -> Pages.root(page, lie.apply(page.root())));
  }

  private static UnaryOperator<List<Signed>> last(UnaryOperator<Signed> change) {
    return root -> {
      var changed = new ArrayList<>(root);
      changed.set(changed.size() - 1, change.apply(changed.getLast()));
      return changed;
    };
  }

  static List<Attack> of(Siege siege) {
    return new RootLies(siege).all();
  }

  private List<Attack> all() {
    var attacks = new ArrayList<Attack>();
    attacks.add(root("all statements hidden", "ROOT_WITHHELD", root -> List.of()));
    attacks.add(
        root("the newest key hidden", "ROOT_WITHHELD", root -> root.subList(0, root.size() - 1)));
    attacks.add(
        root(
            "a removal hidden",
            "ROOT_WITHHELD",
            root -> List.of(root.get(0), root.get(1), root.getLast())));
    attacks.add(
        root(
            "another statement at a place that is taken",
            "ROOT_FORK",
            root -> List.of(branch(root.getFirst()))));
    attacks.add(
        Attack.page(
            "a statement that follows another log",
            "ROOT_FORK",
            page -> Pages.root(page, List.of(offBranch(page.root().getFirst())))));
    attacks.add(
        root(
            "a new device by the server's own hand",
            "NOT_AUTHENTIC",
            root -> with(root, byStranger(root))));
    attacks.add(
        root(
            "a new key by the server's own hand",
            "NOT_AUTHENTIC",
            last(signed -> new Signed(signed.bytes(), Pages.flipped(signed.signature(), 9)))));
    attacks.add(
        root(
            "a statement signed for another vault",
            "NOT_AUTHENTIC",
            last(signed -> memberSigned(Signed.ROOT, 1, signed.bytes()))));
    attacks.add(
        root(
            "a statement signed by a member",
            "NOT_AUTHENTIC",
            last(signed -> memberSigned(Signed.ROOT, 0, signed.bytes()))));
    attacks.add(
        root(
            "a removed device's admission once more",
            "NOT_AUTHENTIC",
            root -> with(root, readmission())));
    attacks.add(
        root(
            "the first statement of another vault",
            "ROOT_FORK",
            root -> List.of(stranger.genesis())));
    attacks.add(
        root(
            "a new key that was not given to this device",
            "NOT_AUTHENTIC",
            root -> with(root, keyForOthers())));
    attacks.add(strangersParcel());
    attacks.add(knownStatements());
    attacks.addAll(removedByTheServer());
    return attacks;
  }

  private static List<Signed> with(List<Signed> root, Signed more) {
    var all = new ArrayList<>(root);
    all.add(more);
    return all;
  }

  private RootState before(Signed statement) {
    long seq = RootStatement.decode(statement.bytes()).seq();
    return RootState.read(siege.phone.ring.vault(), log.subList(0, (int) seq));
  }

  private Position after(Signed statement) {
    RootStatement read = RootStatement.decode(statement.bytes());
    return new Position(read.seq(), RootStatement.hashOf(statement.bytes()));
  }

  /** Signed by the root key of its time, and not the one that is held. */
  private Signed branch(Signed held) {
    Position tail = before(held).tail();
    return TestRings.join(siege.firstOwner, tail, "branch", siege.keys).authorize();
  }

  private Signed offBranch(Signed held) {
    return TestRings.join(siege.firstOwner, after(branch(held)), "twig", siege.keys).authorize();
  }

  private Signed byStranger(List<Signed> root) {
    return TestRings.join(stranger.ring(), after(root.getLast()), "stranger", siege.keys)
        .authorize();
  }

  private Signed memberSigned(String kind, int flip, byte[] bytes) {
    byte[] vault = siege.phone.ring.vault().bytes();
    vault[0] ^= (byte) flip;
    return new Signed(
        bytes, siege.laptop.ring.withSigningKey(key -> Crypto.sign(kind, vault, bytes, key)));
  }

  /** Even a root key cannot let a removed device in again. */
  private Signed readmission() {
    RootState.Member member = siege.state().members().get(siege.tablet.id());
    return siege.desktop.ring.signRoot(
        new RootStatement.Authorize(
            siege.state().tail().n() + 1,
            siege.state().prev(),
            member.device(),
            member.signKey(),
            member.boxKey(),
            new byte[64],
            List.of()));
  }

  private Signed keyForOthers() {
    var rotate = (Rotate) RootStatement.decode(siege.writer().rotate(siege.state()).bytes());
    NewEpoch epoch = rotate.epoch();
    var wraps =
        epoch.wraps().stream().filter(wrap -> !wrap.recipient().equals(siege.phone.id())).toList();
    return siege.desktop.ring.signRoot(
        new Rotate(
            rotate.seq(),
            rotate.prev(),
            new NewEpoch(epoch.id(), epoch.previous(), epoch.sealedPrevious(), wraps)));
  }

  private Attack strangersParcel() {
    return Attack.page(
        "a parcel of somebody who is no member",
        "NOT_AUTHENTIC",
        page -> {
          var parcels = new ArrayList<>(page.parcels());
          var parcel =
              new Parcel(
                  stranger.ring().device(),
                  0,
                  Parcel.NO_PREVIOUS,
                  siege.firstKey,
                  List.of(),
                  Map.of(),
                  siege.server.rootTail(),
                  "test");
          byte[] bytes = parcel.encode();
          byte[] vault = siege.phone.ring.vault().bytes();
          byte[] signature =
              stranger.ring().withSigningKey(key -> Crypto.sign(Signed.PARCEL, vault, bytes, key));
          parcels.add(
              new PulledParcel(
                  new Cursor(page.end().position() + 1), new Signed(bytes, signature), List.of()));
          return Pages.inOrder(page, parcels);
        });
  }

  /** What is held already may be said again, as often as one likes. */
  private Attack knownStatements() {
    return new Attack(
        "all statements from the first on",
        Set.of(Attack.HARMLESS),
        Attack.Leaves.PROOF,
        victim -> {
          victim.device().replica.lie = page -> Pages.root(page, log);
          victim.device().sync();
        });
  }

  /** A server that says a member was removed has to show a statement that says so. */
  private List<Attack> removedByTheServer() {
    return List.of(
        Attack.proof(
            "a vault that is said not to be there",
            "ROLLBACK",
            victim -> {
              victim.device().replica.refuses = Problem.Code.NO_SUCH_VAULT;
              victim.device().sync();
            }),
        Attack.proof(
            "a removal by the server's own hand",
            "NOT_AUTHENTIC",
            victim -> {
              victim.device().replica.refuses = Problem.Code.NO_SUCH_VAULT;
              victim.device().replica.rootLie =
                  shown ->
                      new RootLog(shown.from(), with(log.subList(4, log.size()), forgedRemoval()));
              victim.device().sync();
            }));
  }

  private Signed forgedRemoval() {
    Signed signed =
        siege.writer().revoke(siege.state(), siege.phone.id(), Optional.empty(), siege.phone.now());
    return memberSigned(Signed.ROOT, 0, signed.bytes());
  }
}
