package app.coffer.desktop.ui.rules;

import app.coffer.desktop.rules.Rule;

/** A line of the page. */
sealed interface RuleLine {

  /**
   * A heading.
   *
   * @param key of its words
   */
  record Title(String key) implements RuleLine {}

  /** A rule that corrections ask for. */
  record Proposed(Rule rule) implements RuleLine {}

  /**
   * A rule.
   *
   * @param place from 0, of {@code all}
   */
  record Standing(Rule rule, int place, int all) implements RuleLine {}
}
