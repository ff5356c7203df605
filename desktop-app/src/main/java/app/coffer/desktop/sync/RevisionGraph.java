package app.coffer.desktop.sync;

import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which revision of one record follows which. Parents that are not held are simply not there. */
final class RevisionGraph {
  private final Map<RevisionId, Revision> held = new LinkedHashMap<>();

  RevisionGraph(List<Revision> revisions) {
    revisions.forEach(revision -> held.put(revision.id(), revision));
  }

  /** The revisions that no other names as parent. */
  List<Revision> heads() {
    var followed = new HashSet<RevisionId>();
    held.values().forEach(revision -> followed.addAll(revision.parents()));
    return held.values().stream().filter(revision -> !followed.contains(revision.id())).toList();
  }

  /** The one nearest common ancestor; empty where there is none, or more than one. */
  Optional<Revision> base(List<Revision> heads) {
    Set<RevisionId> common = null;
    for (Revision head : heads) {
      Set<RevisionId> ancestors = ancestors(head);
      if (common == null) {
        common = ancestors;
      } else {
        common.retainAll(ancestors);
      }
    }
    if (common == null) {
      return Optional.empty();
    }
    var nearest = new HashSet<>(common);
    common.forEach(id -> nearest.removeAll(ancestors(held.get(id))));
    return nearest.size() == 1
        ? Optional.of(held.get(nearest.iterator().next()))
        : Optional.empty();
  }

  private Set<RevisionId> ancestors(Revision of) {
    var ancestors = new HashSet<RevisionId>();
    var open = new ArrayDeque<>(of.parents());
    while (!open.isEmpty()) {
      Revision parent = held.get(open.pop());
      if (parent != null && ancestors.add(parent.id())) {
        open.addAll(parent.parents());
      }
    }
    return ancestors;
  }
}
