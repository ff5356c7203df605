package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.merge.Head;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.merge.Merger;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.Limits;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a record stands: its heads, their base, and what merging makes of them. A pure function of
 * what is held.
 *
 * @param heads all heads, readable or not
 * @param base the heads' one nearest common ancestor, readable or not
 * @param result null where no head can be read
 */
public record Standing(
    List<Revision> heads, @Nullable Revision base, @Nullable MergeResult result) {

  public static Standing of(List<Revision> revisions) {
    var graph = new RevisionGraph(revisions);
    List<Revision> heads = graph.heads();
    Revision base = heads.size() < 2 ? null : graph.base(heads).orElse(null);
    List<Head> readable =
        heads.stream()
            .flatMap(head ->
                head.content() == null
                    ? Stream.empty()
                    : Stream.of(new Head(head.id(), head.device(), head.content())))
            .toList();
    MergeResult result =
        readable.isEmpty() ? null : Merger.merge(base == null ? null : base.content(), readable);
    return new Standing(heads, base, result);
  }

  /**
   * The same with a change that is not sealed yet as one more head, so that a person sees it among
   * the sides. Its id is made up, and the same for the same change.
   */
  public static Standing of(List<Revision> revisions, Optional<Pending> pending, DeviceId self) {
    if (pending.isEmpty()) {
      return of(revisions);
    }
    Change change = pending.get().change();
    var all = new ArrayList<>(revisions);
    all.add(
        new Revision(
            unsealedId(pending.get()), self, pending.get().parents(), change, change.editedAt()));
    return of(all);
  }

  static RevisionId unsealedId(Pending pending) {
    byte[] lamport = Cbor.encode(CborValue.of(pending.change().lamport()));
    return new RevisionId(Crypto.hash("unsealed", pending.change().record().bytes(), lamport));
  }

  /** What is wrong, if anything. */
  public Divergence.@Nullable Kind divergence() {
    if (heads.stream().anyMatch(head -> head.content() == null)) {
      return Divergence.Kind.UNREADABLE;
    }
    return switch (result) {
      case MergeResult.Merged merged -> Divergence.Kind.MERGE;
      case MergeResult.Contested contested -> Divergence.Kind.CONFLICT;
      case MergeResult.Agreed agreed -> null;
      case null -> Divergence.Kind.UNREADABLE;
    };
  }

  /**
   * The heads an ordinary edit follows: only those whose content the person was shown. A content
   * that the machine put together shows all of them; a contested one shows the winner's.
   */
  public List<RevisionId> followed() {
    MergeResult shown = result;
    if (shown == null) {
      return atMost(heads.stream().map(Revision::id).toList());
    }
    boolean winnerOnly = divergence() != null && !(shown instanceof MergeResult.Merged);
    var followed = new ArrayList<RevisionId>();
    followed.add(shown.winner().revision());
    for (Revision head : heads) {
      Change content = head.content();
      if (!followed.contains(head.id())
          && content != null
          && (!winnerOnly || content.sameContent(shown.winner().content()))) {
        followed.add(head.id());
      }
    }
    return atMost(followed);
  }

  /** All heads, as far as a header can name them. */
  public List<RevisionId> headIds() {
    return atMost(heads.stream().map(Revision::id).sorted().toList());
  }

  private static List<RevisionId> atMost(List<RevisionId> ids) {
    return List.copyOf(ids.subList(0, Math.min(ids.size(), Limits.PARENTS)));
  }
}
