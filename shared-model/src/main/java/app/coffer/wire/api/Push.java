package app.coffer.wire.api;

import app.coffer.wire.Signed;
import java.util.List;

/**
 * What a device sends: root statements the replica may lack, then parcels, its own or carried for
 * others, in order. Stored in one transaction; the same push twice changes nothing.
 */
public record Push(List<Signed> root, List<PushedParcel> parcels) {
  public Push {
    root = List.copyOf(root);
    parcels = List.copyOf(parcels);
  }
}
