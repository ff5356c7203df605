package app.coffer.desktop.conflict;

import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.List;
import java.util.Map;

/**
 * What a person has chosen of an open question and not applied yet.
 *
 * @param heads the versions the person saw
 * @param choices by the unit's name
 * @param stay what becomes of a record that one side removed, in the screen's own words; empty
 *     where nothing was answered
 */
public record Draft(
    RecordId record, List<RevisionId> heads, Map<String, Choice> choices, String stay) {
  public Draft {
    heads = heads.stream().sorted().toList();
    choices = Map.copyOf(choices);
  }
}
