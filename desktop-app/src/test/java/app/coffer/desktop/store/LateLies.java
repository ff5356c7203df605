package app.coffer.desktop.store;

import app.coffer.wire.Parcel;
import app.coffer.wire.api.PullPage;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** A server that keeps back what a removed device sent after its removal, or some of it. */
final class LateLies {
  private static final int PULLS = 4;

  private final Siege siege;
  private final long cut;

  private LateLies(Siege siege) {
    this.siege = siege;
    this.cut = siege.state().members().get(siege.tablet.id()).removal().cut().n();
  }

  static List<Attack> of(Siege siege) {
    var lies = new LateLies(siege);
    return List.of(
        lies.withoutBodies(),
        lies.otherBodies(),
        lies.without("all that a removed device sent after its removal", n -> n > lies.cut),
        lies.without("the first that it sent after its removal", n -> n == lies.cut + 1),
        lies.without("the last that it sent after its removal", n -> n == lies.cut + 2),
        lies.without("the last that counts of a removed device, and no more", n -> n == lies.cut));
  }

  private Attack withoutBodies() {
    return Attack.proof(
        "that a removed device sent something afterwards, and not what",
        "LATE_WITHHELD",
        victim -> {
          victim.device().replica.lie = this::named;
          victim.device().replica.bodyLie = body -> Optional.empty();
          for (int pull = 0; pull < PULLS; pull++) {
            victim.device().sync();
          }
        });
  }

  private Attack otherBodies() {
    return Attack.proof(
        "another body than was asked for of what a removed device sent afterwards",
        "NOT_AUTHENTIC",
        victim -> {
          victim.device().replica.lie = this::named;
          victim.device().replica.bodyLie = body -> body.map(b -> Pages.flipped(b, 40));
          victim.device().sync();
        });
  }

  private PullPage named(PullPage page) {
    return Pages.bare(page, parcel -> isOfTheTablet(parcel, n -> n > cut));
  }

  private Attack without(String what, LongPredicate which) {
    return Attack.page(
        "kept back: " + what,
        "WITHHELD",
        page ->
            Pages.parcels(
                page,
                page.parcels().stream()
                    .filter(parcel -> !isOfTheTablet(Siege.read(parcel.parcel()), which))
                    .toList()));
  }

  private boolean isOfTheTablet(Parcel parcel, LongPredicate which) {
    return parcel.device().equals(siege.tablet.id()) && which.test(parcel.n());
  }
}
