package app.coffer.desktop.sync;

import java.util.EnumSet;
import java.util.Set;

/**
 * The checks that are made. Only this package can leave one out, and only its tests do.
 *
 * @param made never changed
 */
record Checks(Set<Check> made) {
  static final Checks ALL = new Checks(EnumSet.allOf(Check.class));

  boolean on(Check check) {
    return made.contains(check);
  }

  Checks without(Check check) {
    Set<Check> rest = EnumSet.copyOf(made);
    rest.remove(check);
    return new Checks(rest);
  }
}
