package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Found;
import app.coffer.desktop.ledger.Account;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the files hold, into which accounts it goes, and which of it is shown. */
final class ImportParts {
  private final ReadOnlyObjectWrapper<List<Account>> accounts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<ImportPart>> all =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable ImportPart> current = new ReadOnlyObjectWrapper<>();
  private final @Nullable RecordId wanted;

  /**
   * @param wanted the account that the person came from; null where they came from nowhere
   */
  ImportParts(@Nullable RecordId wanted) {
    this.wanted = wanted;
  }

  ReadOnlyObjectProperty<List<Account>> accountsProperty() {
    return accounts.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<ImportPart>> allProperty() {
    return all.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable ImportPart> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Into closed ones nothing goes, unless the person came from there. */
  void accounts(List<Account> there) {
    accounts.set(
        there.stream().filter(each -> !each.closed() || each.id().equals(wanted)).toList());
  }

  /** All that these files hold; false where that is nothing. */
  boolean of(List<ImportFile> files) {
    var found = new ArrayList<ImportPart>();
    for (ImportFile file : files) {
      if (file.opened() != null) {
        for (Found each : file.opened().accounts()) {
          found.add(
              new ImportPart(
                  found.size(),
                  file,
                  file.opened(),
                  each,
                  guess(each),
                  file.opened().columns(),
                  null,
                  ""));
        }
      }
    }
    if (found.isEmpty()) {
      return false;
    }
    all.set(List.copyOf(found));
    return true;
  }

  /** What the file tells, else where the person came from, if its currency is the file's. */
  private @Nullable Account guess(Found found) {
    RecordId id = found.guess().orElse(wanted);
    return accounts.get().stream()
        .filter(each -> each.id().equals(id) && fits(each, found))
        .findFirst()
        .orElse(null);
  }

  /** Whether lines of this statement can go into an account. */
  static boolean fits(Account account, Found found) {
    return found
        .currency()
        .filter(code -> !code.equals(account.opening().currency().getCurrencyCode()))
        .isEmpty();
  }

  /** Those that go somewhere. */
  List<ImportPart> chosen() {
    return all.get().stream().filter(each -> each.account() != null).toList();
  }

  /** Takes what came of reading some; a line is then in one of them only. */
  void reviewed(Map<Integer, ReviewModel> found) {
    all.set(
        all.get().stream()
            .map(part ->
                found.containsKey(part.number()) ? part.reviewed(found.get(part.number())) : part)
            .toList());
    onceEach();
  }

  /** A line that two of the files hold is imported with the first. */
  private void onceEach() {
    Map<RecordId, Set<String>> seen = new HashMap<>();
    var once = new ArrayList<ImportPart>();
    for (ImportPart part : all.get()) {
      if (part.account() == null || part.review() == null) {
        once.add(part);
        continue;
      }
      Set<String> keys = seen.computeIfAbsent(part.account().id(), any -> new HashSet<>());
      ReviewModel without = part.review().without(keys);
      keys.addAll(without.keys());
      once.add(part.reviewed(without));
    }
    all.set(List.copyOf(once));
  }

  /** Shows another part. */
  void show(ImportPart part) {
    current.set(at(part.number()));
  }

  ImportPart shown() {
    ImportPart now = current.get();
    if (now == null) {
      throw new IllegalStateException("no part is shown");
    }
    return at(now.number());
  }

  ImportPart at(int number) {
    return all.get().get(number);
  }

  void put(ImportPart part) {
    var changed = new ArrayList<>(all.get());
    changed.set(part.number(), part);
    all.set(List.copyOf(changed));
    ImportPart now = current.get();
    if (now != null && now.number() == part.number()) {
      current.set(part);
    }
  }
}
