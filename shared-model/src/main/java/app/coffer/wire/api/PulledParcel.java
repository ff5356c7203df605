package app.coffer.wire.api;

import app.coffer.wire.Signed;
import app.coffer.wire.id.Cursor;
import java.util.List;

/** A parcel as a replica stores it, with the bodies that are not superseded. */
public record PulledParcel(Cursor cursor, Signed parcel, List<Body> bodies) {
  public PulledParcel {
    bodies = List.copyOf(bodies);
  }
}
