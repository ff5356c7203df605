package app.coffer.desktop.store;

import app.coffer.desktop.store.Attack.Leaves;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server that changes what it was given to keep, or the order, or leaves something out. */
final class PageLies {
  private final Siege siege;
  private final DeviceId desktop;
  private final DeviceId laptop;
  private final DeviceId self;

  private PageLies(Siege siege) {
    this.siege = siege;
    this.desktop = siege.desktop.id();
    this.laptop = siege.laptop.id();
    this.self = siege.phone.id();
  }

  static List<Attack> of(Siege siege) {
    var lies = new PageLies(siege);
    return Stream.of(lies.bodies(), lies.signatures(), lies.stream(), lies.claims(), lies.cursors())
        .flatMap(List::stream)
        .toList();
  }

  private Attack body(String name, UnaryOperator<List<Body>> change) {
    return Attack.page(
        "a body " + name,
        "NOT_AUTHENTIC",
        page -> {
          int at = Pages.withBody(page, laptop);
          return Pages.bodies(page, at, change.apply(page.parcels().get(at).bodies()));
        });
  }

  private static UnaryOperator<List<Body>> bytes(UnaryOperator<byte[]> change) {
    return bodies ->
        List.of(
            new Body(bodies.getFirst().index(), change.apply(bodies.getFirst().bytes().clone())));
  }

  private List<Attack> bodies() {
    return List.of(
        body("with a bit of its nonce turned", bytes(body -> Pages.flipped(body, 3))),
        body("with a bit of its box turned", bytes(body -> Pages.flipped(body, 40))),
        body("with its last bit turned", bytes(body -> Pages.flipped(body, -1))),
        body("cut short", bytes(body -> Arrays.copyOf(body, body.length - 1))),
        body("made longer", bytes(body -> Arrays.copyOf(body, body.length + 1))),
        body("emptied", bytes(body -> new byte[0])),
        body("of zeros", bytes(body -> new byte[body.length])),
        body("at no place", bodies -> List.of(new Body(99, bodies.getFirst().bytes()))),
        body("before the first", bodies -> List.of(new Body(-1, bodies.getFirst().bytes()))),
        Attack.page(
            "the bodies of two records exchanged",
            "NOT_AUTHENTIC",
            page -> {
              int one = Pages.withBody(page, laptop);
              int other = Pages.withBody(page, desktop);
              Body first = page.parcels().get(one).bodies().getFirst();
              Body second = page.parcels().get(other).bodies().getFirst();
              return Pages.bodies(
                  Pages.bodies(page, one, List.of(new Body(first.index(), second.bytes()))),
                  other,
                  List.of(new Body(second.index(), first.bytes())));
            }));
  }

  private Attack parcel(String name, UnaryOperator<Signed> change) {
    return Attack.page(
        "a parcel " + name,
        "NOT_AUTHENTIC",
        page -> {
          int at = Pages.withBody(page, laptop);
          return Pages.signed(page, at, change.apply(page.parcels().get(at).parcel()));
        });
  }

  private List<Attack> signatures() {
    byte[] vault = siege.phone.ring.vault().bytes();
    return List.of(
        parcel(
            "with a bit of its signature turned",
            signed -> new Signed(signed.bytes(), Pages.flipped(signed.signature(), 7))),
        parcel(
            "with a bit of its text turned",
            signed -> new Signed(Pages.flipped(signed.bytes(), -2), signed.signature())),
        parcel(
            "cut short",
            signed -> new Signed(Arrays.copyOf(signed.bytes(), 20), signed.signature())),
        parcel(
            "signed for another vault",
            signed -> as(siege.laptop, Signed.PARCEL, Pages.flipped(vault, 0), signed.bytes())),
        parcel(
            "signed as a root statement",
            signed -> as(siege.laptop, Signed.ROOT, vault, signed.bytes())),
        parcel(
            "signed by another member",
            signed -> as(siege.watch, Signed.PARCEL, vault, signed.bytes())),
        Attack.page(
            "a body and its hash changed together",
            "NOT_AUTHENTIC",
            page -> {
              int at = Pages.withBody(page, laptop);
              Parcel parcel = Pages.parcel(page, at);
              Body body = page.parcels().get(at).bodies().getFirst();
              byte[] wrong = Pages.flipped(body.bytes(), 50);
              var headers = new ArrayList<>(parcel.revisions());
              var header = headers.get(body.index());
              headers.set(
                  body.index(),
                  new app.coffer.wire.Header(
                      header.record(),
                      header.parents(),
                      app.coffer.wire.Header.hashOf(wrong),
                      wrong.length));
              var changed =
                  new Parcel(
                      parcel.device(),
                      parcel.n(),
                      parcel.prev(),
                      parcel.epoch(),
                      headers,
                      parcel.seen(),
                      parcel.root(),
                      parcel.app());
              return Pages.bodies(
                  Pages.signed(
                      page,
                      at,
                      new Signed(changed.encode(), page.parcels().get(at).parcel().signature())),
                  at,
                  List.of(new Body(body.index(), wrong)));
            }));
  }

  private static Signed as(SimDevice signer, String kind, byte[] vault, byte[] bytes) {
    return new Signed(
        bytes, signer.ring.withSigningKey(key -> Crypto.sign(kind, vault, bytes, key)));
  }

  private List<Attack> stream() {
    return List.of(
        Attack.page(
            "a parcel in the middle of a feed left out",
            "WITHHELD",
            page -> Pages.without(page, List.of(Pages.of(page, laptop).get(0)), page.have())),
        Attack.page(
            "the newest parcels of a device hidden",
            "WITHHELD",
            page -> {
              List<Integer> all = Pages.of(page, laptop);
              return Pages.without(page, all.subList(1, all.size()), before(page, laptop, 1));
            }),
        Attack.page(
            "a device hidden",
            "WITHHELD",
            page -> Pages.without(page, Pages.of(page, laptop), before(page, laptop, 0))),
        Attack.page(
            "the newest parcel hidden and still claimed",
            "WITHHELD",
            page -> Pages.without(page, List.of(page.parcels().size() - 1), page.have())),
        Attack.page(
            "everything hidden and still claimed",
            "WITHHELD",
            page -> Pages.parcels(page, List.of())),
        Attack.page(
            "two parcels of a feed exchanged",
            "WITHHELD",
            page -> {
              List<Integer> all = Pages.of(page, laptop);
              var parcels = new ArrayList<>(page.parcels());
              Collections.swap(parcels, all.get(0), all.get(1));
              return Pages.inOrder(page, parcels);
            }),
        new Attack(
            "a parcel given twice",
            java.util.Set.of(Attack.HARMLESS),
            Leaves.PROOF,
            Attack.page(
                    "",
                    Attack.HARMLESS,
                    page -> {
                      if (page.parcels().isEmpty()) {
                        return page;
                      }
                      var parcels = new ArrayList<PulledParcel>(page.parcels());
                      parcels.add(page.parcels().getFirst());
                      return new PullPage(
                          page.incarnation(),
                          page.root(),
                          Pages.inOrder(page, parcels).parcels(),
                          new Cursor(page.end().position() + 1),
                          page.more(),
                          page.have());
                    })
                .deed()));
  }

  /** What the server may say it has of a device whose newest parcels it hides. */
  private List<FeedPosition> before(PullPage page, DeviceId device, int shown) {
    Position known = siege.known(device);
    List<Integer> all = Pages.of(page, device);
    Position last =
        shown == 0
            ? known
            : new Position(
                Pages.parcel(page, all.get(shown - 1)).n(),
                Parcel.hashOf(page.parcels().get(all.get(shown - 1)).parcel().bytes()));
    return Pages.claim(page, device, claimed -> last).have();
  }

  private List<Attack> claims() {
    return List.of(
        Attack.page(
            "more of a feed claimed than given",
            "WITHHELD",
            page -> Pages.claim(page, laptop, p -> new Position(p.n() + 1, p.hash()))),
        Attack.page(
            "a device claimed that nobody is",
            "WITHHELD",
            page -> {
              var have = new ArrayList<>(page.have());
              have.add(
                  new FeedPosition(
                      new DeviceId(new byte[DeviceId.LENGTH]),
                      new Position(0, Parcel.NO_PREVIOUS)));
              return Pages.have(page, have);
            }),
        Attack.page(
            "another parcel claimed than given",
            "FORK",
            page -> Pages.claim(page, laptop, p -> new Position(p.n(), Parcel.NO_PREVIOUS))),
        Attack.page(
            "less of a feed claimed than shown before",
            "ROLLBACK",
            page ->
                Pages.have(
                    page,
                    page.have().stream().filter(feed -> !feed.device().equals(self)).toList())),
        Attack.page(
            "more of this device's feed claimed than there is",
            "CLONED_DEVICE",
            page -> Pages.claim(page, self, p -> new Position(p.n() + 3, p.hash()))),
        paged(
            "another past claimed on the first of many pages",
            "FORK",
            page -> Pages.claim(page, self, p -> new Position(p.n(), Parcel.NO_PREVIOUS))),
        Attack.page(
            "another memory", "ROLLBACK", page -> Pages.incarnation(page, siege.incarnation())));
  }

  /** A lie on the first page only, of many. */
  private static Attack paged(String name, String expected, UnaryOperator<PullPage> lie) {
    return Attack.proof(
        name,
        expected,
        victim -> {
          victim.server().parcelsPerPage = 2;
          var pages = new AtomicInteger();
          victim.device().replica.lie =
              page -> pages.getAndIncrement() == 0 ? lie.apply(page) : page;
          victim.device().sync();
        });
  }

  private List<Attack> cursors() {
    return List.of(
        Attack.page(
            "a cursor that goes back", "ROLLBACK", page -> Pages.end(page, siege.nowhere(), false)),
        Attack.proof(
            "a page that goes nowhere",
            "WITHHELD",
            victim -> {
              var before = victim.device().read(log -> log.memory("sim")).cursor();
              var pages = new AtomicInteger();
              victim.device().replica.lie =
                  page ->
                      pages.incrementAndGet() > 40
                          ? page
                          : new PullPage(
                              page.incarnation(), List.of(), List.of(), before, true, page.have());
              victim.device().sync();
            }),
        Attack.page(
            "cursors that are not in order",
            "WITHHELD",
            page -> {
              var parcels = new ArrayList<>(page.parcels());
              parcels.set(
                  0,
                  new PulledParcel(page.end(), parcels.get(0).parcel(), parcels.get(0).bodies()));
              return Pages.parcels(page, parcels);
            }),
        Attack.page(
            "a cursor beyond the page's end",
            "WITHHELD",
            page -> {
              PulledParcel last = page.parcels().getLast();
              return Pages.replace(
                  page,
                  page.parcels().size() - 1,
                  new PulledParcel(
                      new Cursor(page.end().position() + 9), last.parcel(), last.bodies()));
            }),
        Attack.proof(
            "pages without end",
            "WITHHELD",
            victim -> {
              var pages = new AtomicInteger();
              victim.device().replica.lie =
                  page ->
                      pages.incrementAndGet() > 40
                          ? page
                          : new PullPage(
                              page.incarnation(),
                              List.of(),
                              List.of(),
                              new Cursor(page.end().position() + pages.get()),
                              true,
                              page.have());
              victim.device().sync();
            }),
        Attack.proof(
            "a cursor far ahead, in which the next parcels are lost",
            "ROLLBACK",
            victim -> {
              victim.device().replica.lie =
                  page -> Pages.end(page, new Cursor(page.end().position() + 1000), false);
              victim.device().sync();
              victim.device().replica.repent();
              victim.device().sync();
            }));
  }
}
