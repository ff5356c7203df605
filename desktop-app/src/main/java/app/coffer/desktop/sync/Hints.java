package app.coffer.desktop.sync;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;

/**
 * A replica's stream of hints: that there is something to pull, and who is there. Never data, so a
 * hint that is lost, late or made up costs one pull at most.
 */
public interface Hints extends AutoCloseable {

  /** Listens, once, until the stream ends or {@link #close} is called; then returns or throws. */
  void listen(Listener listener) throws SyncFault;

  /** Ends {@link #listen}, from any thread. */
  @Override
  void close();

  /** Called on the listening thread; must not take long. */
  interface Listener {

    /** The stream is there; what was told before it is unknown. */
    void opened();

    void advanced(Cursor to);

    void presence(DeviceId device, boolean online);
  }
}
