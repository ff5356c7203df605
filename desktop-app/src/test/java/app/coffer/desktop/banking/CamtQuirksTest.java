package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.Reading.all;
import static app.coffer.desktop.banking.Reading.brief;
import static app.coffer.desktop.banking.Reading.one;
import static app.coffer.desktop.banking.Reading.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class CamtQuirksTest {
  @Test
  void everyVersionIsReadByLocalNames() throws Exception {
    for (String version : List.of("02", "04", "06", "08", "10", "13")) {
      String text = statement(entry("5.00", "DBIT", "<Sts>BOOK</Sts>" + debit("Lidl")));
      assertThat(brief(one(text.replace("053.001.02", "053.001." + version))))
          .containsExactly("2026-01-02 -5.00 Lidl");
    }
    String prefixed =
        statement(entry("5.00", "DBIT", debit("Lidl")))
            .replace("<", "<c:")
            .replace("<c:/", "</c:")
            .replace("<c:?", "<?")
            .replace("xmlns=", "xmlns:c=");
    assertThat(brief(one(prefixed))).containsExactly("2026-01-02 -5.00 Lidl");
  }

  @Test
  void reportsAndNotificationsAreReadToo() throws Exception {
    String text = statement(entry("5.00", "CRDT", "<Sts><Cd>BOOK</Cd></Sts>"));
    for (String[] names :
        new String[][] {{"BkToCstmrAcctRpt", "Rpt"}, {"BkToCstmrDbtCdtNtfctn", "Ntfctn"}}) {
      String other =
          text.replace("BkToCstmrStmt", names[0])
              .replace("<Stmt>", "<" + names[1] + ">")
              .replace("</Stmt>", "</" + names[1] + ">");
      assertThat(brief(one(other))).containsExactly("2026-01-02 5.00 ");
    }
  }

  @Test
  void whatIsNotBookedIsLeftOutAndSaid() throws Exception {
    Statement read =
        one(
            statement(
                entry("5.00", "DBIT", "<Sts>PDNG</Sts>")
                    + entry("6.00", "DBIT", "<Sts><Cd>INFO</Cd></Sts>")
                    + entry("7.00", "DBIT", "<Sts><Cd>BOOK</Cd></Sts>")));
    assertThat(brief(read)).containsExactly("2026-01-02 -7.00 ");
    assertThat(read.warnings()).singleElement().asString().contains("2 lines are not booked");
  }

  @Test
  void aReversalHasTheSignThatMovesTheAccount() throws Exception {
    String back = entry("5.00", "CRDT", "<RvslInd>true</RvslInd><Sts>BOOK</Sts>");
    assertThat(brief(one(statement(balance("OPBD", "1.00") + balance("CLBD", "6.00") + back))))
        .containsExactly("2026-01-02 5.00 ");
    Statement other = one(statement(balance("OPBD", "11.00") + balance("CLBD", "6.00") + back));
    assertThat(brief(other))
        .as("the balances prove the other")
        .containsExactly("2026-01-02 -5.00 ");
    assertThat(other.warnings()).singleElement().asString().contains("Reversals");
  }

  @Test
  void aBatchIsOpenedOnlyWhereItsPartsAddUp() throws Exception {
    String parts =
        "<NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs><Amt Ccy=\"EUR\">2.00</Amt>"
            + party("Anna")
            + "</TxDtls><TxDtls><Refs><EndToEndId>B</EndToEndId></Refs>"
            + "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">3.00</Amt></TxAmt></AmtDtls>"
            + party("Ben")
            + "</TxDtls></NtryDtls>";
    Statement read = one(statement(entry("5.00", "DBIT", parts)));
    assertThat(brief(read)).containsExactly("2026-01-02 -2.00 Anna", "2026-01-02 -3.00 Ben");
    assertThat(read.lines()).extracting(l -> l.bankId()).doesNotHaveDuplicates();
    assertThat(brief(one(statement(entry("6.00", "DBIT", parts)))))
        .as("one of them is missing")
        .containsExactly("2026-01-02 -6.00 ");
  }

  @Test
  void theUltimatePartyComesFirstAndPartiesMayBeWrapped() throws Exception {
    String detail =
        "<NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>Payment service</Nm></Pty></Cdtr>"
            + "<UltmtCdtr><Pty><Nm>Bookshop</Nm></Pty></UltmtCdtr></RltdPties>"
            + "<RmtInf><Ustrd>Order</Ustrd><Ustrd>123</Ustrd></RmtInf></TxDtls></NtryDtls>";
    Statement read = one(statement(entry("5.00", "DBIT", detail)));
    assertThat(brief(read)).containsExactly("2026-01-02 -5.00 Bookshop");
    assertThat(read.lines().getFirst().notes()).isEqualTo("Order 123");
  }

  @Test
  void amountsInAnotherCurrencyAndImpossibleOnesAreListed() throws Exception {
    Statement read =
        one(
            statement(
                entry("5.00", "DBIT", "")
                    + entry("1.234", "DBIT", "")
                    + entry("-5.00", "DBIT", "")
                    + entry("1,50", "DBIT", "")
                    + entry("5.00", "UP", "")
                    + entry("5.00", "DBIT", "").replace("EUR", "USD")
                    + entry("5.00", "DBIT", "").replace("2026-01-02", "2026-02-30")));
    assertThat(read.lines()).hasSize(1);
    assertThat(read.problems()).hasSize(6).allMatch(p -> p.lineNumber() > 0);
  }

  @Test
  void definitionsOfItsOwnAreRefused() {
    String bomb = "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    String reads = "<!DOCTYPE Document [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>";
    for (String doctype :
        List.of(bomb, reads, "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/\">")) {
      String text =
          statement(entry("5.00", "DBIT", debit("&b;")))
              .replace("<Document", doctype + "<Document");
      assertThatThrownBy(() -> one(text)).isInstanceOf(UnreadableFile.class);
    }
  }

  @Test
  void aFileThatIsCutOffIsRefused() {
    String text = statement(entry("5.00", "DBIT", "") + entry("6.00", "DBIT", ""));
    assertThatThrownBy(() -> one(text.substring(0, text.length() - 60)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void anEncodingThatIsNamedWrongIsSeenThrough() throws Exception {
    String text = statement(entry("5.00", "DBIT", debit("Müller")));
    assertThat(brief(all(text.getBytes(Charset.forName("windows-1252")), "EUR").getFirst()))
        .containsExactly("2026-01-02 -5.00 Müller");
    String named = text.replace("UTF-8", "ISO-8859-2").replace("Müller", "Dvořák");
    assertThat(brief(all(named.getBytes(Charset.forName("ISO-8859-2")), "EUR").getFirst()))
        .containsExactly("2026-01-02 -5.00 Dvořák");
  }

  @Test
  void anArchiveOfDaysIsOneStatementInOrder() throws Exception {
    String first =
        statement(balance("OPBD", "1.00") + balance("CLBD", "6.00") + entry("5.00", "CRDT", ""));
    String second =
        statement(balance("OPBD", "6.00") + balance("CLBD", "4.00") + entry("2.00", "DBIT", ""))
            .replace("2026-01-02", "2026-01-03");
    byte[] zip = zip("b-0103.xml", utf8(second), "a-0102.xml", utf8(first), "read.me", utf8("x"));
    Statement read = all(zip, "EUR").getFirst();
    assertThat(brief(read)).containsExactly("2026-01-02 5.00 ", "2026-01-03 -2.00 ");
    assertThat(read.closing().orElseThrow().decimal()).isEqualTo("4.00");
    assertThat(read.warnings()).containsExactly("Left out of the archive: read.me.");
    Statement gap =
        all(zip("a.xml", utf8(first), "b.xml", utf8(second.replace(">6.00", ">7.00"))), "EUR")
            .getFirst();
    assertThat(gap.warnings()).anyMatch(w -> w.contains("missing"));
  }

  @Test
  void anArchiveThatUnpacksToFarMoreIsRefused() throws Exception {
    byte[] bomb = zip("a.xml", new byte[30 * 1024 * 1024]);
    assertThatThrownBy(() -> BankFile.of(bomb))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("unpacks to far more");
    // statements that repeat themselves shrink as much, but come to little
    byte[] large = utf8(statement(" ".repeat(7 * 1024 * 1024)));
    assertThat(BankFile.of(zip("a.xml", large)).isArchive()).isTrue();
    Object[] many = new Object[202];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = i + ".xml";
      many[i + 1] = utf8("<a/>");
    }
    assertThatThrownBy(() -> BankFile.of(zip(many)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("100 files");
    byte[] good = zip("a.xml", sample("camt053/camt053.v8.xml"));
    assertThat(all(good, "EUR").getFirst().lines()).hasSize(1);
    byte[] broken = java.util.Arrays.copyOf(good, good.length / 2);
    assertThatThrownBy(() -> all(broken, "EUR")).isInstanceOf(UnreadableFile.class);
  }

  static String statement(String inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>"
        + "<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>DE00123456</IBAN></Id>"
        + "<Ccy>EUR</Ccy></Acct>"
        + inside
        + "</Stmt></BkToCstmrStmt></Document>";
  }

  static String entry(String amount, String direction, String more) {
    return "\n<Ntry><Amt Ccy=\"EUR\">"
        + amount
        + "</Amt><CdtDbtInd>"
        + direction
        + "</CdtDbtInd><BookgDt><Dt>2026-01-02</Dt></BookgDt>"
        + more
        + "</Ntry>";
  }

  private static String balance(String code, String amount) {
    return "<Bal><Tp><CdOrPrtry><Cd>"
        + code
        + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">"
        + amount
        + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-02</Dt></Dt></Bal>";
  }

  private static String debit(String name) {
    return "<NtryDtls><TxDtls>" + party(name) + "</TxDtls></NtryDtls>";
  }

  private static String party(String name) {
    return "<RltdPties><Cdtr><Nm>" + name + "</Nm></Cdtr></RltdPties>";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return bytes.toByteArray();
  }
}
