package app.coffer.server.limit;

import java.util.HashMap;
import java.util.Map;

/** How many things of one caller are under way; remembers only those that are. */
public final class AtOnce {
  private final int most;
  private final Map<String, Integer> underWay = new HashMap<>();

  public AtOnce(int most) {
    this.most = most;
  }

  /** Whether one more may begin; it then has to {@link #leave}. */
  public synchronized boolean enter(String caller) {
    int now = underWay.getOrDefault(caller, 0);
    if (now >= most) {
      return false;
    }
    underWay.put(caller, now + 1);
    return true;
  }

  public synchronized void leave(String caller) {
    underWay.computeIfPresent(caller, (name, now) -> now == 1 ? null : now - 1);
  }
}
