package app.coffer.desktop.merge;

import java.util.Set;

/**
 * The smallest part of a record that may come from one side.
 *
 * @param name stable: drafts and logs name units by it; {@code "field:x"} for a field this version
 *     does not know
 * @param fields the fields it covers
 */
public record MergeUnit(String name, Set<String> fields, Rule rule) {
  public MergeUnit {
    fields = Set.copyOf(fields);
  }

  /** What the machine may do where both sides changed the unit differently. */
  public enum Rule {
    /** A person decides. */
    ASK,
    /** Line by line against the base; a person decides where lines overlap. */
    LINES,
    /** What either added is in, what either removed is out. */
    SET,
    /** The greater value, unless that would touch something reconciled. */
    HIGHEST,
    /** The newest; nobody is asked. */
    NEWEST
  }
}
