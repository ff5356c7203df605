package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The log as a file for a spreadsheet: ISO times, one line for each value. */
final class LogCsv {
  private static final String END = "\r\n";

  private LogCsv() {}

  static String of(List<LogLine> lines, Words words) {
    var csv = new StringBuilder();
    row(csv, List.of(words.get("conflict.csv.head").split(",")));
    for (LogLine line : lines) {
      List<LogLine.Part> parts =
          line.changes().isEmpty() ? List.of(new LogLine.Part("", "", "")) : line.changes();
      for (LogLine.Part part : parts) {
        row(
            csv,
            List.of(
                line.settled().at().toString(),
                line.who(),
                line.settled().deviceName(),
                line.place(),
                line.title(),
                part.label(),
                part.value(),
                part.not(),
                line.note(),
                line.settled().id()));
      }
    }
    return csv.toString();
  }

  private static void row(StringBuilder csv, List<String> cells) {
    csv.append(cells.stream().map(LogCsv::cell).collect(Collectors.joining(","))).append(END);
  }

  /** Quoted always; a leading sign that a spreadsheet would take for a formula gets a quote. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
