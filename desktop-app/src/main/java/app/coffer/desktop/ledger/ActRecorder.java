package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.Acts.Label;
import app.coffer.desktop.ledger.Acts.Touch;
import app.coffer.desktop.ledger.Acts.Verb;
import app.coffer.wire.id.RecordId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes what a write changes, record by record. */
final class ActRecorder extends ReadThrough implements LedgerStore.Writer {
  private final LedgerStore.Writer writer;
  private final List<Kind<?>> kinds;
  private final Map<RecordId, Touch<?>> touches = new LinkedHashMap<>();

  ActRecorder(LedgerStore.Writer writer, List<Kind<?>> kinds) {
    super(writer);
    this.writer = writer;
    this.kinds = kinds;
  }

  /**
   * In the order in which records were first written; those that came out as they were left out.
   */
  List<Touch<?>> touches() {
    return touches.values().stream()
        .filter(touch -> !Objects.equals(touch.before(), touch.after()))
        .<Touch<?>>map(touch -> touch)
        .toList();
  }

  @Override
  public void put(Profile profile) {
    put(Kind.PROFILE, profile);
  }

  @Override
  public void put(Account account) {
    put(Kind.ACCOUNT, account);
  }

  @Override
  public void put(Payee payee) {
    put(Kind.PAYEE, payee);
  }

  @Override
  public void put(CategoryGroup group) {
    put(Kind.GROUP, group);
  }

  @Override
  public void put(Category category) {
    put(Kind.CATEGORY, category);
  }

  @Override
  public void put(Transaction transaction) {
    put(Kind.TRANSACTION, transaction);
  }

  @Override
  public <T> void put(Kind<T> kind, T record) {
    note(kind, kind.id().apply(record), record);
    writer.put(kind, record);
  }

  @Override
  public <T> void putAll(Kind<T> kind, List<T> records) {
    if (!kind.equals(Kind.TRANSACTION)) {
      records.forEach(record -> put(kind, record));
      return;
    }
    @SuppressWarnings("unchecked") // it is that kind's type
    var transactions = (List<Transaction>) records;
    noteAll(transactions, false);
    writer.putAll(kind, records);
  }

  @Override
  public void removeAll(List<Transaction> last) {
    noteAll(last, true);
    writer.removeAll(last);
  }

  private void noteAll(List<Transaction> all, boolean removed) {
    Map<RecordId, Transaction> before =
        writer.transactions(
            all.stream().map(Transaction::id).filter(id -> !touches.containsKey(id)).toList());
    for (Transaction each : all) {
      Touch<?> earlier = touches.get(each.id());
      Transaction was = earlier == null ? before.get(each.id()) : (Transaction) earlier.before();
      touches.put(each.id(), new Touch<>(Kind.TRANSACTION, each.id(), was, removed ? null : each));
    }
  }

  @Override
  public void remove(RecordId id) {
    for (Kind<?> kind : kinds) {
      if (writer.find(kind, id).isPresent()) {
        note(kind, id, null);
      }
    }
    writer.remove(id);
  }

  private <T> void note(Kind<T> kind, RecordId id, @Nullable T after) {
    Touch<?> earlier = touches.get(id);
    T before =
        earlier == null
            ? writer.find(kind, id).orElse(null)
            : earlier.before() == null ? null : kind.type().cast(earlier.before());
    touches.put(id, new Touch<>(kind, id, before, after));
  }

  /** What people would call it: by its transactions if there are any, by its first record else. */
  static Label label(LedgerReader ledger, List<Touch<?>> touches) {
    Touch<?> main =
        touches.stream()
            .filter(touch -> touch.kind().equals(Kind.TRANSACTION))
            .findFirst()
            .orElse(touches.getFirst());
    int count = (int) touches.stream().filter(touch -> touch.kind().equals(main.kind())).count();
    Verb verb =
        main.before() == null ? Verb.ADDED : main.after() == null ? Verb.REMOVED : Verb.CHANGED;
    Object shown = main.after() == null ? main.before() : main.after();
    return new Label(verb, main.kind().entity(), subject(ledger, shown), count);
  }

  private static String subject(LedgerReader ledger, @Nullable Object record) {
    return switch (record) {
      case Transaction tx ->
          Optional.ofNullable(tx.payee()).flatMap(ledger::payee).map(Payee::name).orElse("");
      case Account account -> account.name();
      case Payee payee -> payee.name();
      case Category category -> category.name();
      case CategoryGroup group -> group.name();
      case Tag tag -> tag.name();
      case null, default -> "";
    };
  }
}
