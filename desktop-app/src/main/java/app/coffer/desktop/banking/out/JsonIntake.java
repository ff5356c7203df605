package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what {@link JsonExport} wrote; all of it is checked before anything is written. */
final class JsonIntake {
  /** What others refer to comes first. */
  private static final List<Kind<?>> FIRST =
      List.of(Kind.PROFILE, Kind.ACCOUNT, Kind.GROUP, Kind.CATEGORY, Kind.PAYEE, Kind.TRANSACTION);

  /** Files from before they had places do not say any. */
  private static final Set<Kind<?>> PLACED = Set.of(Kind.GROUP, Kind.CATEGORY);

  private final Identities identities;
  private final Map<Kind<?>, List<Object>> records = new HashMap<>();
  private final Map<RecordId, RecordId> moved = new HashMap<>();
  private final List<Kind<?>> kinds;

  private JsonIntake(List<Kind<?>> kinds, Identities identities) {
    this.identities = identities;
    this.kinds = new ArrayList<>(kinds);
    this.kinds.sort(
        Comparator.comparingInt(kind -> FIRST.contains(kind) ? FIRST.indexOf(kind) : FIRST.size()));
  }

  static JsonIntake read(Path file, List<Kind<?>> kinds, Identities identities)
      throws UnreadableFile {
    JsonIntake intake = new JsonIntake(kinds, identities);
    JsonMapper mapper = JsonRecords.mapper(identities.choices());
    try {
      intake.read(mapper, mapper.readTree(file.toFile()));
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
      throw line > 0
          ? new UnreadableFile(Code.COFFER_DAMAGED_AT, line)
          : new UnreadableFile(Code.COFFER_DAMAGED);
    }
    intake.check();
    return intake;
  }

  private void read(JsonMapper mapper, JsonNode root) throws UnreadableFile {
    if (!JsonExport.FORMAT.equals(root.path("format").asString(""))) {
      throw new UnreadableFile(Code.NO_COFFER);
    }
    if (root.path("version").asInt(0) != JsonExport.VERSION) {
      throw new UnreadableFile(Code.COFFER_NEWER);
    }
    if (!root.path("whole").asBoolean(false)) {
      throw new UnreadableFile(Code.COFFER_PART);
    }
    JsonNode all = root.path("records");
    Set<String> known = new HashSet<>();
    for (Kind<?> kind : kinds) {
      known.add(kind.entity().name());
      List<Object> of = new ArrayList<>();
      for (JsonNode each : all.path(kind.entity().name())) {
        if (PLACED.contains(kind) && each instanceof ObjectNode placed && !placed.has("place")) {
          placed.put("place", 0);
        }
        Object record = mapper.treeToValue(each, kind.type());
        if (!Complete.is(record)) {
          throw broken();
        }
        of.add(record);
      }
      records.put(kind, of);
    }
    if (!known.containsAll(all.propertyNames())) {
      throw new UnreadableFile(Code.COFFER_NEWER);
    }
    for (Map.Entry<String, JsonNode> each : root.path("enteredBySchedules").properties()) {
      try {
        moved.put(RecordId.ofHex(each.getKey()), identities.entry(each.getValue().asString("")));
      } catch (IllegalArgumentException e) {
        throw broken();
      }
    }
  }

  private void check() throws UnreadableFile {
    Map<RecordId, Account> accounts = new HashMap<>();
    for (Account each : of(Kind.ACCOUNT)) {
      fits(each.opening());
      accounts.put(each.id(), each);
    }
    for (Transaction each : of(Kind.TRANSACTION)) {
      inAccount(accounts.get(each.account()), each.amount());
      if (each.transfer() != null) {
        inAccount(accounts.get(each.transfer().account()), each.transfer().amount());
      }
      if (!each.lines().isEmpty()) {
        Money sum = Money.zero(each.amount().currency());
        for (Line line : each.lines()) {
          fits(line.amount());
          if (line.transfer() != null) {
            inAccount(accounts.get(line.transfer().account()), line.transfer().amount());
          }
          if (!line.amount().currency().equals(sum.currency())) {
            throw broken();
          }
          sum = sum.plus(line.amount());
        }
        if (!sum.equals(each.amount())) {
          throw broken();
        }
      }
    }
  }

  private static void inAccount(@org.jspecify.annotations.Nullable Account account, Money amount)
      throws UnreadableFile {
    fits(amount);
    if (account == null || !account.opening().currency().equals(amount.currency())) {
      throw broken();
    }
  }

  private static void fits(Money amount) throws UnreadableFile {
    if (Math.absExact(amount.minor()) > Transaction.LARGEST_MINOR) {
      throw broken();
    }
  }

  private static UnreadableFile broken() {
    return new UnreadableFile(Code.COFFER_CONTRADICTS);
  }

  /** Writes everything in one transaction; returns how many transactions. */
  int into(LedgerStore store) {
    return store.write(ledger -> {
      kinds.forEach(kind -> put(ledger, kind));
      return of(Kind.TRANSACTION).size();
    });
  }

  private <T> void put(Writer ledger, Kind<T> kind) {
    for (T each : of(kind)) {
      ledger.put(kind, identities.here(kind, kind.type().cast(here(each))));
    }
  }

  /** With the ids that transactions get that a schedule has entered. */
  private Object here(Object record) {
    if (record instanceof Transaction tx) {
      return tx.withId(here(tx.id()));
    }
    if (record instanceof Statement statement) {
      return statement.mapped(this::here);
    }
    return record;
  }

  private RecordId here(RecordId transaction) {
    return moved.getOrDefault(transaction, transaction);
  }

  private <T> List<T> of(Kind<T> kind) {
    return records.getOrDefault(kind, List.of()).stream().map(kind.type()::cast).toList();
  }
}
