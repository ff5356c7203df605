package app.coffer.desktop.store;

import org.jspecify.annotations.Nullable;

/** A record's content cannot be shown by this version: it is kept and carried, not understood. */
final class Unfit extends Exception {
  Unfit(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
