package app.coffer.desktop.store;

import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.IncarnationId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Pages with something else in them. */
final class Pages {
  private Pages() {}

  static PullPage parcels(PullPage page, List<PulledParcel> parcels) {
    return new PullPage(
        page.incarnation(), page.root(), parcels, page.end(), page.more(), page.have());
  }

  static PullPage root(PullPage page, List<Signed> root) {
    return new PullPage(
        page.incarnation(), root, page.parcels(), page.end(), page.more(), page.have());
  }

  static PullPage have(PullPage page, List<FeedPosition> have) {
    return new PullPage(
        page.incarnation(), page.root(), page.parcels(), page.end(), page.more(), have);
  }

  static PullPage end(PullPage page, Cursor end, boolean more) {
    return new PullPage(page.incarnation(), page.root(), page.parcels(), end, more, page.have());
  }

  static PullPage incarnation(PullPage page, IncarnationId incarnation) {
    return new PullPage(
        incarnation, page.root(), page.parcels(), page.end(), page.more(), page.have());
  }

  /** The same parcels with cursors that are in order again. */
  static PullPage inOrder(PullPage page, List<PulledParcel> parcels) {
    long first = page.parcels().getFirst().cursor().position();
    List<PulledParcel> numbered =
        IntStream.range(0, parcels.size())
            .mapToObj(i ->
                new PulledParcel(
                    new Cursor(first + i), parcels.get(i).parcel(), parcels.get(i).bodies()))
            .toList();
    Cursor last = parcels.isEmpty() ? page.end() : numbered.getLast().cursor();
    return end(
        parcels(page, numbered), last.compareTo(page.end()) > 0 ? last : page.end(), page.more());
  }

  static PullPage replace(PullPage page, int index, PulledParcel by) {
    var parcels = new ArrayList<>(page.parcels());
    parcels.set(index, by);
    return parcels(page, parcels);
  }

  static PullPage signed(PullPage page, int index, Signed by) {
    PulledParcel held = page.parcels().get(index);
    return replace(page, index, new PulledParcel(held.cursor(), by, held.bodies()));
  }

  static PullPage bodies(PullPage page, int index, List<Body> bodies) {
    PulledParcel held = page.parcels().get(index);
    return replace(page, index, new PulledParcel(held.cursor(), held.parcel(), bodies));
  }

  /** Without these parcels, and without the server's own word that it has them. */
  static PullPage without(PullPage page, List<Integer> indexes, List<FeedPosition> have) {
    var rest = new ArrayList<PulledParcel>();
    for (int i = 0; i < page.parcels().size(); i++) {
      if (!indexes.contains(i)) {
        rest.add(page.parcels().get(i));
      }
    }
    return have(parcels(page, rest), have);
  }

  /** Some parcels without their bodies. */
  static PullPage bare(PullPage page, Predicate<Parcel> which) {
    return parcels(
        page,
        page.parcels().stream()
            .map(parcel ->
                which.test(Siege.read(parcel.parcel()))
                    ? new PulledParcel(parcel.cursor(), parcel.parcel(), List.of())
                    : parcel)
            .toList());
  }

  /** Where the parcels of a device stand on a page. */
  static List<Integer> of(PullPage page, DeviceId device) {
    return IntStream.range(0, page.parcels().size())
        .filter(i -> parcel(page, i).device().equals(device))
        .boxed()
        .toList();
  }

  static Parcel parcel(PullPage page, int index) {
    return Parcel.decode(page.parcels().get(index).parcel().bytes());
  }

  /** The first parcel of a device that has bodies. */
  static int withBody(PullPage page, DeviceId device) {
    return of(page, device).stream()
        .filter(i -> !page.parcels().get(i).bodies().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** What the server says it has of one feed, changed. */
  static PullPage claim(PullPage page, DeviceId device, UnaryOperator<Position> claim) {
    return have(
        page,
        page.have().stream()
            .map(feed ->
                feed.device().equals(device)
                    ? new FeedPosition(device, claim.apply(feed.position()))
                    : feed)
            .toList());
  }

  /** The same bytes with one bit of them turned over. */
  static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[Math.floorMod(at, changed.length)] ^= 1;
    return changed;
  }
}
