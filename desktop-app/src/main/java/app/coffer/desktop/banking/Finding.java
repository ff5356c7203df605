package app.coffer.desktop.banking;

import app.coffer.desktop.money.Money;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * What there is to say of a file or of a row in it: which sentence, and what is put into it. The
 * words of the sentence stand in {@code findings.properties}.
 *
 * @param arguments texts, numbers, {@link Money}, {@link LocalDate}, {@link DateForm}, other
 *     findings, or lists of these
 */
public record Finding(Code code, List<Object> arguments) {
  public Finding {
    arguments = List.copyOf(arguments);
    if (arguments.size() != code.arguments()) {
      throw new IllegalArgumentException(code + " takes " + code.arguments() + " arguments");
    }
  }

  public static Finding of(Code code, Object... arguments) {
    return new Finding(code, List.of(arguments));
  }

  /** Says a finding in some language. */
  public interface Voice {
    /** The text of {@link Code#key()}, or of the order of a date, with the arguments in it. */
    String sentence(String key, Object[] arguments);

    String day(LocalDate day);

    String money(Money amount);
  }

  /** In English, as the command line, scripts and logs of tests read it. */
  public String english() {
    return in(English.VOICE);
  }

  public String in(Voice voice) {
    return voice.sentence(code.key(), arguments.stream().map(each -> text(each, voice)).toArray());
  }

  private static String text(Object argument, Voice voice) {
    return switch (argument) {
      case Finding inner -> inner.in(voice);
      case Money amount -> voice.money(amount);
      case LocalDate day -> voice.day(day);
      case DateForm form -> form.in(voice);
      case Collection<?> several ->
          several.stream().map(each -> text(each, voice)).collect(Collectors.joining(", "));
      default -> String.valueOf(argument);
    };
  }

  private static final class English implements Voice {
    static final Voice VOICE = new English();
    private final ResourceBundle words =
        ResourceBundle.getBundle(
            "app.coffer.desktop.banking.findings",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    @Override
    public String sentence(String key, Object[] arguments) {
      String pattern = words.getString(key);
      return arguments.length == 0
          ? pattern
          : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    @Override
    public String day(LocalDate day) {
      return day.toString();
    }

    @Override
    public String money(Money amount) {
      return amount.decimal() + " " + amount.currency().getCurrencyCode();
    }
  }

  /** The sentences; their names are stable, for scripts. */
  public enum Code {
    // Why a row was left out: a part of a sentence.
    AMOUNT_MISSING(0),
    NOT_AN_AMOUNT(1),
    TOO_MANY_DECIMALS(2),
    AMOUNT_TOO_LARGE(1),
    NOT_THE_ACCOUNTS_CURRENCY(2),
    NOT_THE_STATEMENTS_CURRENCY(2),
    DATE_MISSING(0),
    NOT_A_DATE(1),
    SEVERAL_AMOUNTS(0),
    SEVERAL_DATES(0),
    SEVERAL_DIRECTIONS(0),
    NO_DIRECTION(1),
    IN_AND_OUT(0),
    QUOTATION_OPEN(0),
    NEITHER_DATE_NOR_AMOUNT(0),
    NOT_BOOKED_YET(1),
    A_TRADE(0),
    LINE_BREAKS_OFF(0),
    LINE_TOO_LONG(0),
    PARTS_DIFFER(0),
    PARTS_TOO_LARGE(0),
    NO_DAY_DIRECTION_AMOUNT(0),

    // What is to be known of a file that was read.
    UNKNOWN_CURRENCY(0),
    BALANCE_UNREADABLE(1),
    CLOSING_UNREADABLE(1),
    QUOTED(1),
    BALANCE_IN_OTHER_CURRENCY(1),
    ONE_WAITING(0),
    SOME_WAITING(1),
    REVERSALS_TURNED(0),
    LEFT_OUT_OF_ARCHIVE(1),
    DAY_OR_MONTH(1),
    LINE_CHANGED(3),
    BANK_REPORTS_ERROR(1),
    ENDS_IN_THE_MIDDLE(0),
    TRADES_LEFT_OUT(0),
    INTERIM(0),
    TOTALS_DIFFER(0),
    TOTALS_UNREADABLE(0),
    PAGES_DO_NOT_FOLLOW(2),
    LINES_LEAD_ELSEWHERE(3),
    LINES_TOO_LARGE(0),
    BALANCES_DO_NOT_FOLLOW(4),
    DAYS_NOT_COVERED(2),
    SEVERAL_ACCOUNTS(3),
    ACCOUNT(2),
    ACCOUNT_IN_CURRENCY(3),
    ACCOUNT_UNNAMED(0),
    ONE_LINE(0),
    LINES(1),

    // Why a bank's file is not read at all.
    NO_SUCH_FILE(0),
    A_FOLDER(0),
    DISK(0),
    LARGER_THAN_50_MB(0),
    MORE_THAN_A_MILLION_LINES(0),
    EMPTY(0),
    NOT_TEXT(0),
    WRONG_KIND(1),
    WEB_PAGE(0),
    KIND_PDF(0),
    KIND_OLD_OFFICE(0),
    KIND_OFFICE(0),
    KIND_IMAGE(0),
    KIND_IMAGE_OR_RECORDING(0),
    KIND_PROGRAM(0),
    KIND_COMPRESSED(0),
    KIND_ZIP(0),
    KIND_DATABASE(0),
    KIND_RTF(0),
    KIND_JSON(0),
    NO_KNOWN_FORMAT(0),
    NO_SUCH_ACCOUNT(2),
    ACCOUNT_IN_OTHER_CURRENCY(2),
    SUM_TOO_LARGE(0),
    MANY_FILES(0),
    ZIP_DAMAGED_OR_LOCKED(0),
    UNPACKS_TO_TOO_MUCH(0),
    XML_TOO_DEEP(0),
    XML_DEFINITIONS(0),
    XML_DAMAGED(0),
    XML_DAMAGED_AT(1),
    NO_CAMT(0),
    NO_MT940(0),
    NO_OFX_BODY(0),
    NO_OFX_STATEMENT(0),
    NO_OFX_BUT_ERROR(1),
    NO_QIF(0),
    NO_CSV(0),
    NO_ROW_FITS(0),
    FIELD_TOO_LONG(0),
    NO_SUCH_ENCODING(1),
    NO_PATTERN(1),

    // Why a profile of columns is not used.
    NOT_THE_PROFILES_COLUMNS(1),
    PROFILE_DISK(0),
    NO_PROFILE(1),
    PROFILE_TOO_LARGE(0),
    PROFILE_OTHER_KIND(0),
    PROFILE_NEWER(0),
    PROFILE_NOT_JSON(0),
    PROFILE_WORD(0),
    PROFILE_COLUMNS(0),
    PROFILE_SIGN(1),

    // Why a file of another program, or of Coffer, is not brought over.
    UNREADABLE(0),
    DAMAGED(0),
    DAMAGED_OR_FOREIGN(0),
    ZIP_DAMAGED(0),
    TOO_MANY_FILES(0),
    LARGER_THAN_400_MB(0),
    TOO_LARGE(0),
    TOO_DEEP(0),
    DEFINITIONS(0),
    MILLION_LINES(0),
    MILLION_TRANSACTIONS(0),
    MANY_ROWS(0),
    NO_ROOM(0),
    DATABASE_DAMAGED(0),
    NO_TABLE(0),
    AMOUNT_NO_NUMBER(0),
    NUMBER_NONE(0),
    AMOUNT_TOO_FINE(0),
    DATE_DOES_NOT_EXIST(0),
    ROW_WITHOUT_DATE(0),
    TRANSACTION_WITHOUT_DAY(0),
    ACCOUNT_NOT_HELD(0),
    NO_ACCOUNT(1),
    DAYS_UNDECIDED(0),
    NO_ACTUAL(0),
    NO_FIREFLY(0),
    NO_GNUCASH(0),
    NO_HOMEBANK(0),
    NO_MMEX(0),
    NO_YNAB(0),
    NO_COFFER(0),
    COFFER_DAMAGED(0),
    COFFER_DAMAGED_AT(1),
    COFFER_NEWER(0),
    COFFER_PART(0),
    COFFER_CONTRADICTS(0);

    private final int arguments;

    Code(int arguments) {
      this.arguments = arguments;
    }

    /** How many the sentence takes. */
    public int arguments() {
      return arguments;
    }

    /** Of its words. */
    public String key() {
      return "finding." + name();
    }
  }
}
