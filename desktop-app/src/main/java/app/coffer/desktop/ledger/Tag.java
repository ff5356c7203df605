package app.coffer.desktop.ledger;

import app.coffer.desktop.change.Entity;
import app.coffer.wire.id.RecordId;

/**
 * What is known of a tag beside its name, which transactions carry. Its id follows from the name.
 *
 * @param colour {@code #rrggbb}, or empty
 * @param description lines of text, or empty
 */
public record Tag(RecordId id, String name, String colour, String description) {
  public static final Kind<Tag> KIND = new Kind<>(Entity.TAG, Tag.class, Tag::id);

  /** What its id follows from: names that read the same are one tag. */
  public static String key(String name) {
    return Names.folded(name);
  }
}
