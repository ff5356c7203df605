package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The contents of all kinds but the transaction's. */
final class Contents {
  private Contents() {}

  static final class OfProfile implements Content<Profile> {
    @Override
    public Entity entity() {
      return Entity.PROFILE;
    }

    @Override
    public RecordId id(Profile profile) {
      return profile.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Profile profile) {
      SortedMap<String, CborValue> fields = named(profile.name());
      fields.put(RecordFields.CURRENCY, CborValue.of(profile.currency().getCurrencyCode()));
      if (profile.firstDayOfMonth() != 1) {
        fields.put(RecordFields.OfProfile.FIRST_DAY, CborValue.of(profile.firstDayOfMonth()));
      }
      if (profile.budgetMode() != BudgetMode.ENVELOPE) {
        fields.put(RecordFields.OfProfile.BUDGET_MODE, CborValue.of(text(profile.budgetMode())));
      }
      return fields;
    }

    @Override
    public Profile read(RecordId id, Fields fields) {
      long firstDay = fields.optional(RecordFields.OfProfile.FIRST_DAY, Fields::count).orElse(1L);
      return new Profile(
          id,
          fields.text(RecordFields.NAME),
          currency(fields),
          (int) Math.min(firstDay, Profile.LAST_FIRST_DAY),
          fields
              .optional(RecordFields.OfProfile.BUDGET_MODE, Fields::textOf)
              .filter(text(BudgetMode.TRACKING)::equals)
              .map(tracking -> BudgetMode.TRACKING)
              .orElse(BudgetMode.ENVELOPE));
    }

    static String text(BudgetMode mode) {
      return mode.name().toLowerCase(Locale.ROOT);
    }
  }

  static final class OfAccount implements Content<Account> {
    @Override
    public Entity entity() {
      return Entity.ACCOUNT;
    }

    @Override
    public RecordId id(Account account) {
      return account.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Account account) {
      SortedMap<String, CborValue> fields = named(account.name());
      fields.put(RecordFields.OfAccount.TYPE, CborValue.of(text(account.type())));
      fields.put(RecordFields.OfAccount.OPENING, CborValue.of(account.opening().minor()));
      fields.put(
          RecordFields.CURRENCY, CborValue.of(account.opening().currency().getCurrencyCode()));
      fields.put(RecordFields.OfAccount.CLOSED, CborValue.of(account.closed()));
      return fields;
    }

    @Override
    public Account read(RecordId id, Fields fields) {
      return new Account(
          id,
          fields.text(RecordFields.NAME),
          type(fields.text(RecordFields.OfAccount.TYPE)),
          new Money(fields.integer(RecordFields.OfAccount.OPENING), currency(fields)),
          fields.bool(RecordFields.OfAccount.CLOSED));
    }

    static String text(AccountType type) {
      return type.name().toLowerCase(Locale.ROOT);
    }

    /** A type of a newer version is shown among the assets; the real one stays in the record. */
    static AccountType type(String text) {
      for (AccountType type : AccountType.values()) {
        if (text(type).equals(text)) {
          return type;
        }
      }
      return AccountType.ASSET;
    }
  }

  static final class OfPayee implements Content<Payee> {
    @Override
    public Entity entity() {
      return Entity.PAYEE;
    }

    @Override
    public RecordId id(Payee payee) {
      return payee.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Payee payee) {
      return named(payee.name());
    }

    @Override
    public Payee read(RecordId id, Fields fields) {
      return new Payee(id, fields.text(RecordFields.NAME));
    }
  }

  static final class OfGroup implements Content<CategoryGroup> {
    @Override
    public Entity entity() {
      return Entity.CATEGORY_GROUP;
    }

    @Override
    public RecordId id(CategoryGroup group) {
      return group.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(CategoryGroup group) {
      SortedMap<String, CborValue> fields = named(group.name());
      putPlace(fields, RecordFields.OfGroup.ORDER, group.place());
      return fields;
    }

    @Override
    public CategoryGroup read(RecordId id, Fields fields) {
      return new CategoryGroup(
          id, fields.text(RecordFields.NAME), place(fields, RecordFields.OfGroup.ORDER));
    }
  }

  static final class OfCategory implements Content<Category> {
    @Override
    public Entity entity() {
      return Entity.CATEGORY;
    }

    @Override
    public RecordId id(Category category) {
      return category.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Category category) {
      SortedMap<String, CborValue> fields = named(category.name());
      fields.put(RecordFields.OfCategory.GROUP, CborValue.of(category.group().bytes()));
      putIf(fields, RecordFields.OfCategory.INCOME, category.income());
      putIf(fields, RecordFields.OfCategory.HIDDEN, category.hidden());
      putIf(fields, RecordFields.OfCategory.ROLLS, category.rolls());
      putPlace(fields, RecordFields.OfCategory.ORDER, category.place());
      return fields;
    }

    @Override
    public Category read(RecordId id, Fields fields) {
      return new Category(
          id,
          new RecordId(fields.bytes(RecordFields.OfCategory.GROUP)),
          fields.text(RecordFields.NAME),
          isSet(fields, RecordFields.OfCategory.INCOME),
          isSet(fields, RecordFields.OfCategory.HIDDEN),
          isSet(fields, RecordFields.OfCategory.ROLLS),
          place(fields, RecordFields.OfCategory.ORDER));
    }
  }

  /** No place is absent. */
  static void putPlace(SortedMap<String, CborValue> fields, String name, int place) {
    if (place > 0) {
      fields.put(name, CborValue.of(place));
    }
  }

  static int place(Fields fields, String name) {
    return (int) Math.min(fields.optional(name, Fields::count).orElse(0L), Integer.MAX_VALUE);
  }

  /** False is absent. */
  static void putIf(SortedMap<String, CborValue> fields, String name, boolean set) {
    if (set) {
      fields.put(name, CborValue.of(true));
    }
  }

  static boolean isSet(Fields fields, String name) {
    return CborValue.of(true).equals(fields.entries().get(name));
  }

  static Currency currency(Fields fields) {
    return Currency.getInstance(fields.text(RecordFields.CURRENCY));
  }

  static SortedMap<String, CborValue> named(String name) {
    var fields = new TreeMap<String, CborValue>();
    fields.put(RecordFields.NAME, CborValue.of(name));
    return fields;
  }
}
