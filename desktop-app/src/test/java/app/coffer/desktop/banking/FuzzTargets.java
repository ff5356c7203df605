package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Part;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;

/**
 * What a fuzzer throws bytes at: one target for each reader. It ends quietly where the bytes are
 * refused in a sentence or read as a statement that keeps its promises, and throws otherwise. The
 * fuzzer is named in docs/testing.md; the default run replays what was worth keeping.
 */
public final class FuzzTargets {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final RecordId ANY = RecordId.ofHex("11".repeat(16));

  private FuzzTargets() {}

  /** Any file, by the reader that recognises it, as when it is dropped on the window. */
  public static final class Dropped {
    private Dropped() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      any(bytes);
    }
  }

  /** OFX 1 and 2 and QFX. */
  public static final class Ofx {
    private Ofx() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(new OfxReader(), bytes);
    }
  }

  /** CAMT.052, .053, .054, plain and zipped. */
  public static final class Camt {
    private Camt() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(new CamtReader(), bytes);
    }
  }

  /** MT940 and MT942. */
  public static final class Mt940 {
    private Mt940() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(new Mt940Reader(), bytes);
    }
  }

  /** QIF. */
  public static final class Qif {
    private Qif() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(new QifReader(), bytes);
    }
  }

  /** CSV, its columns inferred. */
  public static final class Csv {
    private Csv() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      reads(new CsvStatementReader(), bytes);
    }
  }

  /** Profiles of CSV that people pass on. */
  public static final class Profile {
    private Profile() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      try {
        CsvProfile read = CsvProfileFile.read(ANY, new String(bytes, StandardCharsets.UTF_8));
        String written = CsvProfileFile.text(read);
        if (!CsvProfileFile.read(ANY, written).equals(read)) {
          throw new AssertionError("a profile changes where it is written and read again");
        }
      } catch (UnreadableFile e) {
        isASentence(e.getMessage());
      }
    }
  }

  static void any(byte[] bytes) {
    StatementReader found = null;
    try {
      BankFile file = BankFile.of(bytes);
      String opening = file.opening(8000);
      for (StatementReader each : HostileFile.READERS) {
        if (found == null && each.recognises(opening)) {
          found = each;
        }
      }
    } catch (UnreadableFile e) {
      isASentence(e.getMessage());
    }
    if (found != null) {
      reads(found, bytes);
    }
  }

  static void reads(StatementReader reader, byte[] bytes) {
    try {
      List<Statement> read = reader.read(BankFile.of(bytes), EURO, Options.auto());
      if (read.isEmpty()) {
        throw new AssertionError("neither a statement nor a refusal");
      }
      read.forEach(FuzzTargets::keepsItsPromises);
      // no reader may depend on anything but the bytes
      if (!reader.read(BankFile.of(bytes), EURO, Options.auto()).equals(read)) {
        throw new AssertionError("read otherwise the second time");
      }
    } catch (UnreadableFile e) {
      isASentence(e.getMessage());
    }
  }

  static void keepsItsPromises(Statement statement) {
    Currency unit = statement.currency().map(Currency::getInstance).orElse(EURO);
    for (BankLine line : statement.lines()) {
      int year = line.date().getYear();
      require(year >= 1900 && year < 2200, "the day " + line.date());
      isPossible(line.amount(), unit);
      if (!line.parts().isEmpty()) {
        Money sum = Money.zero(unit);
        for (Part part : line.parts()) {
          sum = sum.plus(part.amount());
        }
        require(sum.equals(line.amount()), "parts that do not add up");
      }
    }
    for (RowProblem problem : statement.problems()) {
      require(!problem.reason().isBlank(), "a problem without a reason");
      require(problem.text().length() <= 160, "a problem longer than a line");
      require(problem.reason().length() <= 400, "a reason longer than a sentence");
    }
    statement.opening().ifPresent(balance -> isPossible(balance, unit));
    statement.closing().ifPresent(balance -> isPossible(balance, unit));
    statement.warnings().forEach(FuzzTargets::isASentence);
  }

  private static void isPossible(Money amount, Currency unit) {
    require(amount.currency().equals(unit), "an amount in " + amount.currency());
    require(Math.absExact(amount.minor()) <= 100_000_000_000_000L, "an amount of any size");
  }

  private static void isASentence(String text) {
    require(!text.isBlank(), "a refusal without a reason");
  }

  private static void require(boolean kept, String otherwise) {
    if (!kept) {
      throw new AssertionError(otherwise);
    }
  }
}
