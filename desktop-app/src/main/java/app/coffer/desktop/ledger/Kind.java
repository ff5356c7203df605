package app.coffer.desktop.ledger;

import app.coffer.desktop.change.Entity;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of record. The ledger reads and writes any of them through {@link LedgerReader#find} and
 * {@link LedgerStore.Writer#put(Kind, Object)} without knowing what is in it: budgets, schedules,
 * rules and such declare theirs.
 */
public record Kind<T>(Entity entity, Class<T> type, Function<T, RecordId> id) {
  public static final Kind<Profile> PROFILE =
      new Kind<>(Entity.PROFILE, Profile.class, Profile::id);
  public static final Kind<Account> ACCOUNT =
      new Kind<>(Entity.ACCOUNT, Account.class, Account::id);
  public static final Kind<Payee> PAYEE = new Kind<>(Entity.PAYEE, Payee.class, Payee::id);
  public static final Kind<CategoryGroup> GROUP =
      new Kind<>(Entity.CATEGORY_GROUP, CategoryGroup.class, CategoryGroup::id);
  public static final Kind<Category> CATEGORY =
      new Kind<>(Entity.CATEGORY, Category.class, Category::id);
  public static final Kind<Transaction> TRANSACTION =
      new Kind<>(Entity.TRANSACTION, Transaction.class, Transaction::id);

  /** The ledger's own. */
  public static final List<Kind<?>> LEDGER =
      List.of(TRANSACTION, PAYEE, CATEGORY, GROUP, ACCOUNT, PROFILE, Tag.KIND, Statement.KIND);
}
