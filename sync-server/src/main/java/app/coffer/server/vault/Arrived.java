package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.NewBody;
import app.coffer.server.vault.BlobStore.NewRevision;
import app.coffer.wire.Header;
import app.coffer.wire.Limits;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** A parcel that arrived, decoded and held against its own bodies; its signature is not checked. */
record Arrived(
    Parcel parcel,
    Signed signed,
    Position position,
    List<NewRevision> revisions,
    List<Body> bodies) {

  static Arrived of(VaultId vault, PushedParcel pushed) {
    Signed signed = pushed.parcel();
    if (signed.bytes().length > Limits.PARCEL_BYTES) {
      throw new Refusal(Problem.Code.TOO_LARGE, "A parcel is larger than 4 MiB.");
    }
    Parcel parcel = Parcel.decode(signed.bytes());
    List<Header> headers = parcel.revisions();
    if (headers.stream().mapToLong(Header::bodyLength).sum() > Limits.PARCEL_BYTES) {
      throw new Refusal(Problem.Code.TOO_LARGE, "The bodies of a parcel are larger than 4 MiB.");
    }
    var places = new HashSet<Integer>();
    for (Body body : pushed.bodies()) {
      if (body.index() < 0
          || body.index() >= headers.size()
          || !places.add(body.index())
          || !headers.get(body.index()).names(body.bytes())) {
        throw new Refusal(Problem.Code.MALFORMED, "A body is not the one that its parcel names.");
      }
    }
    List<NewRevision> revisions =
        IntStream.range(0, headers.size())
            .mapToObj(place -> revision(vault, parcel, headers.get(place), place))
            .toList();
    return new Arrived(
        parcel,
        signed,
        new Position(parcel.n(), Parcel.hashOf(signed.bytes())),
        revisions,
        pushed.bodies());
  }

  /** Whether this is not the parcel at that place of the feed. */
  boolean isAnotherThan(Position at) {
    return position.n() == at.n() && !position.equals(at);
  }

  /** The bodies with the revisions they are of. */
  List<NewBody> newBodies() {
    return bodies.stream()
        .map(body -> new NewBody(revisions.get(body.index()).id(), body.bytes()))
        .toList();
  }

  private static NewRevision revision(VaultId vault, Parcel parcel, Header header, int place) {
    RevisionId id = header.revisionId(vault, parcel.device());
    return new NewRevision(id, header.record(), header.parents(), place);
  }
}
