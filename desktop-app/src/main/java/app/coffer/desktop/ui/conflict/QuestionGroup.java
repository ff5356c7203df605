package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Conflict;

/** The groups of the list, the most delicate first. */
enum QuestionGroup {
  RECONCILED,
  AGAIN,
  MONEY,
  BOTH_EDITED,
  TWICE,
  CAME_BACK,
  DELETED_AND_EDITED;

  /** Whether its questions are about whole records. */
  boolean whole() {
    return this == TWICE || this == CAME_BACK;
  }

  static QuestionGroup of(ConflictVersions versions) {
    Conflict conflict = versions.conflict();
    if (versions.reconciled()) {
      return RECONCILED;
    }
    if (conflict.origin() != Conflict.Origin.CHANGED) {
      return AGAIN;
    }
    if (conflict.removedAgainstEdited()) {
      return DELETED_AND_EDITED;
    }
    return conflict.contested().stream()
            .anyMatch(unit -> UnitKind.of(conflict.entity(), unit).isMoney())
        ? MONEY
        : BOTH_EDITED;
  }
}
