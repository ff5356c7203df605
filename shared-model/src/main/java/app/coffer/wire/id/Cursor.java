package app.coffer.wire.id;

/**
 * A replica's own position in one vault; strictly increasing in commit order. Zero is before
 * everything.
 */
public record Cursor(long position) implements Comparable<Cursor> {
  public static final Cursor START = new Cursor(0);

  public Cursor {
    if (position < 0) {
      throw new IllegalArgumentException("a cursor is never negative");
    }
  }

  @Override
  public int compareTo(Cursor that) {
    return Long.compare(position, that.position);
  }
}
