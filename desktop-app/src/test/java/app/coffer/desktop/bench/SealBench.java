package app.coffer.desktop.bench;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.seal.BoxSealer;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.Sealer;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import com.goterl.lazysodium.SodiumJava;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Sealing and opening one change here, against the same libsodium calls made from C. */
final class SealBench {
  private static final int OPERATIONS = 20_000;
  private static final int RUNS = 5;
  private static final Path YARDSTICK = Path.of("src/bench/c/sodium_seal.c");
  private static final String LIBRARY = "/linux64/libsodium.so";

  private final Figures figures;

  SealBench(Figures figures) {
    this.figures = figures;
  }

  void run(Path folder) throws Exception {
    TestRings.Founded founded = TestRings.found("Desktop", Randomness.secure());
    try (var ring = founded.ring()) {
      var sealer = new BoxSealer(ring, Randomness.secure(), () -> {});
      List<RevisionId> parents = List.of(new RevisionId(Randomness.secure().bytes(32)));
      Change change = change();
      int plain = sealer.seal(change, parents).body().length - Crypto.NONCE - Crypto.MAC;
      double java =
          Clocked.cpu(
                  RUNS,
                  () -> {
                    for (int i = 0; i < OPERATIONS; i++) {
                      Sealer.SealedRevision sealed = sealer.seal(change, parents);
                      sealer.open(sealer.self(), sealer.epoch(), sealed.header(), sealed.body());
                    }
                    return sealer;
                  })
              / OPERATIONS;
      double c = yardstick(folder, plain);
      figures.add(
          "sealing and opening one change of " + plain + " bytes: here, in C",
          String.format("%.1f µs, %.1f µs", java / 1e3, c / 1e3),
          "");
      figures.add("the rate here as a part of C's rate", Clocked.times(c / java), "at least 0.50");
    }
  }

  /** A transaction as an import makes it. */
  private static Change change() {
    var fields = new TreeMap<String, CborValue>();
    fields.put(RecordFields.OfTransaction.ACCOUNT, CborValue.of(new byte[16]));
    fields.put(RecordFields.OfTransaction.PAYEE, CborValue.of(new byte[16]));
    fields.put(RecordFields.OfTransaction.DATE, CborValue.of("2026-03-14"));
    fields.put(RecordFields.OfTransaction.AMOUNT, CborValue.of(-31_267));
    fields.put(RecordFields.CURRENCY, CborValue.of("EUR"));
    fields.put(RecordFields.OfTransaction.NOTES, CborValue.of("weekly shopping"));
    return new Change(
        new RecordId(Randomness.secure().bytes(RecordId.LENGTH)),
        Entity.TRANSACTION,
        1,
        4711,
        Instant.parse("2026-03-14T10:00:00Z"),
        "Desktop",
        false,
        fields);
  }

  /** Nanoseconds of the C program, compiled now, on the same libsodium that is loaded here. */
  private static double yardstick(Path folder, int plain) throws IOException, InterruptedException {
    Path library = folder.resolve("libsodium.so");
    try (InputStream in = SodiumJava.class.getResourceAsStream(LIBRARY)) {
      if (in == null) {
        throw new IOException("no " + LIBRARY + " in the binding's jar");
      }
      Files.copy(in, library);
    }
    String program = folder.resolve("sodium_seal").toString();
    said("cc", "-O2", "-o", program, YARDSTICK.toString(), "-ldl");
    String nanos =
        said(program, library.toString(), Integer.toString(plain), Integer.toString(OPERATIONS));
    return Double.parseDouble(nanos.strip());
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " failed");
    }
    return output;
  }
}
