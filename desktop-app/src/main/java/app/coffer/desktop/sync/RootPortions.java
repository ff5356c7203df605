package app.coffer.desktop.sync;

import app.coffer.wire.Signed;
import java.util.ArrayList;
import java.util.List;

/** A root log in pieces, each of which leaves room for a parcel in one request. */
final class RootPortions {
  private static final long BYTES = 3 << 20;

  /** A signature, and what frames it and its statement. */
  private static final int PER_STATEMENT = 128;

  private RootPortions() {}

  /** In order; none where there is nothing. */
  static List<List<Signed>> of(List<Signed> log) {
    return of(log, BYTES);
  }

  static List<List<Signed>> of(List<Signed> log, long bytes) {
    var portions = new ArrayList<List<Signed>>();
    int from = 0;
    long taken = 0;
    for (int i = 0; i < log.size(); i++) {
      long next = log.get(i).bytes().length + PER_STATEMENT;
      if (i > from && taken + next > bytes) {
        portions.add(log.subList(from, i));
        from = i;
        taken = 0;
      }
      taken += next;
    }
    if (from < log.size()) {
      portions.add(log.subList(from, log.size()));
    }
    return List.copyOf(portions);
  }
}
