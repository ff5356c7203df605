package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;

/**
 * Conflicts whose decisions are checked with the server first, when it can be asked: where another
 * device was quicker, its change is fetched and shown instead of being decided over.
 */
public final class CheckedConflicts implements ConflictInbox {
  private final ConflictInbox inbox;
  private final SyncService sync;

  public CheckedConflicts(ConflictInbox inbox, SyncService sync) {
    this.inbox = inbox;
    this.sync = sync;
  }

  @Override
  public int count() {
    return inbox.count();
  }

  @Override
  public List<Conflict> open() {
    return inbox.open();
  }

  @Override
  public Optional<Conflict> find(RecordId record) {
    return inbox.find(record);
  }

  @Override
  public Change preview(Resolution resolution) {
    return inbox.preview(resolution);
  }

  @Override
  public List<Replaced> beside(Resolution resolution) {
    return inbox.beside(resolution);
  }

  @Override
  public Answer resolve(Resolution resolution) {
    if (sync.staleHeads(resolution.record(), resolution.heads()).isPresent()) {
      try {
        sync.syncNow();
      } catch (SyncFault fault) {
        // what was fetched until then is there; the state says what went wrong
        return inbox.resolve(resolution);
      }
    }
    return inbox.resolve(resolution);
  }

  /** Not checked one by one: the server would be asked thousands of times. */
  @Override
  public List<Answer> resolveAll(List<Resolution> resolutions) {
    return inbox.resolveAll(resolutions);
  }

  @Override
  public List<Draft> drafts() {
    return inbox.drafts();
  }

  @Override
  public void keep(Draft draft) {
    inbox.keep(draft);
  }

  @Override
  public void dropDraft(RecordId record) {
    inbox.dropDraft(record);
  }
}
