package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** A ledger in a fresh encrypted database, whose journal only notes what it was told. */
public final class TestLedger implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "profile",
          "account",
          "payee",
          "category_group",
          "category",
          "tx",
          "tx_line",
          "import_key",
          "leg",
          "leg_total",
          "tx_fts",
          "attachment",
          "other_record");

  /** What the journal was told: {@code edited account} with all fields, {@code removed}. */
  public record Entry(RecordId record, String what, SortedMap<String, CborValue> fields) {}

  final VaultDatabase database;
  final List<Entry> journal = new ArrayList<>();
  private final SqliteLedgerStore store;
  private final Ledger ledger;
  private final BrokenDisk disk = new BrokenDisk();

  public TestLedger(Path folder) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    try {
      database = disk.under(() -> VaultDatabase.create(folder.resolve("vault.db"), key));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    store = new SqliteLedgerStore(database, new NotingJournal());
    ledger = over(store);
  }

  /** The use cases over another way into this store. */
  public Ledger over(LedgerStore other) {
    return new Ledger(other, randomness(), derivedIds());
  }

  /** The same sequence each time it is asked for. */
  public static Randomness randomness() {
    var random = new Random(5);
    return length -> {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    };
  }

  public Ledger ledger() {
    return ledger;
  }

  public LedgerStore store() {
    return store;
  }

  public LedgerTotals totals() {
    return new SqliteTotals(database);
  }

  public List<Entry> journal() {
    return journal;
  }

  /** Lets this many statements pass, and fails the next ones. */
  void failAfter(long statements) {
    disk.failAfter(statements, BrokenDisk.How.FOR_GOOD);
  }

  /** All rows of all tables. */
  public String dump() {
    disk.mend();
    return database.read(TestLedger::dump);
  }

  static String dump(DSLContext sql) {
    var all = new StringBuilder();
    for (String table : TABLES) {
      all.append(table).append('\n').append(sql.fetch("SELECT * FROM " + table).formatCSV());
    }
    return all.toString();
  }

  /** As one device would derive them. */
  public static DerivedIds derivedIds() {
    return (kind, key) -> {
      UUID uuid = UUID.nameUUIDFromBytes((kind + "|" + key).getBytes(StandardCharsets.UTF_8));
      return RecordId.ofHex(uuid.toString().replace("-", ""));
    };
  }

  @Override
  public void close() {
    database.close();
  }

  private final class NotingJournal implements ChangeJournal {
    @Override
    public void added(DSLContext transaction, Entity entity, List<Added> all) {
      all.forEach(each -> edited(transaction, each.record(), entity, each.fields()));
    }

    @Override
    public void edited(
        DSLContext transaction,
        RecordId record,
        Entity entity,
        SortedMap<String, CborValue> fields) {
      journal.add(new Entry(record, "edited " + entity.name(), fields));
    }

    @Override
    public void rewritten(DSLContext transaction, Entity entity, boolean removed, List<Added> all) {
      for (Added each : all) {
        if (removed) {
          removed(transaction, each.record());
        } else {
          edited(transaction, each.record(), entity, each.fields());
        }
      }
    }

    @Override
    public void removed(DSLContext transaction, RecordId record) {
      journal.add(new Entry(record, "removed", new TreeMap<>()));
    }
  }
}
