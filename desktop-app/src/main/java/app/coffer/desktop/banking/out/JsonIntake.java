package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.banking.out.AttachedFiles.Attached;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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
  private List<Attached> attachments = List.of();

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
    try (JsonParser json = mapper.createParser(file.toFile())) {
      intake.read(mapper, json);
      if (json.nextToken() != null) {
        throw new UnreadableFile(Code.COFFER_DAMAGED);
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
      throw line > 0
          ? new UnreadableFile(Code.COFFER_DAMAGED_AT, line)
          : new UnreadableFile(Code.COFFER_DAMAGED);
    }
    intake.check();
    return intake;
  }

  /** Member by member, so that what is attached is in memory one by one. */
  private void read(JsonMapper mapper, JsonParser json) throws UnreadableFile {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableFile(Code.NO_COFFER);
    }
    Map<String, JsonNode> head = new HashMap<>();
    Set<String> seen = new HashSet<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (!seen.add(name)) {
        throw broken();
      }
      switch (name) {
        case "format", "version", "whole" -> {
          head.put(name, mapper.readTree(json));
          early(head);
        }
        case "records" -> records(mapper, json);
        case "enteredBySchedules" -> entered(mapper.readTree(json));
        case "attachments" -> attachments = JsonAttached.read(json);
        default -> json.skipChildren();
      }
    }
    if (head.size() < 3) {
      throw new UnreadableFile(Code.NO_COFFER);
    }
  }

  /** What it says of itself is believed before anything else, where it comes first. */
  private static void early(Map<String, JsonNode> head) throws UnreadableFile {
    JsonNode format = head.get("format");
    if (format != null && !JsonExport.FORMAT.equals(format.asString(""))) {
      throw new UnreadableFile(Code.NO_COFFER);
    }
    JsonNode version = head.get("version");
    int number = version == null ? 1 : version.asInt(0);
    if (number < 1 || number > JsonExport.VERSION) {
      throw new UnreadableFile(Code.COFFER_NEWER);
    }
    JsonNode whole = head.get("whole");
    if (whole != null && !whole.asBoolean(false)) {
      throw new UnreadableFile(Code.COFFER_PART);
    }
  }

  private void records(JsonMapper mapper, JsonParser json) throws UnreadableFile {
    if (!json.isExpectedStartObjectToken()) {
      throw broken();
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      Kind<?> kind =
          kinds.stream()
              .filter(each -> each.entity().name().equals(name))
              .findFirst()
              .orElseThrow(() -> new UnreadableFile(Code.COFFER_NEWER));
      if (json.nextToken() != JsonToken.START_ARRAY || records.containsKey(kind)) {
        throw broken();
      }
      List<Object> of = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        of.add(record(mapper, kind, mapper.readTree(json)));
      }
      records.put(kind, of);
    }
  }

  private static Object record(JsonMapper mapper, Kind<?> kind, JsonNode each)
      throws UnreadableFile {
    if (PLACED.contains(kind) && each instanceof ObjectNode placed && !placed.has("place")) {
      placed.put("place", 0);
    }
    Object record = mapper.treeToValue(each, kind.type());
    if (!Complete.is(record)) {
      throw broken();
    }
    return record;
  }

  private void entered(JsonNode all) throws UnreadableFile {
    for (Map.Entry<String, JsonNode> each : all.properties()) {
      try {
        moved.put(RecordId.ofHex(each.getKey()), identities.entry(each.getValue().asString("")));
      } catch (IllegalArgumentException e) {
        throw broken();
      }
    }
  }

  private void check() throws UnreadableFile {
    new JsonImports(of(ImportBatch.KIND), of(ImportBatch.Rows.KIND), of(CsvProfile.KIND)).check();
    Set<RecordId> transactions =
        of(Kind.TRANSACTION).stream().map(Transaction::id).collect(Collectors.toSet());
    for (Attached each : attachments) {
      if (!transactions.contains(each.transaction())) {
        throw broken();
      }
    }
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

  static void fits(Money amount) throws UnreadableFile {
    if (Math.absExact(amount.minor()) > Transaction.LARGEST_MINOR) {
      throw broken();
    }
  }

  static UnreadableFile broken() {
    return new UnreadableFile(Code.COFFER_CONTRADICTS);
  }

  /** Writes everything in one transaction; returns how many transactions. */
  int into(LedgerStore store) {
    return store.write(ledger -> {
      kinds.forEach(kind -> put(ledger, kind));
      return of(Kind.TRANSACTION).size();
    });
  }

  /** Attaches what is in the file, which is read once more for it. */
  Written attach(Path file, int transactions, AttachedFiles files) throws IOException {
    int[] taken = {0};
    if (!attachments.isEmpty()) {
      JsonAttached.contents(
          file,
          (place, content) -> {
            Attached each = attachments.get(place);
            files.take(each.of(here(each.transaction())), content);
            taken[0]++;
          });
    }
    return new Written(transactions, taken[0], attachments.size() - taken[0]);
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
    if (record instanceof ImportBatch.Rows imported) {
      return imported.mapped(this::here);
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
