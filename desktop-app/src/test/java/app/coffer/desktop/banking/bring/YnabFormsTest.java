package app.coffer.desktop.banking.bring;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Bring.DayOrder;
import app.coffer.desktop.ledger.Clearing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Currency;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class YnabFormsTest {
  private static final Choices CHOICES = new Choices(Currency.getInstance("USD"), DayOrder.BY_FILE);

  private static final String OLD =
      """
      "Account","Flag","Check Number","Date","Payee","Category","Master Category","Sub Category","Memo","Outflow","Inflow","Cleared","Running Balance"
      "Bank","","","2015/03/01","Work","Income: Available this month","Income","Available this month","","0.00","1,000.00","R","1000.00"
      "Bank","","17","2015/03/14","Cafe","Food: Dining","Food","Dining","(Split 1/2) soup","4.50","0.00","C","995.50"
      "Bank","","17","2015/03/14","Cafe / Transfer : Cash","","","","(Split 2/2)","10.00","0.00","C","985.50"
      "Cash","","","2015/03/14","Transfer : Bank","","","","","0.00","10.00","U","10.00"
      """;

  private static final String OLD_PLAN =
      """
      "Month","Category","Master Category","Sub Category","Budgeted","Outflows","Category Balance"
      "March 2015","Food: Dining","Food","Dining","50.00","-4.50","45.50"
      """;

  @Test
  void aRegisterAndBudgetOfYnab4AreRead() throws IOException, UnreadableFile {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("Home-Register.csv"));
      zip.write(OLD.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("Home-Budget.csv"));
      zip.write(OLD_PLAN.getBytes(StandardCharsets.UTF_8));
    }
    Brought brought = Ynab.brought(archive.toByteArray(), CHOICES);
    assertThat(BringReport.of(brought).agrees()).isTrue();
    assertThat(brought.categories())
        .extracting(each -> each.group() + "/" + each.name() + " " + each.income())
        .containsExactly("Income/Available this month true", "Food/Dining false");
    assertThat(brought.entries())
        .extracting(each ->
            each.date()
                + " "
                + each.payee()
                + " "
                + each.amount().decimal()
                + " "
                + each.transfer())
        .containsExactly("2015-03-01 Work 1000.00 ", "2015-03-14 Cafe -14.50 ");
    assertThat(brought.entries().getLast().number()).isEqualTo("17");
    assertThat(brought.entries().getLast().lines())
        .extracting(each -> each.amount().decimal() + " " + each.notes() + " " + each.transfer())
        .containsExactly("-4.50 soup ", "-10.00  Cash");
    assertThat(brought.entries().getFirst().status()).isEqualTo(Clearing.RECONCILED);
    assertThat(brought.budget())
        .extracting(Brought.Budgeted::month, each -> each.amount().decimal())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(YearMonth.of(2015, 3), "50.00"));
  }

  @Test
  void aPictureInANameThatWasWrittenAsTwoHalvesIsOne() throws IOException, UnreadableFile {
    var bytes = new ByteArrayOutputStream();
    bytes.write("Account,Date,Payee,Category,Outflow,Inflow\n".getBytes(StandardCharsets.UTF_8));
    bytes.write("Bank,2026-01-31,Shop ".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0xbe});
    bytes.write(new byte[] {(byte) 0xed, (byte) 0xb5, (byte) 0xa1});
    bytes.write(",,1.00,0\n".getBytes(StandardCharsets.UTF_8));
    Brought brought = Ynab.brought(bytes.toByteArray(), CHOICES);
    assertThat(brought.entries().getFirst().payee()).isEqualTo("Shop \uD83E\uDD61");
  }

  @Test
  void datesThatCanBeReadTwoWaysAreAskedFor() throws UnreadableFile {
    byte[] file =
        "Account,Date,Payee,Category,Outflow,Inflow\nBank,03/04/2026,A,,1.00,0\n"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Ynab.brought(file, CHOICES).undecided()).isTrue();
    Brought brought = Ynab.brought(file, new Choices(CHOICES.currency(), DayOrder.DAY_FIRST));
    assertThat(brought.undecided()).isFalse();
    assertThat(brought.entries().getFirst().date()).isEqualTo("2026-04-03");
  }
}
