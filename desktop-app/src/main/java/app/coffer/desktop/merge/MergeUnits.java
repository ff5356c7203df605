package app.coffer.desktop.merge;

import static app.coffer.desktop.change.RecordFields.CURRENCY;
import static app.coffer.desktop.change.RecordFields.NAME;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfCategory;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.merge.MergeUnit.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The merge units of every kind of record. */
public final class MergeUnits {
  public static final MergeUnit ACCOUNT = ask("account", OfTransaction.ACCOUNT);
  public static final MergeUnit DATE = ask("date", OfTransaction.DATE);
  public static final MergeUnit CATEGORY = ask("category", OfTransaction.CATEGORY);

  /**
   * Amount, currency, all lines and the other leg: never mixed, because then lines would not add up
   * and legs would not balance.
   */
  public static final MergeUnit MONEY =
      ask(
          "money",
          OfTransaction.AMOUNT,
          CURRENCY,
          OfTransaction.LINES,
          OfTransaction.TRANSFER_ACCOUNT,
          OfTransaction.TRANSFER_AMOUNT,
          OfTransaction.TRANSFER_CURRENCY);

  public static final MergeUnit STATUS = unit("status", Rule.HIGHEST, OfTransaction.STATUS);
  public static final MergeUnit NOTES = unit("notes", Rule.LINES, OfTransaction.NOTES);
  public static final MergeUnit TAGS = unit("tags", Rule.SET, OfTransaction.TAGS);

  private static final String UNKNOWN = "field:";

  private static final Map<Entity, List<MergeUnit>> CATALOGUE =
      Map.of(
          Entity.TRANSACTION,
          List.of(
              MONEY,
              ACCOUNT,
              DATE,
              ask("payee", OfTransaction.PAYEE),
              CATEGORY,
              ask("number", OfTransaction.NUMBER),
              NOTES,
              TAGS,
              STATUS,
              unit("importKeys", Rule.SET, OfTransaction.IMPORT_KEYS),
              unit("importText", Rule.NEWEST, OfTransaction.IMPORT_TEXT)),
          Entity.ACCOUNT,
          List.of(
              ask("opening", OfAccount.OPENING, CURRENCY),
              ask("name", NAME),
              ask("type", OfAccount.TYPE),
              unit("closed", Rule.NEWEST, OfAccount.CLOSED)),
          Entity.PAYEE,
          List.of(ask("name", NAME)),
          Entity.CATEGORY_GROUP,
          List.of(ask("name", NAME)),
          Entity.CATEGORY,
          List.of(ask("name", NAME), ask("group", OfCategory.GROUP)),
          Entity.PROFILE,
          List.of(unit("name", Rule.NEWEST, NAME), unit("currency", Rule.NEWEST, CURRENCY)));

  private MergeUnits() {}

  /** The units this version knows, those with money at stake first. */
  public static List<MergeUnit> of(Entity entity) {
    return CATALOGUE.getOrDefault(entity, List.of());
  }

  /** All units of a record with these fields: the known ones, then one for each unknown field. */
  public static List<MergeUnit> of(Entity entity, Collection<String> fields) {
    var units = new ArrayList<>(of(entity));
    var unknown = new TreeSet<>(fields);
    var known = new HashSet<String>();
    units.forEach(unit -> known.addAll(unit.fields()));
    unknown.removeAll(known);
    unknown.forEach(field -> units.add(ask(UNKNOWN + field, field)));
    return List.copyOf(units);
  }

  private static MergeUnit ask(String name, String... fields) {
    return unit(name, Rule.ASK, fields);
  }

  private static MergeUnit unit(String name, Rule rule, String... fields) {
    return new MergeUnit(name, Set.of(fields), rule);
  }
}
