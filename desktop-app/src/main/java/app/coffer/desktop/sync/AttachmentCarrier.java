package app.coffer.desktop.sync;

import app.coffer.desktop.sync.AttachmentBook.Errand;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.Problem;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the chunks of attachments, after the log that names them. Every chunk is a step of its
 * own, so that a crash or a fault between any two loses nothing and the next turn goes on there.
 */
public final class AttachmentCarrier implements Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(AttachmentCarrier.class);

  private final AttachmentBook book;
  private final ChunkFiles files;

  /** Of which a replica has other chunks than were attached; looked at again after a start. */
  private final Set<RecordId> troubled = new HashSet<>();

  public AttachmentCarrier(AttachmentBook book, ChunkFiles files) {
    this.book = book;
    this.files = files;
  }

  /** What a fetching came to. */
  public enum Fetched {
    HERE,
    /** The replica does not have all chunks, perhaps not yet. */
    NOT_THERE,
    /** The chunks are not the ones that were attached; nothing of them was kept. */
    NOT_AUTHENTIC
  }

  /** Where chunks come from. */
  @FunctionalInterface
  public interface Source {
    Optional<byte[]> chunk(RecordId attachment, int place) throws SyncFault;
  }

  @Override
  public boolean carry(Replica replica, int chunks) throws SyncFault {
    Optional<ChunkReplica> there = replica.chunks();
    if (there.isEmpty()) {
      return false;
    }
    for (RecordId unwanted : book.unwanted(replica.name())) {
      there.get().release(unwanted);
      book.released(replica.name(), unwanted);
    }
    var turn = new Turn(replica.name(), there.get(), chunks);
    for (Errand errand : book.unsent(replica.name())) {
      if (!troubled.contains(errand.what().id()) && !turn.send(errand)) {
        return true;
      }
    }
    return book.fetchesAll() && turn.fetchAll(book.notHere());
  }

  @Override
  public int waiting(Optional<String> replica) {
    return book.waiting(replica);
  }

  @Override
  public void forget(String replica) {
    book.forget(replica);
    troubled.clear();
  }

  /**
   * Fetches an attachment from where an earlier fetching broke off.
   *
   * @param progress told after each chunk how many are here
   */
  public Fetched fetch(Carried what, Source source, IntConsumer progress)
      throws SyncFault, IOException {
    for (int place = files.fetched(what); place < what.chunks(); place++) {
      Optional<byte[]> chunk = source.chunk(what.id(), place);
      if (chunk.isEmpty()) {
        return Fetched.NOT_THERE;
      }
      if (!files.append(what, place, chunk.get())) {
        return Fetched.NOT_AUTHENTIC;
      }
      progress.accept(place + 1);
    }
    if (!files.finish(what)) {
      return Fetched.NOT_AUTHENTIC;
    }
    book.here(what.id(), true);
    return Fetched.HERE;
  }

  /** One bounded turn with one replica. */
  private final class Turn {
    private final String name;
    private final ChunkReplica there;
    private int left;

    Turn(String name, ChunkReplica there, int left) {
      this.name = name;
      this.there = there;
      this.left = left;
    }

    /** Whether the turn went on to its end. */
    boolean send(Errand errand) throws SyncFault {
      Carried what = errand.what();
      try {
        if (errand.released()) {
          there.keep(what.id());
        }
        List<Integer> held = there.held(what.id());
        if (held.size() < what.chunks() && !intact(what)) {
          return true;
        }
        for (int place = 0; place < what.chunks(); place++) {
          if (held.contains(place)) {
            continue;
          }
          if (left-- <= 0) {
            return false;
          }
          there.put(what.id(), place, files.chunk(what, place));
        }
        book.stored(name, what.id());
      } catch (SyncFault.Refused refused) {
        if (!refused.code().equals(Optional.of(Problem.Code.OTHER_CHUNK))) {
          throw refused;
        }
        LOG.warn("the server has something else in place of attachment {}", what.id());
        troubled.add(what.id());
      } catch (IOException unreadable) {
        LOG.warn("attachment {} could not be read", what.id());
        troubled.add(what.id());
      }
      return true;
    }

    /** A chunk that is stored stays, so what was damaged here must not be sent. */
    private boolean intact(Carried what) throws IOException {
      boolean intact = files.intact(what);
      if (!intact) {
        LOG.warn("attachment {} is damaged here", what.id());
        book.here(what.id(), false);
        troubled.add(what.id());
      }
      return intact;
    }

    /** Whether there is more. */
    boolean fetchAll(List<Carried> missing) throws SyncFault {
      for (Carried what : missing) {
        if (troubled.contains(what.id())) {
          continue;
        }
        if (left <= 0) {
          return true;
        }
        try {
          Fetched fetched = fetch(what, this::next, done -> {});
          if (fetched == Fetched.HERE) {
            book.stored(name, what.id());
          } else if (fetched == Fetched.NOT_AUTHENTIC) {
            troubled.add(what.id());
            throw new Distrusted(Alarm.NOT_AUTHENTIC, "attachment " + what.id());
          } else if (left < 0) {
            return true;
          }
        } catch (IOException unwritable) {
          LOG.warn("attachment {} could not be kept", what.id());
          return false;
        }
      }
      return false;
    }

    private Optional<byte[]> next(RecordId attachment, int place) throws SyncFault {
      return --left < 0 ? Optional.empty() : there.get(attachment, place);
    }
  }
}
