package app.coffer.desktop.bench;

import java.util.ArrayList;
import java.util.List;

/** The figures of one run, as rows of a table in Markdown. */
final class Figures {
  private final List<String> rows = new ArrayList<>();

  /**
   * @param wanted what the figure has to stay within; empty where it only informs
   */
  void add(String what, String figure, String wanted) {
    String row = "| " + what + " | " + figure + " | " + wanted + " |";
    rows.add(row);
    System.err.println(row);
  }

  String table() {
    return "| What | Figure | Wanted |\n|---|---|---|\n" + String.join("\n", rows) + "\n";
  }
}
