package app.coffer.desktop.ui.conflict;

/** The groups of the list, the most delicate first. */
enum QuestionGroup {
  RECONCILED,
  BOTH_EDITED,
  DELETED_AND_EDITED;

  static QuestionGroup of(ConflictVersions versions) {
    if (versions.reconciled()) {
      return RECONCILED;
    }
    return versions.conflict().removedAgainstEdited() ? DELETED_AND_EDITED : BOTH_EDITED;
  }
}
