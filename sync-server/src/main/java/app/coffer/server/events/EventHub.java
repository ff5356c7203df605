package app.coffer.server.events;

import app.coffer.server.vault.Watchers;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who listens to which vault. Publishing only leaves a note; each listener's own thread sends it,
 * so a slow listener holds up nobody.
 */
public final class EventHub implements Watchers, AutoCloseable {
  static final int PER_DEVICE = 2;
  static final int PER_VAULT = 32;

  private final Map<VaultId, List<Listener>> listeners = new ConcurrentHashMap<>();
  private final Map<VaultId, Cursor> told = new ConcurrentHashMap<>();
  private final Neighbours neighbours;
  private volatile boolean closed;

  /** Other copies of the server, which have listeners of their own. */
  public interface Neighbours {

    /** For a server that is alone. */
    Neighbours NONE =
        new Neighbours() {
          @Override
          public void advanced(VaultId vault, Cursor cursor) {
            // there is nobody
          }

          @Override
          public void removed(VaultId vault, DeviceId device) {
            // there is nobody
          }

          @Override
          public void presence(VaultId vault, DeviceId device, boolean here) {
            // there is nobody
          }

          @Override
          public Set<DeviceId> online(VaultId vault) {
            return Set.of();
          }
        };

    void advanced(VaultId vault, Cursor cursor);

    void removed(VaultId vault, DeviceId device);

    void presence(VaultId vault, DeviceId device, boolean here);

    /** The devices that listen, here or elsewhere. */
    Set<DeviceId> online(VaultId vault);
  }

  public EventHub(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** Adds a listener unless there are too many; whether it was added. */
  boolean join(Listener listener) {
    boolean[] joined = {false};
    listeners.compute(
        listener.vault(),
        (vault, present) -> {
          List<Listener> now = present == null ? List.of() : present;
          long own = now.stream().filter(l -> l.device().equals(listener.device())).count();
          if (closed || now.size() >= PER_VAULT || own >= PER_DEVICE) {
            return present;
          }
          joined[0] = true;
          var more = new ArrayList<>(now);
          more.add(listener);
          return List.copyOf(more);
        });
    if (joined[0]) {
      tell(listener.vault(), new Note.Presence(listener.device(), true));
      neighbours.presence(listener.vault(), listener.device(), true);
    }
    return joined[0];
  }

  void leave(Listener listener) {
    listeners.computeIfPresent(
        listener.vault(),
        (vault, present) -> {
          List<Listener> rest = present.stream().filter(l -> l != listener).toList();
          return rest.isEmpty() ? null : rest;
        });
    if (!here(listener.vault()).contains(listener.device())) {
      tell(listener.vault(), new Note.Presence(listener.device(), false));
      neighbours.presence(listener.vault(), listener.device(), false);
    }
    told.computeIfPresent(
        listener.vault(), (vault, cursor) -> listeners.containsKey(vault) ? cursor : null);
  }

  private void tell(VaultId vault, Note note) {
    listeners.getOrDefault(vault, List.of()).forEach(listener -> listener.note(note));
  }

  @Override
  public void advanced(VaultId vault, Cursor cursor) {
    heardAdvanced(vault, cursor);
    neighbours.advanced(vault, cursor);
  }

  /** As {@link #advanced}, told by another copy; what was told before is not told again. */
  void heardAdvanced(VaultId vault, Cursor cursor) {
    if (!listeners.containsKey(vault)) {
      return;
    }
    boolean[] news = {false};
    told.compute(
        vault,
        (id, before) -> {
          news[0] = before == null || cursor.compareTo(before) > 0;
          return news[0] ? cursor : before;
        });
    if (news[0]) {
      tell(vault, new Note.Advanced(cursor));
    }
  }

  /** A stream that was open when its device was removed tells nothing more. */
  @Override
  public void removed(VaultId vault, DeviceId device) {
    heardRemoved(vault, device);
    neighbours.removed(vault, device);
  }

  void heardRemoved(VaultId vault, DeviceId device) {
    listeners.getOrDefault(vault, List.of()).stream()
        .filter(listener -> listener.device().equals(device))
        .forEach(Listener::end);
  }

  /** A device came to another copy, or went; it may be at this one all the same. */
  void heardPresence(VaultId vault, DeviceId device, boolean there) {
    if (there || !here(vault).contains(device)) {
      tell(vault, new Note.Presence(device, there));
    }
  }

  @Override
  public Set<DeviceId> online(VaultId vault) {
    var online = new HashSet<>(here(vault));
    online.addAll(neighbours.online(vault));
    return Set.copyOf(online);
  }

  private Set<DeviceId> here(VaultId vault) {
    return listeners.getOrDefault(vault, List.of()).stream()
        .map(Listener::device)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The vaults that somebody listens to here. */
  Set<VaultId> vaults() {
    return Set.copyOf(listeners.keySet());
  }

  /** How many streams are open. */
  public int subscribers() {
    return listeners.values().stream().mapToInt(List::size).sum();
  }

  /** Ends every stream. */
  @Override
  public void close() {
    closed = true;
    listeners.values().forEach(list -> list.forEach(Listener::end));
  }
}
