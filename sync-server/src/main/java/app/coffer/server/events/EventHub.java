package app.coffer.server.events;

import app.coffer.server.vault.Watchers;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
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
  private volatile boolean closed;

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
    if (!online(listener.vault()).contains(listener.device())) {
      tell(listener.vault(), new Note.Presence(listener.device(), false));
    }
  }

  private void tell(VaultId vault, Note note) {
    listeners.getOrDefault(vault, List.of()).forEach(listener -> listener.note(note));
  }

  @Override
  public void advanced(VaultId vault, Cursor cursor) {
    tell(vault, new Note.Advanced(cursor));
  }

  /** A stream that was open when its device was removed tells nothing more. */
  @Override
  public void removed(VaultId vault, DeviceId device) {
    listeners.getOrDefault(vault, List.of()).stream()
        .filter(listener -> listener.device().equals(device))
        .forEach(Listener::end);
  }

  @Override
  public Set<DeviceId> online(VaultId vault) {
    return listeners.getOrDefault(vault, List.of()).stream()
        .map(Listener::device)
        .collect(Collectors.toUnmodifiableSet());
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
