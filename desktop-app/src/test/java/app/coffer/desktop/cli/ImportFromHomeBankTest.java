package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportFromHomeBankTest {
  /** 2026-01-01 is day 739617 there. */
  private static final String BOOK =
      """
      <?xml version="1.0"?>
      <homebank v="1.4" d="050904">
      <properties title="Me" curr="1" auto_smode="1" auto_weekday="1"/>
      <cur key="1" flags="0" iso="EUR" name="Euro" symb="€" syprf="0" dchar="," gchar=" " frac="2" rate="0" mdate="0"/>
      <cur key="2" flags="0" iso="CHF" name="Franken" symb="CHF" frac="2" rate="0.93"/>
      <account key="1" pos="1" type="1" curr="1" name="Giro" initial="100.10000000000001" minimum="0"/>
      <account key="2" flags="2" pos="2" type="7" curr="1" name="Alt" initial="0" minimum="0" notes="closed"/>
      <account key="3" pos="3" type="2" curr="2" name="Franken" initial="-5" minimum="0"/>
      <pay key="1" name="Markt"/>
      <pay key="2" name="Firma &amp; Co"/>
      <cat key="1" name="Essen"/>
      <cat key="2" parent="1" flags="1" name="Brot" b0="-50"/>
      <cat key="3" flags="2" name="Lohn"/>
      <cat key="4" flags="256" name="Weg"/>
      <fav key="1" amount="-700" account="1" flags="0" wording="Rent" recflg="1" nextdate="739700" every="1" unit="2"/>
      <fav key="2" amount="-1" account="1" wording="Only a template"/>
      <fav key="3" amount="-25" account="1" dst_account="3" damt="23" flags="24" payee="1" recflg="3" limit="4" nextdate="739646" every="2" unit="2" weekend="1"/>
      <fav key="4" amount="-5" account="1" wording="Second Tuesday" recflg="5" nextdate="739628" every="1" unit="2" ordn="2" wkdy="2" scat="1||2" samt="-2||-3" smem="||"/>
      <fav key="5" amount="-5" account="1" wording="First working day" recflg="5" nextdate="739628" every="1" unit="2" ordn="1" wkdy="9"/>
      <fav key="6" amount="-5" account="2" wording="Of a closed account" recflg="1" nextdate="739628" every="1" unit="1"/>
      <asg key="1" flags="2" field="1" name="MARKT" payee="1"/>
      <asg key="2" flags="1028" name="rye" payee="2" category="2"/>
      <asg key="3" flags="260" name="r.*e" category="2"/>
      <ope date="739617" amount="2500" account="1" st="2" flags="2" payee="2" category="3" wording="Salary"/>
      <ope date="739618" amount="-10.5" account="1" st="1" payee="1" category="2" wording="rye&#xa;and&#x1;oat" info="77" tags="home week-end"/>
      <ope date="739619" amount="-30" account="1" payee="1" wording="both" scat="1||2" samt="-10||-20" smem="a||b &amp; c"/>
      <ope date="739620" amount="-40" account="1" dst_account="2" flags="8" wording="save" kxfer="1"/>
      <ope date="739620" amount="40" account="2" dst_account="1" flags="10" wording="save" kxfer="1"/>
      <ope date="739621" amount="-20" account="1" damt="18.6" dst_account="3" flags="24" kxfer="2"/>
      <ope date="739621" amount="18.6" account="3" damt="-20" dst_account="1" flags="26" kxfer="2"/>
      <ope date="739622" amount="-9" account="1" dst_account="2" flags="8" kxfer="3" wording="half"/>
      <ope date="739623" amount="-1000" account="1" st="3" wording="void"/>
      <ope date="739624" amount="-2000" account="1" flags="32" wording="reminder"/>
      <ope date="739625" amount="-3000" account="9" wording="of no account"/>
      </homebank>
      """;

  @TempDir Path folder;

  @Test
  void aBookComesOverWithSplitsTransfersAndCurrencies() throws IOException {
    Path file = Files.writeString(folder.resolve("home.xhb"), BOOK);
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "homebank", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder("Giro 2490.60 EUR", "Alt 40.00 EUR", "Franken 13.60 CHF");
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2026-01-01 2500.00 Firma & Co Lohn/Lohn",
            "2026-01-02 -10.50 Markt Essen/Brot",
            "2026-01-03 -30.00 Markt [Essen/Brot -20.00|Essen/Essen -10.00]",
            "2026-01-04 -40.00  > Alt",
            "2026-01-05 -20.00  > Franken",
            "2026-01-06 -9.00 ");
    assertThat(Bringing.notes(said))
        .containsExactlyInAnyOrder(
            "half-transfer 1",
            "not-counted 2",
            "unusable 1",
            "schedules 2",
            "budgets 1",
            "rules 1",
            "other-notes 1");
    assertThat(Bringing.rules(coffer, folder))
        .containsExactly(
            "MARKT: PAYEE CONTAINS MARKT > payee", "rye: IMPORT_TEXT CONTAINS rye > category");
    assertThat(said.get("schedules").asInt()).isEqualTo(3);
    assertThat(Bringing.schedules(coffer))
        .containsExactlyInAnyOrder(
            "Rent -700.00 2026-03-25 FREQ=MONTHLY",
            "Markt -25.00 2026-01-30"
                + " FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=28,29,30;BYSETPOS=-1;COUNT=4",
            "Second Tuesday -5.00 2026-01-13 FREQ=MONTHLY;BYDAY=2TU");
    assertThat(coffer.done("tx", "list", "--tag", "week-end").get(0).get("notes").asString())
        .isEqualTo("rye\nand oat");
    assertThat(coffer.run("", "verify").exit()).isZero();
  }

  @Test
  void beforeVersion59AReminderIsAState() throws IOException {
    String old =
        BOOK.replace("d=\"050904\"", "d=\"050800\"")
            .replace("flags=\"32\" wording=\"reminder\"", "flags=\"32\" wording=\"counted\"");
    Path file = Files.writeString(folder.resolve("home.xhb"), old);
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "homebank", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer)).contains("Giro 490.60 EUR");
    assertThat(Bringing.notes(said)).contains("not-counted 1");
  }

  @Test
  void theOldestFilesHaveFlagsForStates() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("home.xhb"),
            """
            <homebank v="0.7">
            <account key="1" type="1" name="Bank" initial="0"/>
            <ope date="739617" amount="7" account="1" flags="1" wording="done"/>
            <ope date="739618" amount="8" account="1" flags="0" wording="open"/>
            <ope date="739619" amount="9" account="1" flags="32" wording="reminder"/>
            </homebank>
            """);
    var coffer = Bringing.vault(folder.resolve("vault"));
    coffer.done("import-from", "homebank", file.toString());
    assertThat(Bringing.balances(coffer)).containsExactly("Bank 15.00 EUR");
    assertThat(coffer.done("tx", "list").toString()).contains("reconciled");
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("home.xhb"), "<gnc-v2/>");
    var coffer = Bringing.vault(folder.resolve("vault"));
    assertThat(coffer.run("", "import-from", "homebank", file.toString()).exit()).isNotZero();
    assertThat(Bringing.balances(coffer)).isEmpty();
  }
}
