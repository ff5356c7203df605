package app.coffer.desktop.sync;

import app.coffer.wire.id.DeviceId;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The cards of devices; implemented by the store. */
public interface DeviceCards {

  Map<DeviceId, DeviceCard> all();

  /** Writes a device's card, as an edit that travels; where it says the same nothing is written. */
  void edit(DeviceId device, UnaryOperator<DeviceCard> change);
}
