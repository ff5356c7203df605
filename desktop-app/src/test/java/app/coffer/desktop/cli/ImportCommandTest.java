package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportCommandTest {
  private static final String STATEMENT =
      """
      OFXHEADER:100
      DATA:OFXSGML
      VERSION:102
      SECURITY:NONE
      ENCODING:USASCII
      CHARSET:1252
      COMPRESSION:NONE
      OLDFILEUID:NONE
      NEWFILEUID:NONE

      <OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>0<STMTRS><CURDEF>EUR
      <BANKACCTFROM><BANKID>10020030<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>
      <BANKTRANLIST><DTSTART>20261101<DTEND>20261121
      <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261114<TRNAMT>-45.50<FITID>A1<NAME>LIDL</STMTTRN>
      <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261115<TRNAMT>100.00<FITID>A2<NAME>PAYROLL</STMTTRN>
      </BANKTRANLIST>
      <LEDGERBAL><BALAMT>54.50<DTASOF>20261121</LEDGERBAL>
      </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
      """;

  @TempDir Path folder;

  @Test
  void aStatementIsReadFirstThenBookedOnceHoweverOftenItComes() throws IOException {
    var coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--no-passphrase");
    coffer.done("account", "add", "--name", "Checking");
    String file = Files.writeString(folder.resolve("bank.ofx"), STATEMENT).toString();

    JsonNode dry = coffer.done("import", file, "--account", "Checking", "--dry-run");
    assertThat(dry.get("new").asInt()).isEqualTo(2);
    assertThat(coffer.done("tx", "list")).isEmpty();

    JsonNode booked = coffer.done("import", file, "--account", "Checking");
    assertThat(booked.get("new").asInt()).isEqualTo(2);
    assertThat(booked.get("problems")).isEmpty();
    assertThat(booked.get("balance").get("file").asString()).isEqualTo("54.50");
    assertThat(booked.get("balance").get("ledger").asString()).isEqualTo("54.50");

    JsonNode again = coffer.done("import", file, "--account", "Checking");
    assertThat(again.get("new").asInt()).isZero();
    assertThat(again.get("already").asInt()).isEqualTo(2);
    assertThat(coffer.done("tx", "list")).hasSize(2);
  }

  @Test
  void aFileThatIsNoStatementIsRefusedWithAReason() throws IOException {
    var coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--no-passphrase");
    coffer.done("account", "add", "--name", "Checking");
    String file = Files.writeString(folder.resolve("paper.pdf"), "%PDF-1.7 and more").toString();

    Command.Said said = coffer.json("import", file, "--account", "Checking");

    assertThat(said.exit()).isEqualTo(4);
    assertThat(said.error().get("code").asString()).isEqualTo("unreadable-file");
    JsonNode finding = said.error().get("finding");
    assertThat(finding.get("code").asString()).isEqualTo("WRONG_KIND");
    assertThat(finding.get("arguments").get(0).get("code").asString()).isEqualTo("KIND_PDF");
    assertThat(finding.get("text").asString())
        .startsWith("This file looks like a PDF, not a bank export.")
        .isEqualTo(said.error().get("message").asString());
    assertThat(coffer.json("import", "nowhere.ofx", "--account", "Checking").exit()).isEqualTo(3);
  }

  @Test
  void reasonsAndNotesComeWithACodeThatScriptsCanTell() throws IOException {
    var coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--no-passphrase");
    coffer.done("account", "add", "--name", "Checking");
    String odd = STATEMENT.replace("100.00", "1o0.00").replace("<BALAMT>54.50", "<BALAMT>none");
    String file = Files.writeString(folder.resolve("bank.ofx"), odd).toString();

    JsonNode read = coffer.done("import", file, "--account", "Checking");

    JsonNode problem = read.get("problems").get(0);
    assertThat(problem.get("reason").asString()).isEqualTo("\"1o0.00\" is not an amount");
    assertThat(problem.get("code").asString()).isEqualTo("NOT_AN_AMOUNT");
    assertThat(problem.get("arguments").get(0).asString()).isEqualTo("1o0.00");
    assertThat(read.get("warnings").get(0).asString())
        .isEqualTo("The balance in the file could not be read: \"none\" is not an amount.")
        .isEqualTo(read.get("notes").get(0).get("text").asString());
    assertThat(read.get("notes").get(0).get("code").asString()).isEqualTo("CLOSING_UNREADABLE");
    JsonNode inner = read.get("notes").get(0).get("arguments").get(0);
    assertThat(inner.get("code").asString()).isEqualTo("NOT_AN_AMOUNT");
    assertThat(inner.get("arguments").get(0).asString()).isEqualTo("none");
  }

  @Test
  void severalFilesGoWhereTheyTellAndAreTakenBackOneByOne() throws IOException {
    var coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--no-passphrase");
    coffer.done("account", "add", "--name", "Checking");
    coffer.done("account", "add", "--name", "Savings");
    String one = Files.writeString(folder.resolve("bank.ofx"), STATEMENT).toString();
    String two =
        Files.writeString(
                folder.resolve("savings.csv"),
                "Date,Payee,Amount\n2026-11-13,From checking,45.50\n")
            .toString();

    assertThat(coffer.json("import", one, two).error().get("code").asString())
        .isEqualTo("which-account");
    assertThat(coffer.done("tx", "list")).as("nothing of either").isEmpty();
    coffer.done("import", one, "--account", "Checking");
    JsonNode both = coffer.done("import", one, two);

    assertThat(both).hasSize(2);
    assertThat(both.get(0).get("account").asString())
        .as("where it went before")
        .isEqualTo("Checking");
    assertThat(both.get(0).get("already").asInt()).isEqualTo(2);
    assertThat(both.get(1).get("new").asInt()).isEqualTo(1);
    assertThat(both.get(1).get("transfers").asInt()).isEqualTo(1);
    assertThat(coffer.done("imports", "list")).hasSize(2);
    String id = both.get(1).get("batch").asString();
    assertThat(coffer.done("imports", "undo", id).get("removed").asInt()).isEqualTo(1);
    assertThat(coffer.done("tx", "list")).hasSize(2);
  }

  @Test
  void aProfileReadsTheColumnsAsItSays() throws IOException {
    var coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--no-passphrase");
    coffer.done("account", "add", "--name", "Checking");
    String file =
        Files.writeString(folder.resolve("a.csv"), "A;B;C\n03.04.2026;Lidl;-1,00\n").toString();
    String profile =
        Files.writeString(
                folder.resolve("us.json"),
                """
                {"format":"coffer-csv-profile","version":1,"name":"Odd","separator":";",
                 "date":"M.d.uuuu","decimal":",","columns":[{"name":"A","is":"date"},
                 {"name":"B","is":"payee"},{"name":"C","is":"amount"}]}
                """)
            .toString();

    coffer.done("import", file, "--account", "Checking", "--profile", profile);
    assertThat(coffer.done("tx", "list").get(0).get("date").asString()).isEqualTo("2026-03-04");
    coffer.done("imports", "load-profile", profile);
    String copy = folder.resolve("copy.json").toString();
    coffer.done("imports", "save-profile", "Odd", copy);
    assertThat(Files.readString(Path.of(copy))).contains("\"Odd\"");
    assertThat(coffer.done("imports", "profiles").toString()).contains("GLS Bank", "Odd");
    assertThat(coffer.json("import", file, "--account", "Checking", "--profile", "GLS Bank").exit())
        .isEqualTo(4);
  }
}
