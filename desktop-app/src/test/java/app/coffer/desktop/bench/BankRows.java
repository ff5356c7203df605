package app.coffer.desktop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** A bank's CSV file of any length: some hundred payees, notes of a few words, ten years. */
final class BankRows {
  private static final String[] SHOPS = {
    "Lidl", "Edeka", "Aldi", "Rewe", "Shell", "Deutsche Bahn", "Stadtwerke", "Apotheke", "Cafe Muse"
  };
  private static final String[] WORDS = {
    "invoice", "card payment", "weekly shopping", "monthly", "ticket", "gift", "repair", "deposit"
  };
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final int DAYS = 3_650;

  private BankRows() {}

  /** Writes {@code rows} lines; the same seed makes the same file. */
  static Path write(Path file, int rows, long seed) throws IOException {
    var random = new Random(seed);
    var text = new StringBuilder("Date,Payee,Description,Amount\n");
    for (int row = 0; row < rows; row++) {
      text.append(FIRST.plusDays((long) row * DAYS / rows))
          .append(',')
          .append(SHOPS[random.nextInt(SHOPS.length)])
          .append(" branch ")
          .append(random.nextInt(60))
          .append(',')
          .append(WORDS[random.nextInt(WORDS.length)])
          .append(" no ")
          .append(100_000 + row)
          .append(',')
          .append(String.format(Locale.ROOT, "-%.2f", (1 + random.nextInt(50_000)) / 100.0))
          .append('\n');
    }
    return Files.writeString(file, text);
  }
}
