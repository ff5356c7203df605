package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.Reading.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvProfilesTest {
  private static final DerivedIds IDS =
      (kind, key) ->
          RecordId.ofHex(
              UUID.nameUUIDFromBytes((kind + "\0" + key).getBytes(StandardCharsets.UTF_8))
                  .toString()
                  .replace("-", ""));
  private static final String UNDECIDABLE =
      "Tag;Wer;Wert\n03.04.2026;Lidl;-1,00\n05.06.2026;Aldi;-2,00\n";

  @TempDir Path folder;
  private TestLedger device;
  private CsvProfiles profiles;
  private BankImport bank;

  @BeforeEach
  void open() {
    device = new TestLedger(folder);
    profiles = new CsvProfiles(device.store(), IDS);
    bank = TestBank.over(device.store(), IDS);
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void whatAPersonSaidIsRememberedForFilesWithTheSameColumns() throws Exception {
    Path file = file("april.csv", UNDECIDABLE);
    CsvColumns inferred = bank.columns(file);
    assertThat(inferred.dateOrderCertain()).isFalse();
    assertThat(inferred.profile()).isEmpty();
    profiles.remember("My bank", corrected(inferred, "M.d.uuuu"));

    CsvColumns known =
        bank.columns(file("may.csv", "Konto 1;;\n;;\nTag;Wer;Wert\n07.08.2026;Edeka;-3,00\n"));

    assertThat(known.profile()).isEqualTo("My bank");
    assertThat(known.datePattern()).isEqualTo("M.d.uuuu");
    assertThat(known.dateOrderCertain()).isTrue();
    assertThat(known.headerRow()).as("below what stands before it").isGreaterThan(0);
  }

  @Test
  void aBankThatWritesDatesInAnotherWayNowIsLookedAtAnew() throws Exception {
    profiles.remember("My bank", bank.columns(file("a.csv", UNDECIDABLE)));

    CsvColumns other = bank.columns(file("b.csv", "Tag;Wer;Wert\n2026-04-13;Lidl;-1,00\n"));

    assertThat(other.profile()).isEmpty();
    assertThat(other.datePattern()).isEqualTo("uuuu-M-d");
  }

  @Test
  void aFileWithoutAHeaderIsKnownByWhatItsColumnsHold() throws Exception {
    Path file = file("a.csv", "03.04.2026;Lidl;-1,00\n05.06.2026;Aldi;-2,00\n");
    profiles.remember("Bare", corrected(bank.columns(file), "M.d.uuuu"));

    assertThat(bank.columns(file("b.csv", "01.02.2026;Rewe;-9,00\n")).profile()).isEqualTo("Bare");
    assertThat(bank.columns(file("c.csv", "Rewe;01.02.2026;-9,00\n")).profile()).isEmpty();
  }

  @Test
  void aProfileThatIsPassedOnReadsTheSameElsewhere(@TempDir Path elsewhere) throws Exception {
    Path file = file("a.csv", UNDECIDABLE);
    CsvProfile mine = profiles.remember("My bank", corrected(bank.columns(file), "M.d.uuuu"));
    Path passed = elsewhere.resolve("bank.json");
    profiles.write(mine, passed);

    try (TestLedger other = new TestLedger(elsewhere)) {
      var theirs = new CsvProfiles(other.store(), IDS);
      assertThat(theirs.take(passed)).as("under the id that this device gave it").isEqualTo(mine);
      assertThat(TestBank.over(other.store(), IDS).columns(file).profile()).isEqualTo("My bank");
    }
  }

  @Test
  void oneThatIsForgottenIsNotUsed() throws Exception {
    Path file = file("a.csv", UNDECIDABLE);
    profiles.forget(profiles.remember("My bank", bank.columns(file)));

    assertThat(profiles.own()).isEmpty();
    assertThat(bank.columns(file).profile()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "{\"format\":\"coffer-csv-profile\",\"version\":2}",
        "{\"format\":\"coffer-csv-profile\",\"version\":1,\"separator\":\";\",\"decimal\":\",\",\"date\":\"d.M.uuuu\",\"columns\":[{\"name\":\"a\",\"is\":\"date\"}]}",
        "{\"format\":\"coffer-csv-profile\",\"version\":1,\"separator\":\"x\",\"decimal\":\",\",\"date\":\"d.M.uuuu\",\"columns\":[{\"name\":\"a\",\"is\":\"date\"},{\"name\":\"b\",\"is\":\"amount\"}]}",
        "{\"format\":\"coffer-csv-profile\",\"version\":1,\"separator\":\";\",\"decimal\":\",\",\"date\":\"no"
            + " pattern\",\"columns\":[{\"name\":\"a\",\"is\":\"date\"},{\"name\":\"b\",\"is\":\"amount\"}]}",
        "{\"format\":\"coffer-csv-profile\",\"version\":1,\"separator\":\";\",\"decimal\":\",\",\"date\":\"d.M.uuuu\",\"charset\":\"klingon\",\"columns\":[{\"name\":\"a\",\"is\":\"date\"},{\"name\":\"b\",\"is\":\"amount\"}]}"
      })
  void whatIsNoProfileIsRefusedWithAReason(String text) throws IOException {
    Path file = file("profile.json", text);

    assertThatThrownBy(() -> profiles.take(file))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageStartingWith("This file cannot be used as a profile: ");
    assertThat(profiles.own()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gls.csv, GLS Bank, EUR",
    "creditunion.csv, Credit union (check number first), USD",
    "schwab-checking.csv, Charles Schwab checking, USD",
    "erste-hu-inflow-outflow.csv, Erste Bank, HUF"
  })
  void profilesThatComeWithTheProgramReadTheSamplesAsInferred(
      String name, String profile, String currency) throws Exception {
    BankFile file = BankFile.of(sample("csv/" + name));
    CsvColumns known = profiles.fitting(file).orElseThrow();
    assertThat(known.profile()).isEqualTo(profile);

    Statement byProfile =
        new CsvStatementReader()
            .read(
                file,
                java.util.Currency.getInstance(currency),
                new BankImport.Options(BankImport.Format.CSV, known))
            .getFirst();
    Statement inferred = Reading.csv(sample("csv/" + name), currency);
    assertThat(byProfile.lines()).isEqualTo(inferred.lines());
    assertThat(byProfile.closing()).isEqualTo(inferred.closing());
    assertThat(byProfile.problems()).isEmpty();
  }

  @Test
  void theFileOfAProfileIsReadAsItWasWritten() throws Exception {
    for (CsvProfile each : profiles.all()) {
      assertThat(CsvProfileFile.read(each.id(), CsvProfileFile.text(each))).isEqualTo(each);
    }
    assertThat(profiles.all()).hasSizeGreaterThan(3);
  }

  private static CsvColumns corrected(CsvColumns columns, String pattern) {
    return new CsvColumns(
        columns.charset(),
        columns.delimiter(),
        columns.headerRow(),
        List.of(Role.DATE, Role.PAYEE, Role.AMOUNT),
        pattern,
        true,
        columns.decimalSign(),
        columns.flipSign(),
        columns.preview());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
