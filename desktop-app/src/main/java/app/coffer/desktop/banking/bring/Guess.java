package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Tells whose file it is by what is in it, never by its name. */
final class Guess {
  private static final int HEAD = 4_000;

  private Guess() {}

  static Optional<Product> product(byte[] bytes, Tables.Opener databases) throws UnreadableFile {
    if (Source.isSqlite(bytes)) {
      return database(databases.read(bytes));
    }
    if (!Source.isZip(bytes)) {
      return text(bytes);
    }
    for (byte[] file : Source.files(bytes).values()) {
      Optional<Product> product = Source.isSqlite(file) ? Optional.of(Product.ACTUAL) : text(file);
      if (product.isPresent()) {
        return product;
      }
    }
    return Optional.empty();
  }

  private static Optional<Product> database(Tables tables) {
    if (!tables.rows("books").isEmpty()) {
      return Optional.of(Product.GNUCASH);
    }
    if (!tables.rows("CURRENCYFORMATS_V1").isEmpty()) {
      return Optional.of(Product.MMEX);
    }
    return tables.rows("category_groups").isEmpty()
        ? Optional.empty()
        : Optional.of(Product.ACTUAL);
  }

  private static Optional<Product> text(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    if (head.contains("<gnc-v2")) {
      return Optional.of(Product.GNUCASH);
    }
    if (head.contains("<homebank ")) {
      return Optional.of(Product.HOMEBANK);
    }
    String titles = head.lines().findFirst().orElse("");
    if (titles.contains("journal_id") && titles.contains("source_type")) {
      return Optional.of(Product.FIREFLY);
    }
    boolean register = titles.contains("account") && titles.contains("payee");
    return register && titles.contains("outflow") && titles.contains("inflow")
        ? Optional.of(Product.YNAB)
        : Optional.empty();
  }
}
