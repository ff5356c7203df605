package app.coffer.desktop.banking;

import app.coffer.desktop.banking.bring.BringFuzz;
import app.coffer.desktop.banking.bring.DatabaseFuzz;
import app.coffer.desktop.banking.out.JsonFuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What is fuzzed: one target for each reader of files. */
enum FuzzTarget {
  DROPPED(FuzzTargets.Dropped.class, FuzzTargets.Dropped::fuzzerTestOneInput),
  OFX(FuzzTargets.Ofx.class, FuzzTargets.Ofx::fuzzerTestOneInput),
  CAMT(FuzzTargets.Camt.class, FuzzTargets.Camt::fuzzerTestOneInput),
  MT940(FuzzTargets.Mt940.class, FuzzTargets.Mt940::fuzzerTestOneInput),
  QIF(FuzzTargets.Qif.class, FuzzTargets.Qif::fuzzerTestOneInput),
  CSV(FuzzTargets.Csv.class, FuzzTargets.Csv::fuzzerTestOneInput),
  PROFILE(FuzzTargets.Profile.class, FuzzTargets.Profile::fuzzerTestOneInput),
  JSON(JsonFuzz.class, JsonFuzz::fuzzerTestOneInput),
  GNUCASH(BringFuzz.OfGnuCash.class, BringFuzz.OfGnuCash::fuzzerTestOneInput),
  HOMEBANK(BringFuzz.OfHomeBank.class, BringFuzz.OfHomeBank::fuzzerTestOneInput),
  YNAB(BringFuzz.OfYnab.class, BringFuzz.OfYnab::fuzzerTestOneInput),
  FIREFLY(BringFuzz.OfFirefly.class, BringFuzz.OfFirefly::fuzzerTestOneInput),
  GNUCASH_TABLES(DatabaseFuzz.OfGnuCash.class, DatabaseFuzz.OfGnuCash::fuzzerTestOneInput),
  ACTUAL(DatabaseFuzz.OfActual.class, DatabaseFuzz.OfActual::fuzzerTestOneInput),
  MMEX(DatabaseFuzz.OfMoneyManagerEx.class, DatabaseFuzz.OfMoneyManagerEx::fuzzerTestOneInput);

  private final Class<?> type;
  private final Consumer<byte[]> run;

  FuzzTarget(Class<?> type, Consumer<byte[]> run) {
    this.type = type;
    this.run = run;
  }

  /** The class that the fuzzer calls. */
  Class<?> type() {
    return type;
  }

  void run(byte[] bytes) {
    run.accept(bytes);
  }

  /** Where what is worth keeping is kept, a line of Base64 for each. */
  String resource() {
    return "/fuzz/" + name().toLowerCase(Locale.ROOT) + ".txt";
  }

  List<byte[]> kept() {
    List<byte[]> all = new ArrayList<>();
    try (var in = FuzzTarget.class.getResourceAsStream(resource())) {
      if (in != null) {
        for (String line :
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList()) {
          all.add(Base64.getDecoder().decode(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Files made by hand to begin with. */
  List<byte[]> seeds() {
    return switch (this) {
      case JSON -> JsonFuzz.seeds();
      case GNUCASH, HOMEBANK, YNAB, FIREFLY -> BringFuzz.seeds();
      case GNUCASH_TABLES, ACTUAL, MMEX -> DatabaseFuzz.seeds();
      case PROFILE -> List.of(Reading.resource("profiles/gls-bank.json"));
      default -> HostileCorpusTest.small();
    };
  }
}
