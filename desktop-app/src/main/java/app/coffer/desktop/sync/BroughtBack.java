package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.sync.LogReader.Revision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the revisions alone whether a record that was removed came back only because something
 * refers to it. The machine that brings it back repeats the removal's content, time and editor; a
 * person who wants it back writes at a time of their own, and thereby answers.
 */
public final class BroughtBack {
  private BroughtBack() {}

  /** The removal that still is to be decided; the newest where there are several. */
  public static Optional<Revision> removal(List<Revision> revisions, List<Revision> heads) {
    Optional<Revision> found = Optional.empty();
    for (Revision head : heads) {
      Optional<Revision> undone = undoneBy(head, revisions);
      if (undone.isEmpty()) {
        return Optional.empty();
      }
      found = undone;
    }
    return found;
  }

  private static Optional<Revision> undoneBy(Revision head, List<Revision> revisions) {
    Change content = head.content();
    if (content == null || content.removed()) {
      return Optional.empty();
    }
    return revisions.stream()
        .filter(revision -> head.parents().contains(revision.id()))
        .filter(parent -> repeats(content, parent.content()))
        .reduce((first, second) -> second);
  }

  private static boolean repeats(Change content, @Nullable Change removal) {
    return removal != null
        && removal.removed()
        && removal.fields().equals(content.fields())
        && removal.editedAt().equals(content.editedAt())
        && removal.editor().equals(content.editor());
  }
}
