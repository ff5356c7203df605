package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;

/** A figure that one can look behind. */
sealed interface Target {

  /** Part of the spending. */
  record OfSlice(By by, Slice slice) implements Target {}

  /** One side of a month; by category where it is income against expenses. */
  record OfMonth(YearMonth month, boolean in, boolean byCategory) implements Target {}

  /** What was spent of a category's budget. */
  record OfBudget(RecordId category, YearMonth from, YearMonth to) implements Target {}

  /** What moved in an account on some days. */
  record OfAccount(RecordId account, LocalDate from, LocalDate to) implements Target {}

  /** What has no category yet, whenever it was. */
  record Uncategorised() implements Target {}

  /** What each account held on a day. */
  record OfAccounts(LocalDate day) implements Target {}
}
