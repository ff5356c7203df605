package app.coffer.wire.api;

import app.coffer.wire.Signed;
import java.util.List;

/** A parcel with the bodies its sender has. */
public record PushedParcel(Signed parcel, List<Body> bodies) {
  public PushedParcel {
    bodies = List.copyOf(bodies);
  }
}
