package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.merge.MergeUnit;
import java.util.Set;

/** What a merge unit is to a person, in the order in which the units are shown. */
enum UnitKind {
  MONEY,
  OPENING,
  DATE,
  NAME,
  PAYEE,
  CATEGORY,
  GROUP,
  ACCOUNT,
  TYPE,
  STATUS,
  NUMBER,
  NOTES,
  TAGS,
  CLOSED,
  CURRENCY,
  IMPORTED,
  OTHER;

  private static final Set<Entity> LEDGER =
      Set.of(
          Entity.TRANSACTION,
          Entity.ACCOUNT,
          Entity.PAYEE,
          Entity.CATEGORY,
          Entity.CATEGORY_GROUP,
          Entity.PROFILE);

  static UnitKind of(Entity entity, MergeUnit unit) {
    if (!LEDGER.contains(entity)) {
      // units of other records share names with these, not their meaning
      return switch (unit.name()) {
        case "name" -> NAME;
        case "notes" -> NOTES;
        case "tags" -> TAGS;
        default -> OTHER;
      };
    }
    return switch (unit.name()) {
      case "money" -> MONEY;
      case "opening" -> OPENING;
      case "date" -> DATE;
      case "name" -> NAME;
      case "payee" -> PAYEE;
      case "category" -> CATEGORY;
      case "group" -> GROUP;
      case "account" -> entity.equals(Entity.TRANSACTION) ? ACCOUNT : OTHER;
      case "type" -> TYPE;
      case "status" -> STATUS;
      case "number" -> NUMBER;
      case "notes" -> NOTES;
      case "tags" -> TAGS;
      case "closed" -> CLOSED;
      case "currency" -> CURRENCY;
      case "importKeys", "importText" -> IMPORTED;
      default -> OTHER;
    };
  }

  /** Whether it moves money. */
  boolean isMoney() {
    return this == MONEY || this == OPENING || this == ACCOUNT;
  }

  /** Whether its values stand under each other as numbers do. */
  boolean isAmount() {
    return this == MONEY || this == OPENING;
  }
}
