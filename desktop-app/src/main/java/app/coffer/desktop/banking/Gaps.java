package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Origin;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is missing between the files that were imported into one account: balances that do not
 * follow each other, and days that no file covers.
 */
public final class Gaps {
  /** Fewer days without a line are nothing unusual. */
  private static final int DAYS = 7;

  private final List<ImportBatch> batches;

  /**
   * A stretch that no file covers.
   *
   * @param from the first day
   * @param to the last day
   * @param ended what the account held before, by the bank; empty where no file says
   * @param begins what it held afterwards
   */
  public record Gap(LocalDate from, LocalDate to, Optional<Money> ended, Optional<Money> begins) {

    /** Whether balances prove that something is missing, or that nothing is. */
    public Optional<Boolean> proven() {
      return ended.isPresent() && begins.isPresent()
          ? Optional.of(!ended.equals(begins))
          : Optional.empty();
    }
  }

  /**
   * @param batches of one account
   */
  public Gaps(List<ImportBatch> batches) {
    this.batches =
        batches.stream()
            .filter(each -> !each.undone() && each.first() != null && each.last() != null)
            .sorted(
                Comparator.comparing(
                    ImportBatch::first, Comparator.nullsFirst(LocalDate::compareTo)))
            .toList();
  }

  /** Those between what was imported, the oldest first. */
  public List<Gap> all() {
    List<Gap> gaps = new ArrayList<>();
    ImportBatch before = null;
    for (ImportBatch each : batches) {
      if (before != null) {
        between(before, each.first(), each.openingBalance()).ifPresent(gaps::add);
      }
      if (before == null || before.last() == null || each.last().isAfter(before.last())) {
        before = each;
      }
    }
    return gaps;
  }

  /** What a file that is about to be imported leaves open before it, if anything. */
  List<Finding> before(Origin origin) {
    LocalDate first = origin.first();
    if (first == null) {
      return List.of();
    }
    return batches.stream()
        .filter(each -> each.last() != null && each.last().isBefore(first))
        .max(Comparator.comparing(ImportBatch::last, Comparator.nullsFirst(LocalDate::compareTo)))
        .flatMap(each -> between(each, first, origin.opening()))
        .map(Gaps::finding)
        .stream()
        .toList();
  }

  private static Optional<Gap> between(
      ImportBatch before,
      @org.jspecify.annotations.Nullable LocalDate first,
      Optional<Money> opening) {
    LocalDate last = before.last();
    if (last == null || first == null || !last.isBefore(first)) {
      return Optional.empty();
    }
    Gap gap =
        new Gap(
            first.isAfter(last.plusDays(1)) ? last.plusDays(1) : last,
            first.isAfter(last.plusDays(1)) ? first.minusDays(1) : first,
            before.closingBalance(),
            opening);
    boolean tooLong = ChronoUnit.DAYS.between(last, first) > DAYS;
    return gap.proven().orElse(tooLong) ? Optional.of(gap) : Optional.empty();
  }

  private static Finding finding(Gap gap) {
    return gap.proven().orElse(false)
        ? Finding.of(
            Code.BALANCES_DO_NOT_FOLLOW,
            gap.ended().orElseThrow(),
            gap.begins().orElseThrow(),
            gap.from(),
            gap.to())
        : Finding.of(Code.DAYS_NOT_COVERED, gap.from(), gap.to());
  }
}
