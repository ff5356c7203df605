package app.coffer.server.events;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;

/** What listeners are told: a hint, never data. */
sealed interface Note {
  /** The event's name on the stream. */
  String name();

  /** There is something to pull. */
  record Advanced(Cursor cursor) implements Note {
    @Override
    public String name() {
      return "advanced";
    }
  }

  /** A device began or ceased to listen. */
  record Presence(DeviceId device, boolean online) implements Note {
    @Override
    public String name() {
      return "presence";
    }
  }
}
