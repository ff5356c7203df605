package app.coffer.desktop.vault;

import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The devices that share the vault, as a person names and minds them. Calls block. */
public interface Roster {

  /**
   * Calls a device something else, on all devices.
   *
   * @throws VaultRefused {@link VaultRefused.Reason#BAD_NAME}
   */
  void rename(DeviceId device, String name) throws VaultRefused;

  /**
   * Who came and went since this device joined and nobody here has said anything to, oldest first.
   */
  List<Notice> notices();

  /** A person here has seen it. */
  void answer(Notice notice);

  /**
   * Which other devices have the newest version of records, by their own signed word; a record that
   * none has is absent. One look for all of them.
   */
  Map<RecordId, List<String>> seenBy(Collection<RecordId> records);

  /**
   * A device was added or removed.
   *
   * @param statement which one, in the order of the vault's own log of devices
   * @param by the device on which a person agreed, where that is known
   * @param at when, by that device's clock
   */
  record Notice(
      long statement,
      Kind kind,
      DeviceId device,
      String name,
      Optional<String> by,
      Optional<Instant> at) {}

  /** What happened. */
  enum Kind {
    ADDED,
    REMOVED
  }
}
