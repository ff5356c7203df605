package app.coffer.desktop.store;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.sync.Sealer.SealedRevision;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Somebody with a member's keys writes what no member may, and the server hands it on. */
final class ThiefAttacks {
  /** What is never shown by anybody. */
  static final String POISON = "by the thief";

  private final Siege siege;

  private ThiefAttacks(Siege siege) {
    this.siege = siege;
  }

  static List<Attack> of(Siege siege) {
    return new ThiefAttacks(siege).all();
  }

  /** A parcel that is about to be signed by its author's real key. */
  private final class Draft {
    final SimDevice author;
    final PullPage page;
    long n;
    Hash prev;
    KeyId epoch;
    Position root;
    Map<DeviceId, Position> seen;
    final List<Header> headers = new ArrayList<>();
    final List<Body> bodies = new ArrayList<>();

    /** In place of a parcel that the author really wrote. */
    Draft(SimDevice author, PullPage page, int at) {
      this.author = author;
      this.page = page;
      Parcel real = Pages.parcel(page, at);
      n = real.n();
      prev = real.prev();
      epoch = real.epoch();
      root = real.root();
      seen = new HashMap<>(real.seen());
    }

    RecordId write(long lamport, List<RevisionId> parents) {
      var record = new RecordId(siege.keys.bytes(RecordId.LENGTH));
      write(record, lamport, parents);
      return record;
    }

    void write(RecordId record, long lamport, List<RevisionId> parents) {
      var change =
          new Change(
              record,
              Entity.PAYEE,
              1,
              lamport,
              author.now(),
              "thief",
              false,
              new TreeMap<>(Map.of(RecordFields.NAME, CborValue.of(POISON))));
      SealedRevision sealed = author.sealer.seal(change, parents, epoch);
      bodies.add(new Body(headers.size(), sealed.body()));
      headers.add(sealed.header());
    }

    Signed signed() {
      return author.sealer.sign(
          new Parcel(author.id(), n, prev, epoch, headers, seen, root, "test"));
    }
  }

  @FunctionalInterface
  private interface Wrong {
    void with(Draft draft);
  }

  private PullPage forged(PullPage page, int at, SimDevice author, Wrong wrong) {
    if (page.parcels().size() <= at) {
      return page;
    }
    var draft = new Draft(author, page, at);
    wrong.with(draft);
    return Pages.replace(
        page, at, new PulledParcel(page.parcels().get(at).cursor(), draft.signed(), draft.bodies));
  }

  private Attack laptop(String name, String expected, Wrong wrong) {
    return Attack.frozen(
        name,
        expected,
        page -> {
          List<Integer> all = Pages.of(page, siege.laptop.id());
          return all.isEmpty() ? page : forged(page, all.getFirst(), siege.laptop, wrong);
        });
  }

  /** What is wrong here proves nothing about the author: it can only be the replica. */
  private Attack blamesReplica(String name, String expected, Wrong wrong) {
    return Attack.page(
        name,
        expected,
        page -> forged(page, Pages.of(page, siege.laptop.id()).getFirst(), siege.laptop, wrong));
  }

  private List<Attack> all() {
    var attacks = new ArrayList<Attack>();
    attacks.add(
        laptop(
            "a parcel that does not follow the one before",
            "EQUIVOCATION",
            draft -> {
              draft.prev = new Hash(siege.keys.bytes(Hash.LENGTH));
              draft.write(100, List.of());
            }));
    attacks.add(secondParcel());
    attacks.add(otherCut());
    attacks.add(oldKey());
    attacks.add(
        laptop(
            "a body of noise",
            "NOT_AUTHENTIC",
            draft -> {
              byte[] noise = siege.keys.bytes(400);
              draft.headers.add(
                  new Header(
                      new RecordId(siege.keys.bytes(RecordId.LENGTH)),
                      List.of(),
                      Header.hashOf(noise),
                      noise.length));
              draft.bodies.add(new Body(0, noise));
            }));
    attacks.add(
        laptop(
            "a change that follows another record's",
            "NOT_AUTHENTIC",
            draft -> draft.write(100, List.of(someRevision(siege.laptop)))));
    attacks.add(
        laptop(
            "a time beyond all times",
            "NOT_AUTHENTIC",
            draft -> draft.write(Long.MAX_VALUE - 5, List.of())));
    attacks.add(boundElsewhere());
    attacks.addAll(aboutOthers());
    attacks.addAll(ownFeed());
    attacks.add(afterTheCut());
    return attacks;
  }

  private RevisionId someRevision(SimDevice of) {
    return siege.phone.<RevisionId>read(log -> log.sentBy(of.id()).getFirst().revision());
  }

  private Attack secondParcel() {
    return Attack.frozen(
        "a second parcel of a number that is taken",
        "EQUIVOCATION",
        page -> {
          if (page.parcels().isEmpty()) {
            return page;
          }
          var draft = new Draft(siege.laptop, page, Pages.of(page, siege.laptop.id()).getFirst());
          draft.n = 0;
          draft.prev = Parcel.NO_PREVIOUS;
          draft.seen = Map.of();
          draft.write(100, List.of());
          var parcels = new ArrayList<PulledParcel>();
          parcels.add(new PulledParcel(Cursor.START, draft.signed(), draft.bodies));
          parcels.addAll(page.parcels());
          return Pages.inOrder(page, parcels);
        });
  }

  private Attack otherCut() {
    return Attack.frozen(
        "another last parcel than the removal names",
        "EQUIVOCATION",
        page -> {
          List<Integer> all = Pages.of(page, siege.tablet.id());
          long cut = siege.state().members().get(siege.tablet.id()).removal().cut().n();
          return all.stream()
              .filter(at -> Pages.parcel(page, at).n() == cut)
              .findFirst()
              .map(at -> forged(page, at, siege.tablet, draft -> draft.write(100, List.of())))
              .orElse(page);
        });
  }

  /** Sealed with the key that the stolen tablet knows, by somebody who knows of the removal. */
  private Attack oldKey() {
    return Attack.frozen(
        "a parcel under the key from before the removal",
        "NOT_AUTHENTIC",
        page -> {
          List<Integer> all = Pages.of(page, siege.laptop.id());
          return all.isEmpty()
              ? page
              : forged(
                  page,
                  all.getLast(),
                  siege.laptop,
                  draft -> {
                    draft.epoch = siege.firstKey;
                    draft.write(100, List.of());
                  });
        });
  }

  /** The box of the desktop's change, under a header of the laptop's. */
  private Attack boundElsewhere() {
    return laptop(
        "another member's box under an own header",
        "NOT_AUTHENTIC",
        draft -> {
          int at =
              Pages.of(draft.page, siege.desktop.id()).stream()
                  .filter(i -> !draft.page.parcels().get(i).bodies().isEmpty())
                  .filter(i -> Pages.parcel(draft.page, i).epoch().equals(draft.epoch))
                  .findFirst()
                  .orElseThrow();
          Body body = draft.page.parcels().get(at).bodies().getFirst();
          Header real = Pages.parcel(draft.page, at).revisions().get(body.index());
          draft.headers.add(
              new Header(real.record(), List.of(), real.bodyHash(), real.bodyLength()));
          draft.bodies.add(new Body(0, body.bytes()));
        });
  }

  /** Every other feed, one parcel too far, and at its place with another hash. */
  private List<Attack> aboutOthers() {
    var attacks = new ArrayList<Attack>();
    Map<String, Function<DeviceId, Position>> far =
        Map.of(
            "a parcel that nobody has, as seen of ",
            device -> new Position(siege.known(device).n() + 50, Parcel.NO_PREVIOUS),
            "a number without end, as seen of ",
            device -> new Position(Long.MAX_VALUE, Parcel.NO_PREVIOUS));
    for (SimDevice of : List.of(siege.desktop, siege.tablet)) {
      boolean removed = of == siege.tablet;
      far.forEach((name, position) -> {
        if (!removed) {
          attacks.add(
              blamesReplica(
                  name + "the desktop",
                  "WITHHELD",
                  draft -> draft.seen.put(of.id(), position.apply(of.id()))));
        }
      });
      attacks.add(
          blamesReplica(
              "another parcel, as seen of " + (removed ? "the tablet" : "the desktop"),
              "FORK",
              draft -> draft.seen.put(of.id(), new Position(0, Parcel.NO_PREVIOUS))));
    }
    attacks.add(
        blamesReplica(
            "a parcel of nobody, as seen",
            "WITHHELD",
            draft ->
                draft.seen.put(
                    new DeviceId(siege.keys.bytes(DeviceId.LENGTH)),
                    new Position(0, Parcel.NO_PREVIOUS))));
    attacks.add(
        blamesReplica(
            "a statement that nobody has",
            "ROOT_WITHHELD",
            draft -> draft.root = new Position(90, Parcel.NO_PREVIOUS)));
    attacks.add(
        blamesReplica(
            "another statement than there is",
            "ROOT_FORK",
            draft -> draft.root = new Position(draft.root.n(), Parcel.NO_PREVIOUS)));
    return attacks;
  }

  private List<Attack> ownFeed() {
    DeviceId self = siege.phone.id();
    return List.of(
        blamesReplica(
            "more of this device's own feed, as seen",
            "CLONED_DEVICE",
            draft -> draft.seen.put(self, new Position(70, Parcel.NO_PREVIOUS))),
        Attack.page(
            "a next parcel of this device's own",
            "CLONED_DEVICE",
            page -> own(page, siege.known(self).n() + 1, siege.known(self).hash())),
        Attack.page(
            "another parcel of this device's own",
            "CLONED_DEVICE",
            page -> own(page, 0, Parcel.NO_PREVIOUS)));
  }

  private PullPage own(PullPage page, long n, Hash prev) {
    var draft = new Draft(siege.phone, page, Pages.of(page, siege.laptop.id()).getFirst());
    draft.n = n;
    draft.prev = prev;
    draft.seen = Map.of();
    draft.write(100, List.of());
    var parcels = new ArrayList<PulledParcel>();
    parcels.add(new PulledParcel(Cursor.START, draft.signed(), draft.bodies));
    parcels.addAll(page.parcels());
    return Pages.inOrder(page, parcels);
  }

  /** A thief who goes on, with the real keys, in the right order: nothing of it counts. */
  private Attack afterTheCut() {
    return new Attack(
        "more parcels of the removed device",
        Set.of(Attack.HARMLESS),
        Attack.Leaves.PROOF,
        victim -> {
          victim.device().replica.lie =
              page -> {
                List<Integer> all = Pages.of(page, siege.tablet.id());
                if (all.isEmpty()) {
                  return page;
                }
                var parcels = new ArrayList<>(page.parcels());
                var draft = new Draft(siege.tablet, page, all.getLast());
                draft.prev = Parcel.hashOf(page.parcels().get(all.getLast()).parcel().bytes());
                draft.n++;
                draft.write(100, List.of());
                parcels.add(
                    new PulledParcel(
                        new Cursor(page.end().position() + 1), draft.signed(), draft.bodies));
                return new PullPage(
                    page.incarnation(),
                    page.root(),
                    parcels,
                    new Cursor(page.end().position() + 1),
                    page.more(),
                    page.have());
              };
          victim.device().sync();
        });
  }
}
