package app.coffer.desktop.ui.budget;

/**
 * What a column of the grid shows.
 *
 * @param month which of the months shown; 0 for the columns that are there once
 */
record Spot(int month, Part part) {

  /** The parts of a month. */
  enum Part {
    NAME,
    BUDGETED,
    SPENT,
    AVAILABLE,
    GOAL
  }
}
