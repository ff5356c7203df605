package app.coffer.desktop.catalogue;

/**
 * How much refers to something.
 *
 * @param transactions those that have it, reconciled ones included
 * @param reconciled of these, those that a statement confirmed
 * @param budgeted in how many months it was budgeted for
 * @param saved saved reports and filters that name it
 * @param categories those under a heading
 */
public record Uses(
    int transactions,
    int reconciled,
    int schedules,
    int rules,
    int budgeted,
    int saved,
    int categories) {
  static final Uses NONE = new Uses(0, 0, 0, 0, 0, 0, 0);

  /** Whether nothing at all refers to it. */
  public boolean none() {
    return equals(NONE);
  }
}
