package app.coffer.desktop.cli;

/** An open question of either kind, as it is printed. */
sealed interface QuestionView permits ConflictView, RecordQuestionView {

  /** For people. */
  String text();
}
