package app.coffer.server.app;

import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.VaultCreated;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Vaults full of devices, and their pushes, signed and ready to be sent. */
final class Pushes {
  static final int REVISIONS = 100;
  private final URI server;
  private final Household home;
  final List<Household.Device> devices = new ArrayList<>();

  /** A vault of so many devices. */
  Pushes(URI server, long seed, int members) {
    this.server = server;
    home = new Household(seed);
    devices.add(home.first);
    while (devices.size() < members) {
      devices.add(home.join());
    }
    at(home.first).create(Map.of()).as(VaultCreated.class);
    if (members > 1) {
      at(home.first).tryPush(home.rootLog.subList(2, home.rootLog.size())).as(PushReceipt.class);
    }
  }

  Household home() {
    return home;
  }

  Api at(Household.Device device) {
    return new Api(server, home, device);
  }

  /** The next parcel of a device, with new records. */
  PushedParcel parcel(Household.Device device, int bodyBytes) {
    var edits = new Household.Edit[REVISIONS];
    for (int i = 0; i < REVISIONS; i++) {
      edits[i] = new Household.Edit(home.newRecord(), List.of(), home.bytes(bodyBytes));
    }
    return device.parcel(edits);
  }

  /** As {@link #parcel}, as a signed request. */
  HttpRequest request(Household.Device device, int bodyBytes) {
    Api api = at(device);
    return api.prepare(
            "POST",
            api.inVault("/sync/push"),
            new Push(List.of(), List.of(parcel(device, bodyBytes))),
            Instant.now())
        .build();
  }

  /** Sends it and insists on success. */
  void send(HttpRequest request) {
    Api.Answer answer = at(home.first).send(request);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.status() + " " + answer.code());
    }
  }
}
