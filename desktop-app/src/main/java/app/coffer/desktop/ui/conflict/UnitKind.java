package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.merge.MergeUnit;

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

  static UnitKind of(Entity entity, MergeUnit unit) {
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

  /** Whether its values stand under each other as numbers do. */
  boolean isAmount() {
    return this == MONEY || this == OPENING;
  }
}
