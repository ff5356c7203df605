package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A file that somebody made or damaged, and all that may come of it.
 *
 * @param bytes made when they are wanted, for some are large
 * @param amounts of the lines that are read nevertheless, in their order; {@link #REFUSED} where
 *     the whole file is
 * @param said a part of the refusal, or of a problem or a warning; empty where all is well
 */
record HostileFile(
    String name, StatementReader reader, Supplier<byte[]> bytes, String amounts, String said) {
  static final String REFUSED = "refused";

  /** In the order in which they are asked. */
  static final List<StatementReader> READERS =
      List.of(
          new OfxReader(),
          new CamtReader(),
          new Mt940Reader(),
          new QifReader(),
          new CsvStatementReader());

  static HostileFile text(
      String name, StatementReader reader, String text, String amounts, String said) {
    return new HostileFile(
        name, reader, () -> text.getBytes(StandardCharsets.UTF_8), amounts, said);
  }

  static HostileFile latin(
      String name, StatementReader reader, String text, String amounts, String said) {
    return new HostileFile(
        name, reader, () -> text.getBytes(StandardCharsets.ISO_8859_1), amounts, said);
  }

  /** What comes of it, in the words of the table. */
  record Outcome(String amounts, List<String> said) {}

  Outcome outcome() {
    try {
      List<Statement> read =
          reader.read(BankFile.of(bytes.get()), Currency.getInstance("EUR"), Options.auto());
      read.forEach(FuzzTargets::keepsItsPromises);
      return new Outcome(
          String.join(
              " ",
              read.stream()
                  .flatMap(each -> each.lines().stream())
                  .map(line -> line.amount().decimal())
                  .toList()),
          read.stream()
              .flatMap(each ->
                  Stream.concat(
                      each.problems().stream().map(problem -> problem.reason()),
                      each.warnings().stream()))
              .toList());
    } catch (UnreadableFile e) {
      return new Outcome(REFUSED, List.of(e.getMessage()));
    }
  }

  @Override
  public String toString() {
    return reader.format() + " " + name;
  }
}
