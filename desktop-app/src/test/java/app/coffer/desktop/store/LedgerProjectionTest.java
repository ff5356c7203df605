package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerProjectionTest {
  private static final List<Entity> ENTITIES =
      List.of(
          Entity.PROFILE,
          Entity.ACCOUNT,
          Entity.PAYEE,
          Entity.CATEGORY_GROUP,
          Entity.CATEGORY,
          Entity.TRANSACTION,
          new Entity("from-the-future"));

  @TempDir Path folder;
  private final LedgerProjection projection = new LedgerProjection();
  private TestLedger test;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whateverIsShownIsGivenBackToTheLastField() {
    var random = new Random(42);
    for (int round = 0; round < 300; round++) {
      Change change = someChange(random);
      show(change);
      assertThat(shown(change.record())).as("round %d", round).satisfies(same(change));
    }
  }

  @Test
  void aRecordThatStopsAndStartsToMakeSenseIsNeverInTwoPlaces() {
    RecordId id = id(9);
    Change good = change(id, Entity.PAYEE, Map.of("name", CborValue.of("Lidl")));
    Change odd = change(id, Entity.PAYEE, Map.of("name", CborValue.of(42)));
    for (Change change : List.of(good, odd, good, odd)) {
      show(change);
      assertThat(shown(id)).satisfies(same(change));
      assertThat(test.store().payee(id))
          .isEqualTo(
              change == good
                  ? java.util.Optional.of(new Payee(id, "Lidl"))
                  : java.util.Optional.empty());
    }
  }

  @Test
  void fieldsOfANewerVersionSurviveAnEditHere() {
    RecordId id = id(1);
    show(
        change(
            id,
            Entity.PAYEE,
            Map.of("name", CborValue.of("Lidl"), "colour", CborValue.of("green"))));
    test.store()
        .write(ledger -> {
          ledger.put(new Payee(id, "Aldi"));
          return 0;
        });
    assertThat(shown(id).fields())
        .containsEntry("name", CborValue.of("Aldi"))
        .containsEntry("colour", CborValue.of("green"));
    assertThat(test.journal().getLast().fields()).isEqualTo(shown(id).fields());
  }

  @Test
  void whatANewerVersionAddedToLinesStaysUntilTheLinesAreEditedHere() {
    RecordId id = id(1);
    var fields = new TreeMap<>(transactionFields(new Random(1)));
    fields.put("amount", CborValue.of(30));
    fields.put(
        "lines",
        CborValue.of(
            List.of(line(1, 10, CborValue.of("who")), line(2, 20, CborValue.of("who else")))));
    show(change(id, Entity.TRANSACTION, fields));
    Transaction before = test.store().transaction(id).orElseThrow();
    assertThat(before.lines()).extracting(line -> line.amount().minor()).containsExactly(10L, 20L);
    Transaction renumbered = numbered(before, "17", before.lines());
    test.store().write(ledger -> put(ledger, renumbered));
    assertThat(shown(id).fields())
        .containsEntry("lines", fields.get("lines"))
        .containsEntry("number", CborValue.of("17"));
    test.store()
        .write(ledger -> put(ledger, numbered(renumbered, "17", before.lines().reversed())));
    assertThat(shown(id).fields().get("lines")).isNotEqualTo(fields.get("lines"));
  }

  @Test
  void aTransactionIsShownBeforeWhatItRefersToAndFoundByItsNameAfterwards() {
    var fields = new TreeMap<String, CborValue>();
    fields.put("account", CborValue.of(id(2).bytes()));
    fields.put("date", CborValue.of(LocalDate.of(2026, 11, 14).toEpochDay()));
    fields.put("payee", CborValue.of(id(3).bytes()));
    fields.put("amount", CborValue.of(-4800));
    fields.put("currency", CborValue.of("EUR"));
    fields.put("category", CborValue.of(id(4).bytes()));
    fields.put("status", CborValue.of(0));
    show(change(id(1), Entity.TRANSACTION, fields));
    assertThat(test.store().rows(RegisterFilter.all(), 0, 10))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.payee()).isEmpty();
          assertThat(row.account()).isEmpty();
          assertThat(row.category()).isEmpty();
        });
    show(change(id(3), Entity.PAYEE, Map.of("name", CborValue.of("Lidl"))));
    show(
        change(
            id(4),
            Entity.CATEGORY,
            Map.of("name", CborValue.of("Groceries"), "group", CborValue.of(id(5).bytes()))));
    assertThat(count("lidl")).isOne();
    assertThat(count("groceries")).isOne();
    show(change(id(5), Entity.CATEGORY_GROUP, Map.of("name", CborValue.of("Food"))));
    assertThat(count("food groc lid 48")).isOne();
    assertThat(test.store().rows(RegisterFilter.all(), 0, 10).getFirst().category())
        .isEqualTo("Food/Groceries");
  }

  @Test
  void marksRowsOfAllKinds() {
    var random = new Random(3);
    var ids = new ArrayList<RecordId>();
    for (int i = 0; i < 700; i++) {
      Change change =
          change(
              id(i),
              i % 2 == 0 ? Entity.PAYEE : new Entity("new"),
              Map.of("name", CborValue.of("x" + random.nextInt())));
      show(change);
      ids.add(change.record());
    }
    test.database.write(sql -> {
      projection.mark(sql, ids, SyncStatus.CONFLICT);
      return 0;
    });
    assertThat(test.dump()).doesNotContain("synced").contains("conflict");
  }

  private static Transaction numbered(
      Transaction tx, String number, List<app.coffer.desktop.ledger.Line> lines) {
    return new Transaction(
        tx.id(),
        tx.account(),
        tx.date(),
        tx.payee(),
        tx.amount(),
        tx.category(),
        tx.transfer(),
        lines,
        number,
        tx.notes(),
        tx.tags(),
        tx.status(),
        tx.importKeys(),
        tx.importText());
  }

  private static int put(app.coffer.desktop.ledger.LedgerStore.Writer ledger, Transaction tx) {
    ledger.put(tx);
    return 0;
  }

  private int count(String search) {
    return test.store().count(new RegisterFilter(null, search, null, null));
  }

  private void show(Change change) {
    test.database.write(sql -> {
      projection.show(sql, change, SyncStatus.SYNCED);
      return 0;
    });
  }

  private Change shown(RecordId id) {
    return test.database.read(sql -> projection.shown(sql, id)).orElseThrow();
  }

  private static java.util.function.Consumer<Change> same(Change expected) {
    return shown -> {
      assertThat(shown.sameContent(expected)).isTrue();
      assertThat(shown.record()).isEqualTo(expected.record());
    };
  }

  private static Change someChange(Random random) {
    Entity entity = ENTITIES.get(random.nextInt(ENTITIES.size()));
    // few ids each, so that records are shown again with other contents
    RecordId id = id(ENTITIES.indexOf(entity) * 10 + random.nextInt(4));
    var fields = new TreeMap<String, CborValue>();
    if (entity.equals(Entity.TRANSACTION)) {
      fields.putAll(transactionFields(random));
    } else {
      fields.put("name", CborValue.of("name " + random.nextInt(5)));
      fields.put("currency", CborValue.of("EUR"));
      fields.put("type", CborValue.of(random.nextBoolean() ? "cash" : "crypto"));
      fields.put("opening", CborValue.of(random.nextLong()));
      fields.put("closed", CborValue.of(random.nextBoolean()));
      fields.put("group", CborValue.of(id(random.nextInt(3)).bytes()));
    }
    if (random.nextInt(3) == 0) {
      fields.put("newer", CborValue.of(List.of(CborValue.NULL, CborValue.of(random.nextInt()))));
    }
    if (random.nextInt(6) == 0) {
      fields.remove(fields.firstKey());
    }
    if (random.nextInt(6) == 0) {
      fields.put(fields.lastKey(), CborValue.of(Map.of("odd", CborValue.of(1))));
    }
    return new Change(id, entity, 1, 1, Instant.EPOCH, "x", random.nextInt(5) == 0, fields);
  }

  private static Map<String, CborValue> transactionFields(Random random) {
    var fields = new TreeMap<String, CborValue>();
    fields.put("account", CborValue.of(id(random.nextInt(3)).bytes()));
    fields.put("date", CborValue.of(random.nextInt(30_000)));
    fields.put("amount", CborValue.of(random.nextInt(100_000) - 50_000));
    fields.put("currency", CborValue.of("EUR"));
    fields.put("status", CborValue.of(random.nextInt(4)));
    if (random.nextBoolean()) {
      fields.put("payee", CborValue.of(id(20 + random.nextInt(3)).bytes()));
      fields.put("notes", CborValue.of(random.nextBoolean() ? "" : "milk\nand \"more\""));
      fields.put("tags", CborValue.of(List.of(CborValue.of("b"), CborValue.of("a\nc"))));
    }
    if (random.nextBoolean()) {
      fields.put("transferAccount", CborValue.of(id(random.nextInt(3)).bytes()));
      fields.put("transferAmount", CborValue.of(random.nextInt(1000)));
      fields.put("transferCurrency", CborValue.of("USD"));
    } else if (random.nextBoolean()) {
      fields.put("lines", CborValue.of(List.of(line(1, 5, null), line(2, 6, null))));
      fields.put("importKeys", CborValue.of(List.of(CborValue.of("k" + random.nextInt(9)))));
    }
    return fields;
  }

  private static CborValue line(
      int id, long minor, @org.jspecify.annotations.Nullable CborValue more) {
    var parts = new ArrayList<CborValue>();
    parts.add(CborValue.of(id(id).bytes()));
    parts.add(id % 2 == 0 ? CborValue.NULL : CborValue.of(id(30).bytes()));
    parts.add(CborValue.of(minor));
    parts.add(CborValue.of(""));
    if (more != null) {
      parts.add(more);
    }
    return CborValue.of(parts);
  }

  private static Change change(RecordId id, Entity entity, Map<String, CborValue> fields) {
    return new Change(id, entity, 1, 1, Instant.EPOCH, "x", false, Change.fields(fields));
  }

  private static RecordId id(int n) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) (n >> 8);
    bytes[1] = (byte) n;
    return new RecordId(bytes);
  }
}
