package app.coffer.desktop.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What there is to say of files has words, and takes what the words name. */
class FindingTest {
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @ParameterizedTest
  @EnumSource(Code.class)
  void everyCodeHasWordsInBothLanguagesThatNameAllItsArguments(Code code) {
    Set<String> numbers =
        IntStream.range(0, code.arguments())
            .mapToObj(number -> "{" + number + "}")
            .collect(Collectors.toSet());
    for (Locale language : List.of(Locale.ROOT, Locale.GERMAN)) {
      String text = words(language).getString(code.key());
      Set<String> named =
          Pattern.compile("\\{\\d+}")
              .matcher(text)
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toSet());
      assertThat(named).as("%s in %s", code, language).isEqualTo(numbers);
      if (numbers.isEmpty()) {
        assertThat(text).as("an apostrophe of %s", code).doesNotContain("''");
      }
    }
    Object[] arguments = new Object[code.arguments()];
    Arrays.setAll(arguments, number -> "<" + number + ">");
    String english = Finding.of(code, arguments).english();
    assertThat(english).doesNotContain("{");
    assertThat(arguments)
        .as("said in %s", english)
        .allMatch(each -> english.contains((String) each));
  }

  @Test
  void noWordsAreThereForNoCode() {
    Stream<String> orders = DateForm.ORDERS.stream().map(each -> "date." + each);
    assertThat(words(Locale.ROOT).keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Arrays.stream(Code.values()).map(Code::key), orders).toList());
  }

  @Test
  void aFindingInsideAnotherAndAmountsAndDaysAreSaidInEnglish() {
    Finding inner = Finding.of(Code.NOT_AN_AMOUNT, "it's {0}");
    assertThat(Finding.of(Code.BALANCE_UNREADABLE, inner).english())
        .isEqualTo("A balance in the file could not be read: \"it's {0}\" is not an amount.");
    Money amount = new Money(-1_234_567, Currency.getInstance("EUR"));
    assertThat(Finding.of(Code.LINE_CHANGED, 12_345, LocalDate.of(2026, 11, 21), amount).english())
        .startsWith("Line 12345: ")
        .contains("2026-11-21, -12345.67 EUR.");
    assertThat(Finding.of(Code.LEFT_OUT_OF_ARCHIVE, List.of("a", "b")).english())
        .isEqualTo("Left out of the archive: a, b.");
  }

  @ParameterizedTest
  @CsvSource({
    "d.M.uuuu, '31.12.2026 (day, month, year)'",
    "M/d/uu, '12/31/26 (month, day, year)'",
    "uuuuMMdd, '20261231 (year, month, day)'",
    "d-MMM-yyyy, '31-Dec-2026 (day, month, year)'",
    "uuuu/d/M, 2026/31/12"
  })
  void howDaysAreWrittenIsSaidByAnExampleToPeopleAndAsAPatternToScripts(
      String pattern, String said) {
    var form = new DateForm(pattern);
    assertThat(Finding.of(Code.DAY_OR_MONTH, form).english()).contains("read as " + said + ".");
    assertThat(form).hasToString(pattern);
  }

  @Test
  void aSentenceGetsExactlyWhatItTakes() {
    assertThatThrownBy(() -> Finding.of(Code.NOT_A_DATE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Finding.of(Code.EMPTY, "more"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ResourceBundle words(Locale language) {
    return ResourceBundle.getBundle("app.coffer.desktop.banking.findings", language, EXACT);
  }
}
