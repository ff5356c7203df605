package app.coffer.desktop.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes every month or every few months.
 *
 * @param payee null for transfers
 * @param category {@code Group/Name}; null for transfers
 * @param to the account that a transfer goes to; null for payments
 * @param day of the month, at most 28; from a weekend it moves to Monday
 * @param hundredths what is moved, negative where it goes out; 0 for what is owed on the card
 * @param every how many months; the first is January
 * @param varies by how many hundredths it may be more in winter
 * @param planned whether there is a schedule of it
 */
record Regular(
    String name,
    @Nullable String payee,
    @Nullable String category,
    @Nullable String to,
    int day,
    long hundredths,
    int every,
    long varies,
    boolean planned) {

  static final String CHECKING = "Checking";
  static final String SAVINGS = "Savings";
  static final String CASH = "Cash";
  static final String CARD = "Credit card";
  static final String LOAN = "Study loan";

  static final List<Regular> ALL =
      List.of(
          paid("Rent", "Sunrise Housing", "Home/Rent", 1, 89_000),
          moved("Card", CARD, 3, 0),
          varying("Electricity", "Nordlicht Energy", "Home/Electricity", 5, 5_900, 2_600),
          varying("Heating", "Nordlicht Energy", "Home/Heating", 5, 4_200, 9_800),
          moved("Cash machine", CASH, 6, 8_000),
          found("Internet", "Glasfaser Plus", "Home/Internet", 7, 3_999, true),
          found("Telephone", "Glasfaser Plus", "Home/Internet", 9, 1_799, false),
          earned("Child benefit", "Family Office", "Income/Child benefit", 10, 25_500),
          moved("Study loan", LOAN, 12, 14_500),
          paid("Childcare", "Little Feet Kindergarten", "Family/Childcare", 13, 18_000),
          found("Films", "Stream Forest", "Leisure/Subscriptions", 14, 1_299, false),
          found("Newspaper", "Morning Paper", "Leisure/Subscriptions", 15, 2_490, false),
          found("Gym", "Iron & Oak", "Leisure/Subscriptions", 16, 2_900, true),
          every(3, "Car insurance", "Harbour Mutual", "Transport/Car", 17, 9_600),
          every(3, "Broadcasting", "Broadcasting fee", "Leisure/Subscriptions", 18, 5_508),
          every(12, "Car tax", "Tax office", "Transport/Car", 19, 14_200),
          found("Liability", "Harbour Mutual", "Home/Insurance", 20, 1_250, true),
          moved("Cash machine", CASH, 20, 6_000),
          found("Monthly ticket", "City Trams", "Transport/Public transport", 22, 4_900, true),
          found("Donation", "Doctors on the Road", "Giving/Donations", 24, 1_500, true),
          earned("Salary", "Harbour Works", "Income/Salary", 25, 268_000),
          moved("Put aside", SAVINGS, 26, 30_000),
          hourly("Part-time work", "Lindgren & Daughters", "Income/Salary", 28, 82_000, 21_000));

  /** Whether it comes on a day. */
  boolean on(LocalDate date) {
    for (YearMonth month : List.of(YearMonth.from(date), YearMonth.from(date).minusMonths(1))) {
      if ((month.getMonthValue() - 1) % every == 0 && moved(month.atDay(day)).equals(date)) {
        return true;
      }
    }
    return false;
  }

  private static LocalDate moved(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY, SUNDAY -> day.with(DayOfWeek.MONDAY).plusWeeks(1);
      default -> day;
    };
  }

  /** What it is in a month of the year, in hundredths. */
  long hundredths(LocalDate date) {
    double winter = (1 + Math.cos((date.getDayOfYear() - 15) / 365.0 * 2 * Math.PI)) / 2;
    return hundredths + Math.round(varies * winter);
  }

  private static Regular paid(String name, String payee, String category, int day, long cents) {
    return new Regular(name, payee, category, null, day, -cents, 1, 0, true);
  }

  private static Regular found(
      String name, String payee, String category, int day, long cents, boolean planned) {
    return new Regular(name, payee, category, null, day, -cents, 1, 0, planned);
  }

  private static Regular varying(
      String name, String payee, String category, int day, long cents, long more) {
    return new Regular(name, payee, category, null, day, -cents, 1, -more, true);
  }

  private static Regular every(
      int months, String name, String payee, String category, int day, long cents) {
    return new Regular(name, payee, category, null, day, -cents, months, 0, true);
  }

  private static Regular earned(String name, String payee, String category, int day, long cents) {
    return new Regular(name, payee, category, null, day, cents, 1, 0, true);
  }

  private static Regular hourly(
      String name, String payee, String category, int day, long cents, long more) {
    return new Regular(name, payee, category, null, day, cents, 1, more, true);
  }

  private static Regular moved(String name, String to, int day, long cents) {
    return new Regular(name, null, null, to, day, -cents, 1, 0, cents > 10_000);
  }
}
