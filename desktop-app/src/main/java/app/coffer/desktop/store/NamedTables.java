package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.CATEGORY_GROUP;
import static app.coffer.desktop.store.db.Tables.PAYEE;
import static app.coffer.desktop.store.db.Tables.PROFILE;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The tables of what transactions refer to by name. */
final class NamedTables {
  private NamedTables() {}

  /** A name as comparisons see it. */
  static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  static final class Profiles extends RecordTable<Profile> {
    Profiles() {
      super(PROFILE, new Contents.OfProfile());
    }

    @Override
    Map<Field<?>, @Nullable Object> columns(Profile profile) {
      return Map.of(
          PROFILE.NAME, profile.name(),
          PROFILE.CURRENCY, profile.currency().getCurrencyCode(),
          PROFILE.FIRST_DAY, profile.firstDayOfMonth(),
          PROFILE.BUDGET_MODE, Contents.OfProfile.text(profile.budgetMode()));
    }

    @Override
    Profile value(DSLContext sql, Record row) {
      return new Profile(
          row.get(PROFILE.RECORD_ID),
          row.get(PROFILE.NAME),
          Currency.getInstance(row.get(PROFILE.CURRENCY)),
          row.get(PROFILE.FIRST_DAY),
          BudgetMode.valueOf(row.get(PROFILE.BUDGET_MODE).toUpperCase(Locale.ROOT)));
    }

    @Override
    void written(DSLContext sql, @Nullable Row<Profile> before, Row<Profile> after) {
      // nothing hangs on it
    }
  }

  static final class Accounts extends RecordTable<Account> {
    Accounts() {
      super(ACCOUNT, new Contents.OfAccount());
    }

    @Override
    Map<Field<?>, @Nullable Object> columns(Account account) {
      return Map.of(
          ACCOUNT.NAME, account.name(),
          ACCOUNT.TYPE, Contents.OfAccount.text(account.type()),
          ACCOUNT.OPENING_MINOR, account.opening().minor(),
          ACCOUNT.CURRENCY, account.opening().currency().getCurrencyCode(),
          ACCOUNT.CLOSED, account.closed());
    }

    @Override
    Account value(DSLContext sql, Record row) {
      return new Account(
          row.get(ACCOUNT.RECORD_ID),
          row.get(ACCOUNT.NAME),
          Contents.OfAccount.type(row.get(ACCOUNT.TYPE)),
          Money.of(row.get(ACCOUNT.OPENING_MINOR), row.get(ACCOUNT.CURRENCY)),
          row.get(ACCOUNT.CLOSED));
    }

    @Override
    void written(DSLContext sql, @Nullable Row<Account> before, Row<Account> after) {
      // its legs are the transactions' to write
    }
  }

  static final class Payees extends RecordTable<Payee> {
    Payees() {
      super(PAYEE, new Contents.OfPayee());
    }

    @Override
    Map<Field<?>, @Nullable Object> columns(Payee payee) {
      return Map.of(PAYEE.NAME, payee.name(), PAYEE.FOLDED, folded(payee.name()));
    }

    @Override
    Payee value(DSLContext sql, Record row) {
      return new Payee(row.get(PAYEE.RECORD_ID), row.get(PAYEE.NAME));
    }

    @Override
    void written(DSLContext sql, @Nullable Row<Payee> before, Row<Payee> after) {
      if (before == null || !before.value().name().equals(after.value().name())) {
        SearchIndex.payeeNamed(sql, after.value());
      }
    }
  }

  static final class Groups extends RecordTable<CategoryGroup> {
    Groups() {
      super(CATEGORY_GROUP, new Contents.OfGroup());
    }

    @Override
    Map<Field<?>, @Nullable Object> columns(CategoryGroup group) {
      return Map.of(
          CATEGORY_GROUP.NAME, group.name(),
          CATEGORY_GROUP.PLACE, group.place());
    }

    @Override
    CategoryGroup value(DSLContext sql, Record row) {
      return new CategoryGroup(
          row.get(CATEGORY_GROUP.RECORD_ID),
          row.get(CATEGORY_GROUP.NAME),
          row.get(CATEGORY_GROUP.PLACE));
    }

    @Override
    void written(DSLContext sql, @Nullable Row<CategoryGroup> before, Row<CategoryGroup> after) {
      if (before == null || !before.value().name().equals(after.value().name())) {
        SearchIndex.groupNamed(sql, after.value().id());
      }
    }
  }

  static final class Categories extends RecordTable<Category> {
    Categories() {
      super(CATEGORY, new Contents.OfCategory());
    }

    @Override
    Map<Field<?>, @Nullable Object> columns(Category category) {
      return Map.of(
          CATEGORY.NAME, category.name(),
          CATEGORY.CATEGORY_GROUP_ID, category.group(),
          CATEGORY.INCOME, category.income(),
          CATEGORY.HIDDEN, category.hidden(),
          CATEGORY.ROLLS, category.rolls(),
          CATEGORY.PLACE, category.place());
    }

    @Override
    Category value(DSLContext sql, Record row) {
      return new Category(
          row.get(CATEGORY.RECORD_ID),
          row.get(CATEGORY.CATEGORY_GROUP_ID),
          row.get(CATEGORY.NAME),
          row.get(CATEGORY.INCOME),
          row.get(CATEGORY.HIDDEN),
          row.get(CATEGORY.ROLLS),
          row.get(CATEGORY.PLACE));
    }

    @Override
    void written(DSLContext sql, @Nullable Row<Category> before, Row<Category> after) {
      if (before == null || !sameWords(before.value(), after.value())) {
        SearchIndex.categoryNamed(sql, after.value().id());
      }
    }

    private static boolean sameWords(Category one, Category other) {
      return one.name().equals(other.name()) && one.group().equals(other.group());
    }
  }
}
