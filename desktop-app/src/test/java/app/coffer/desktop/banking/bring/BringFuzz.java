package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Bring.DayOrder;
import app.coffer.desktop.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a fuzzer throws files of other programs at. */
public final class BringFuzz {
  static final Choices CHOICES = new Choices(Currency.getInstance("EUR"), DayOrder.MONTH_FIRST);

  interface Reader {
    Brought read() throws UnreadableFile;
  }

  private BringFuzz() {}

  /** GnuCash's XML. */
  public static final class OfGnuCash {
    private OfGnuCash() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(() -> GnuCash.brought(GnuCashXml.read(bytes), CHOICES.currency()));
    }
  }

  /** YNAB's register, with its plan in an archive. */
  public static final class OfYnab {
    private OfYnab() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(() -> Ynab.brought(bytes, CHOICES));
    }
  }

  /** HomeBank's file. */
  public static final class OfHomeBank {
    private OfHomeBank() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(() -> HomeBank.brought(bytes, CHOICES.currency()));
    }
  }

  /** Firefly III's transactions, with its accounts in an archive. */
  public static final class OfFirefly {
    private OfFirefly() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(() -> Firefly.brought(bytes, CHOICES.currency()));
    }
  }

  static void reads(Reader reader) {
    try {
      keepsItsPromises(reader.read());
    } catch (UnreadableFile e) {
      require(!e.getMessage().isBlank(), "a refusal without a reason");
    }
  }

  private static void keepsItsPromises(Brought brought) {
    Set<String> accounts = new HashSet<>();
    brought.accounts().forEach(each -> accounts.add(each.key()));
    for (Brought.Entry entry : brought.entries()) {
      require(accounts.contains(entry.account()), "an entry of no account");
      require(
          entry.transfer().isEmpty() || accounts.contains(entry.transfer()),
          "a transfer to no account");
      int year = entry.date().getYear();
      require(year >= 1900 && year <= 2200, "the day " + entry.date());
      if (!entry.lines().isEmpty()) {
        Money sum = Money.zero(entry.amount().currency());
        for (Brought.Line line : entry.lines()) {
          sum = sum.plus(line.amount());
        }
        require(sum.equals(entry.amount()), "parts that do not add up");
      }
    }
    BringReport.of(brought);
  }

  private static void require(boolean kept, String otherwise) {
    if (!kept) {
      throw new AssertionError(otherwise);
    }
  }

  /** A file of each program. */
  public static List<byte[]> seeds() {
    return List.of(GNUCASH, YNAB, YNAB_4, HOMEBANK, FIREFLY).stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static final String GNUCASH =
      """
      <gnc-v2><book><account><name>Giro</name><id>a</id><type>BANK</type><commodity>
      <space>CURRENCY</space><id>EUR</id></commodity><slots><slot><key>hidden</key><value>true
      </value></slot></slots></account>
      <account><name>Dollar</name><id>u</id><type>CASH</type><commodity><space>ISO4217</space>
      <id>USD</id></commodity><parent>a</parent></account>
      <account><name>Food</name><id>c</id><type>EXPENSE</type></account>
      <account><name>Begin</name><id>e</id><type>EQUITY</type><slots><slot><key>equity-type</key>
      <value>opening-balance</value></slot></slots></account>
      <transaction><currency><id>EUR</id></currency><num>7</num><date-posted><date>2026-01-02
      </date></date-posted><description>Market</description><splits>
      <split><reconciled-state>y</reconciled-state><value>-3000/100</value><quantity>-3000/100
      </quantity><account>a</account><memo>m</memo></split>
      <split><value>1000/100</value><quantity>1100/100</quantity><account>u</account></split>
      <split><value>2000/100</value><quantity>2000/100</quantity><account>c</account></split>
      </splits></transaction>
      <transaction><currency><id>EUR</id></currency><date-posted><date>2026-01-01</date>
      </date-posted><splits><split><value>5/1</value><quantity>5/1</quantity><account>a</account>
      </split><split><value>-5/1</value><quantity>-5/1</quantity><account>e</account></split>
      </splits></transaction>
      <schedxaction><name>Rent</name></schedxaction><budget><name>B</name></budget>
      </book></gnc-v2>
      """;

  private static final String YNAB =
      """
      "Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
      "Checking","","01/31/2026","Work","Inflow: Ready to Assign","Inflow","Ready to Assign","",€0.00,"€2,500.00","Reconciled"
      "Checking","Red","02/03/2026","Market","Daily: Food","Daily","Food","Split (1/2) bread",€10.00,€0.00,"Cleared"
      "Checking","Red","02/03/2026","Transfer : Cash","","","","Split (2/2)",€20.00,€0.00,"Cleared"
      "Cash","","02/03/2026","Transfer : Checking","","","","",€0.00,€20.00,"Cleared"
      """;

  private static final String YNAB_4 =
      """
      Account,Flag,Check Number,Date,Payee,Category,Master Category,Sub Category,Memo,Outflow,Inflow,Cleared,Running Balance
      Savings,,12,03.02.2026,Market,Daily:Food,Daily,Food,,"1.234,50",0,C,1
      """;

  private static final String HOMEBANK =
      """
      <?xml version="1.0"?>
      <homebank v="1.4" d="050904"><properties title="Me" curr="1"/>
      <cur key="1" iso="EUR" name="Euro"/><cur key="2" iso="CHF" name="Franken"/>
      <account key="1" type="1" curr="1" name="Giro" initial="100.10000000000001"/>
      <account key="2" flags="2" type="7" curr="2" name="Alt" initial="0" notes="closed"/>
      <pay key="1" name="Markt"/><cat key="1" name="Essen"/>
      <cat key="2" parent="1" flags="1" name="Brot"/>
      <fav key="1" amount="-700" account="1" wording="Rent" recflg="1"/>
      <asg key="1" name="MARKT" payee="1"/>
      <ope date="739618" amount="-10.5" account="1" st="1" payee="1" category="2" wording="rye&#xa;and&#x1;oat" info="77" tags="home week-end"/>
      <ope date="739619" amount="-30" account="1" scat="1||2" samt="-10||-20" smem="a||b"/>
      <ope date="739621" amount="-20" account="1" damt="18.6" dst_account="2" flags="24" kxfer="2"/>
      <ope date="739621" amount="18.6" account="2" damt="-20" dst_account="1" flags="26" kxfer="2"/>
      </homebank>
      """;

  private static final String FIREFLY =
      """
      user_id,group_id,journal_id,group_title,type,currency_code,amount,foreign_currency_code,foreign_amount,description,date,source_name,source_type,destination_name,destination_type,reconciled,category,budget,bill,tags,notes
      1,1,1,,"Opening balance",EUR,100.50,,,"Initial balance",2026-01-01T00:00:00+01:00,"Initial balance for Giro","Initial balance account",Giro,"Asset account",,,,,,
      1,4,4,Big,Withdrawal,EUR,-20.00,,,Food,2026-01-04T00:00:00+01:00,Giro,"Asset account",Market,"Expense account",1,Food,Daily,,"home,b",rye
      1,4,5,Big,Withdrawal,EUR,-5.00,,,Soap,2026-01-04T00:00:00+01:00,Giro,"Asset account",Market,"Expense account",,Home,,,,
      1,5,6,,Transfer,EUR,93.00,CHF,90.00,Change,2026-01-05T00:00:00+01:00,Giro,"Asset account",Franken,"Asset account",,,,,,
      """;
}
