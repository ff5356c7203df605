package app.coffer.desktop.ui.export;

import app.coffer.desktop.banking.out.ExportFormat;
import app.coffer.desktop.banking.out.Exports;
import app.coffer.desktop.banking.out.Written;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is written, and as what: everything, what the register shows, or a choice of one's own. */
final class ExportViewModel {
  private final Exports exports;
  private final LedgerReader ledger;
  private final String vault;
  private final UiContext context;
  private final @Nullable RegisterFilter shown;
  private final ObjectProperty<ExportFormat> format = new SimpleObjectProperty<>(ExportFormat.CSV);
  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
  private final ObjectProperty<Choice> account = new SimpleObjectProperty<>(Choice.ANY);
  private final StringProperty from = new SimpleStringProperty("");
  private final StringProperty to = new SimpleStringProperty("");
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyObjectWrapper<List<Choice>> accounts =
      new ReadOnlyObjectWrapper<>(List.of(Choice.ANY));
  private final BooleanProperty files = new SimpleBooleanProperty(true);
  private int asked;

  /** Which transactions. */
  enum Scope {
    ALL,
    SHOWN,
    CHOSEN
  }

  /** An account to choose; null and without a name for any. */
  record Choice(@Nullable RecordId id, String name) {
    static final Choice ANY = new Choice(null, "");
  }

  /**
   * @param shown what the register shows and it narrows, or null
   */
  ExportViewModel(OpenVault vault, UiContext context, @Nullable RegisterFilter shown) {
    this.exports = vault.books().exports();
    this.ledger = vault.ledger().read();
    this.vault = vault.identity().name();
    this.context = context;
    this.shown = shown;
    if (shown != null) {
      scope.set(Scope.SHOWN);
    }
    scope.subscribe(now -> recount());
    account.subscribe(now -> recount());
    from.subscribe(now -> recount());
    to.subscribe(now -> recount());
    search.subscribe(now -> recount());
  }

  /** Reads which accounts there are. */
  void load() {
    context
        .background()
        .run(() ->
            ledger.accounts().stream()
                .map(each -> new Choice(each.account().id(), each.account().name()))
                .toList())
        .then(all -> {
          var choices = new java.util.ArrayList<>(List.of(Choice.ANY));
          choices.addAll(all);
          accounts.set(List.copyOf(choices));
        });
  }

  boolean offersShown() {
    return shown != null;
  }

  /** What would be written; none where a day cannot be read or the last is before the first. */
  Optional<RegisterFilter> filter() {
    return switch (scope.get()) {
      case ALL -> Optional.of(RegisterFilter.all());
      case SHOWN -> Optional.of(Objects.requireNonNullElse(shown, RegisterFilter.all()));
      case CHOSEN -> {
        LocalDate first = day(from.get()).orElse(null);
        LocalDate last = day(to.get()).orElse(null);
        boolean backwards = first != null && last != null && last.isBefore(first);
        yield unreadable(from.get()) || unreadable(to.get()) || backwards
            ? Optional.empty()
            : Optional.of(
                new RegisterFilter(account.get().id(), search.get().strip(), first, last));
      }
    };
  }

  private Optional<LocalDate> day(String text) {
    return context.readDate(text);
  }

  boolean unreadable(String day) {
    return !day.isBlank() && day(day).isEmpty();
  }

  private void recount() {
    int mine = ++asked;
    Optional<RegisterFilter> wanted = filter();
    if (wanted.isEmpty()) {
      count.set(-1);
      return;
    }
    context
        .background()
        .run(() -> ledger.count(wanted.get()))
        .then(found -> {
          if (mine == asked) {
            count.set(found);
          }
        });
  }

  /** A name for the file. */
  String fileName() {
    return vault.replaceAll("[^\\p{L}\\p{N} _-]", "_") + "." + ending();
  }

  String ending() {
    return format.get().name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param failed called where the file could not be written
   * @param written gets how much there is in it
   */
  void write(Path file, Consumer<IOException> failed, Consumer<Written> written) {
    ExportFormat as = format.get();
    boolean contents = files.get();
    filter()
        .ifPresent(what ->
            context
                .background()
                .run(() -> exports.write(as, what, contents, file))
                .onFault(IOException.class, failed)
                .then(written::accept));
  }

  ObjectProperty<ExportFormat> formatProperty() {
    return format;
  }

  ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  ObjectProperty<Choice> accountProperty() {
    return account;
  }

  /** The first day as typed; empty for no bound. */
  StringProperty fromProperty() {
    return from;
  }

  StringProperty toProperty() {
    return to;
  }

  /** Whether what is in attached files is written, too, where the format has them. */
  BooleanProperty filesProperty() {
    return files;
  }

  StringProperty searchProperty() {
    return search;
  }

  /** How many transactions that is; -1 while nobody knows. */
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<Choice>> accountsProperty() {
    return accounts.getReadOnlyProperty();
  }
}
