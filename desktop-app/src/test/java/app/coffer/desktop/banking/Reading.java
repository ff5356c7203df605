package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;

/** Statements from samples and from text. */
final class Reading {
  private Reading() {}

  static byte[] sample(String name) {
    return resource("/bank/" + name);
  }

  static byte[] resource(String name) {
    try (var in = Reading.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Statement ofx(byte[] bytes, String currency) throws UnreadableFile {
    return new OfxReader()
        .read(BankFile.of(bytes), Currency.getInstance(currency), Options.auto())
        .getFirst();
  }

  static Statement ofx(String text) throws UnreadableFile {
    return ofx(text.getBytes(StandardCharsets.UTF_8), "EUR");
  }

  /** All statements in a file, by the reader that recognises it. */
  static List<Statement> all(byte[] bytes, String currency) throws UnreadableFile {
    BankFile file = BankFile.of(bytes);
    for (StatementReader reader :
        List.of(
            new OfxReader(),
            new CamtReader(),
            new Mt940Reader(),
            new QifReader(),
            new CsvStatementReader())) {
      if (reader.recognises(file.opening(8000))) {
        return reader.read(file, Currency.getInstance(currency), Options.auto());
      }
    }
    throw new AssertionError("no reader recognises it");
  }

  static Statement one(String text) throws UnreadableFile {
    List<Statement> all = all(text.getBytes(StandardCharsets.UTF_8), "EUR");
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " statements");
    }
    return all.getFirst();
  }

  /**
   * A statement.
   *
   * @param lines {@code day|amount|id|payee}
   */
  static String ofxLines(String head, String... lines) {
    var text = new StringBuilder("<OFX><STMTRS>" + head);
    for (String line : lines) {
      String[] part = line.split("\\|", -1);
      text.append("<STMTTRN><DTPOSTED>")
          .append(part[0])
          .append("<TRNAMT>")
          .append(part[1])
          .append("<FITID>")
          .append(part[2])
          .append("<NAME>")
          .append(part[3])
          .append("</STMTTRN>");
    }
    return text + "</STMTRS></OFX>";
  }

  /** One line around the tags given, without closing ones. */
  static Statement ofxLine(String tags) throws UnreadableFile {
    return ofx(
        "<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN>"
            + tags
            + "</STMTTRN></BANKTRANLIST></STMTRS></OFX>");
  }

  static Statement csv(byte[] bytes, String currency) throws UnreadableFile {
    return new CsvStatementReader()
        .read(BankFile.of(bytes), Currency.getInstance(currency), Options.auto())
        .getFirst();
  }

  static Statement csv(String text) throws UnreadableFile {
    return csv(text.getBytes(StandardCharsets.UTF_8), "EUR");
  }

  static Statement csv(String text, Charset charset) throws UnreadableFile {
    return csv(text.getBytes(charset), "EUR");
  }

  /** {@code date amount payee} of each line. */
  static List<String> brief(Statement statement) {
    return statement.lines().stream().map(Reading::brief).toList();
  }

  static String brief(BankLine line) {
    return line.date() + " " + line.amount().decimal() + " " + line.payee();
  }
}
