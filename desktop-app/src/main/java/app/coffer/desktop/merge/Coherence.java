package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfGoal;
import app.coffer.desktop.change.RecordFields.OfRate;
import app.coffer.desktop.change.RecordFields.OfRule;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.wire.codec.CborValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold of a record whatever its units come from. Every head keeps these rules, so they
 * can break only where units of different heads meet, or where a person types.
 */
public final class Coherence {
  private static final CborValue RECONCILED = CborValue.of(2);

  /** Where in a line the other account stands. */
  private static final int TO = 4;

  private Coherence() {}

  /** The rule that is broken, by a stable name; empty where all hold. */
  public static Optional<String> broken(Entity entity, Map<String, CborValue> fields) {
    if (entity.equals(Entity.TRANSACTION) || entity.equals(Entity.SCHEDULE)) {
      return brokenMoney(fields);
    }
    return switch (entity.name()) {
      case "goal" ->
          brokenIf(
              CborValue.of("by-date").equals(fields.get(OfGoal.KIND))
                  != fields.containsKey(OfGoal.BY),
              "goal-without-its-date");
      case "rule" ->
          brokenIf(
              !(fields.get(OfRule.ACTIONS) instanceof CborValue.Array(List<CborValue> actions))
                  || actions.isEmpty(),
              "rule-without-actions");
      case "rate" ->
          brokenIf(
              !(fields.get(OfRate.VALUE) instanceof CborValue.Int(long value)) || value <= 0,
              "rate-not-positive");
      case "budget" ->
          brokenIf(
              fields.containsKey(OfBudgetCell.BASE)
                  && !(fields.get(OfBudgetCell.BASE) instanceof CborValue.Int),
              "budgeted-not-an-amount");
      default -> Optional.empty();
    };
  }

  private static Optional<String> brokenIf(boolean broken, String rule) {
    return broken ? Optional.of(rule) : Optional.empty();
  }

  private static Optional<String> brokenMoney(Map<String, CborValue> fields) {
    CborValue account = fields.get(OfTransaction.ACCOUNT);
    CborValue other = fields.get(OfTransaction.TRANSFER_ACCOUNT);
    boolean split = fields.containsKey(OfTransaction.LINES);
    if (account != null && (account.equals(other) || comesBack(fields, account))) {
      return Optional.of("transfer-to-itself");
    }
    if (fields.containsKey(OfTransaction.CATEGORY) && (split || other != null)) {
      return Optional.of("category-beside-lines-or-transfer");
    }
    if (split && !addsUp(fields.get(OfTransaction.LINES), fields.get(OfTransaction.AMOUNT))) {
      return Optional.of("lines-do-not-add-up");
    }
    return Optional.empty();
  }

  /** Whether a line goes to the account that it comes from. */
  private static boolean comesBack(Map<String, CborValue> fields, CborValue account) {
    return fields.get(OfTransaction.LINES) instanceof CborValue.Array(List<CborValue> items)
        && items.stream()
            .anyMatch(item ->
                item instanceof CborValue.Array(List<CborValue> line)
                    && line.size() > TO
                    && line.get(TO).equals(account));
  }

  private static boolean addsUp(CborValue lines, CborValue amount) {
    if (!(lines instanceof CborValue.Array(List<CborValue> items))
        || !(amount instanceof CborValue.Int(long total))) {
      return false;
    }
    long sum = 0;
    for (CborValue item : items) {
      if (!(item instanceof CborValue.Array(List<CborValue> line))
          || line.size() < 3
          || !(line.get(2) instanceof CborValue.Int(long part))) {
        return false;
      }
      try {
        sum = Math.addExact(sum, part);
      } catch (ArithmeticException tooLarge) {
        return false;
      }
    }
    return items.isEmpty() ? true : sum == total;
  }

  /** Whether any of these belongs to a statement that was agreed with the bank. */
  public static boolean touchesReconciled(List<Change> versions) {
    return versions.stream()
        .anyMatch(version ->
            !version.removed()
                && version.entity().equals(Entity.TRANSACTION)
                && RECONCILED.equals(version.fields().get(OfTransaction.STATUS)));
  }

  /** Whether a currency fits an account, judged by versions in which the two are known together. */
  static boolean currencyFits(Map<String, CborValue> fields, List<Map<String, CborValue>> known) {
    CborValue account = fields.get(OfTransaction.ACCOUNT);
    CborValue currency = fields.get(RecordFields.CURRENCY);
    return known.stream()
        .filter(version -> java.util.Objects.equals(version.get(OfTransaction.ACCOUNT), account))
        .anyMatch(
            version -> java.util.Objects.equals(version.get(RecordFields.CURRENCY), currency));
  }
}
