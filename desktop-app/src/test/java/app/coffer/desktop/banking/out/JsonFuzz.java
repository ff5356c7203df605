package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a fuzzer throws exports in JSON at: what is not refused must fit into an empty vault. */
public final class JsonFuzz {
  private static final List<Kind<?>> KINDS =
      Stream.concat(
              Kind.LEDGER.stream(),
              Stream.of(
                  BudgetCell.KIND,
                  BudgetMonth.KIND,
                  Goal.KIND,
                  Schedule.KIND,
                  Rule.KIND,
                  SavedReport.KIND,
                  Rate.KIND,
                  ImportBatch.KIND,
                  ImportBatch.Rows.KIND,
                  CsvProfile.KIND))
          .toList();

  private static final JsonMapper JSON = new JsonMapper();

  private static @Nullable Path file;
  private static @Nullable LedgerStore store;

  private JsonFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      JsonIntake.read(Files.write(file(), bytes), KINDS, new AsTheyAre()).into(emptied());
    } catch (UnreadableFile e) {
      if (e.getMessage().isBlank()) {
        throw new AssertionError("a refusal without a reason", e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path file() throws IOException {
    if (file == null) {
      Path made = Files.createTempFile("fuzz", ".json");
      made.toFile().deleteOnExit();
      file = made;
    }
    return file;
  }

  /** What is written is taken back, so that it is empty each time. */
  private static synchronized LedgerStore emptied() throws IOException {
    if (store == null) {
      Path folder = Files.createTempDirectory("fuzz");
      folder.toFile().deleteOnExit();
      LedgerStore real = new TestLedger(folder).store();
      store =
          (LedgerStore)
              Proxy.newProxyInstance(
                  JsonFuzz.class.getClassLoader(),
                  new Class<?>[] {LedgerStore.class},
                  (proxy, method, given) -> written(real, given[0]));
    }
    return store;
  }

  private static Object written(LedgerStore real, Object work) {
    try {
      return real.write(writer -> {
        throw new TakenBack(((Function<?, ?>) work).andThen(done -> done).apply(cast(writer)));
      });
    } catch (TakenBack e) {
      return e.result;
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object writer) {
    return (T) writer;
  }

  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Object result;

    TakenBack(Object result) {
      this.result = result;
    }
  }

  private record AsTheyAre() implements Identities {
    @Override
    public <T> T here(Kind<T> kind, T record) {
      return record;
    }

    @Override
    public Map<RecordId, String> entered(LedgerReader ledger) {
      return Map.of();
    }

    @Override
    public RecordId entry(String scheduleAndDay) {
      return RecordId.ofHex("22".repeat(16));
    }

    @Override
    public List<Class<?>> choices() {
      return List.of(Action.class, Condition.class);
    }
  }

  /**
   * A record of each kind, as an export has it; and the same with each value missing, by name or as
   * null.
   */
  public static List<byte[]> seeds() {
    try (var in = JsonFuzz.class.getResourceAsStream("/fuzz/export.json")) {
      List<byte[]> all = new ArrayList<>();
      JsonNode root = JSON.readTree(in);
      all.add(JSON.writeValueAsBytes(root));
      lacking(root, root, all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lacking(JsonNode root, JsonNode here, List<byte[]> into) {
    switch (here) {
      case ObjectNode object -> {
        for (String name : List.copyOf(object.propertyNames())) {
          JsonNode was = object.get(name);
          object.remove(name);
          into.add(JSON.writeValueAsBytes(root));
          object.putNull(name);
          into.add(JSON.writeValueAsBytes(root));
          object.set(name, was);
          lacking(root, was, into);
        }
      }
      case ArrayNode array -> {
        if (!array.isEmpty()) {
          lacking(root, array.get(0), into);
          array.addNull();
          into.add(JSON.writeValueAsBytes(root));
          array.remove(array.size() - 1);
        }
      }
      default -> {
        // a value, which its owner damages
      }
    }
  }
}
