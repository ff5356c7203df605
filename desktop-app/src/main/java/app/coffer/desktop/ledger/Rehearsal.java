package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.wire.id.RecordId;

/** Writes nothing, so that it can be seen what would be written. */
public final class Rehearsal extends ReadThrough implements Writer {

  public Rehearsal(LedgerReader reader) {
    super(reader);
  }

  @Override
  public void put(Profile profile) {}

  @Override
  public void put(Account account) {}

  @Override
  public void put(Payee payee) {}

  @Override
  public void put(CategoryGroup group) {}

  @Override
  public void put(Category category) {}

  @Override
  public void put(Transaction transaction) {}

  @Override
  public <T> void put(Kind<T> kind, T record) {}

  @Override
  public void remove(RecordId id) {}
}
