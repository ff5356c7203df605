package app.coffer.desktop.ui.bring;

import app.coffer.desktop.banking.bring.Bring;
import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Bring.DayOrder;
import app.coffer.desktop.banking.bring.BringReport;
import app.coffer.desktop.banking.bring.Brought;
import app.coffer.desktop.banking.bring.Product;
import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ui.imports.Working;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Another program's file on its way into the vault: chosen, seen, brought. Until it is brought
 * nothing is written, and what is brought is what was seen.
 */
final class BringViewModel {
  private final Bring bring;
  private final Acts acts;
  private final UiContext context;
  private final Currency vaultsCurrency;
  private final Working working;
  private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable BringReport> done = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper inUse = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper undoing = new ReadOnlyBooleanWrapper();

  /**
   * A file as it was read.
   *
   * @param report what would come over
   */
  record Seen(Path file, Product product, Choices choices, Brought brought, BringReport report) {
    String name() {
      return String.valueOf(file.getFileName());
    }
  }

  private record Read(Optional<Seen> seen) {}

  BringViewModel(OpenVault vault, UiContext context) {
    this.bring = vault.books().bring();
    this.acts = vault.books().acts();
    this.vaultsCurrency = vault.identity().currency();
    this.context = context;
    this.working = new Working(context.background(), new FindingWords(context));
  }

  /** Sees whether this vault may take anything. */
  void load() {
    context.background().run(bring::mayBring).then(may -> inUse.set(!may && done.get() == null));
  }

  /** Reads a file; whose it is, is seen by what is in it. */
  void choose(Path file) {
    read(() -> {
      Optional<Product> product = bring.guess(file);
      return product.isEmpty()
          ? new Read(Optional.empty())
          : read(file, product.get(), new Choices(vaultsCurrency, DayOrder.BY_FILE));
    });
  }

  /** Reads the file that is seen in another way. */
  void read(Product product, Choices choices) {
    Seen now = seen.get();
    if (now != null) {
      read(() -> read(now.file(), product, choices));
    }
  }

  private Read read(Path file, Product product, Choices choices) throws Exception {
    Brought brought = bring.read(product, file, choices);
    return new Read(Optional.of(new Seen(file, product, choices, brought, bring.report(brought))));
  }

  private void read(java.util.concurrent.Callable<Read> work) {
    problem.set("");
    working.run(
        progress -> work.call(),
        problem::set,
        read ->
            read.seen()
                .ifPresentOrElse(
                    seen::set, () -> problem.set(context.words().get("bring.unknown"))));
  }

  /** Writes what is seen, all of it or, where that is stopped, nothing. */
  void bring() {
    Seen now = seen.get();
    if (!mayBring() || now == null) {
      return;
    }
    problem.set("");
    working.run(
        progress -> bring.into(now.brought(), progress),
        problem::set,
        outcome -> {
          switch (outcome) {
            case Outcome.Done<BringReport>(BringReport report) -> done.set(report);
            case Outcome.Refused<BringReport> refused ->
                problem.set(context.words().get("bring.refused"));
          }
        });
  }

  /** Takes back all that was brought, as one. */
  void undo() {
    if (undoing.get()) {
      return;
    }
    undoing.set(true);
    context
        .background()
        .run(acts::undo)
        .then(outcome -> {
          undoing.set(false);
          if (outcome instanceof Outcome.Done) {
            done.set(null);
          } else {
            problem.set(context.words().get("bring.notUndone"));
          }
        });
  }

  /** One step back; false where there is none. */
  boolean back() {
    if (working.busyProperty().get()) {
      working.stop();
      return true;
    }
    if (done.get() != null || seen.get() == null) {
      return false;
    }
    problem.set("");
    seen.set(null);
    return true;
  }

  void stop() {
    working.stop();
  }

  /** Whether what is seen can be written now. */
  boolean mayBring() {
    Seen now = seen.get();
    return now != null
        && !now.brought().undecided()
        && !inUse.get()
        && done.get() == null
        && !working.busyProperty().get();
  }

  Working working() {
    return working;
  }

  ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** What was brought; null before. */
  ReadOnlyObjectProperty<@Nullable BringReport> doneProperty() {
    return done.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether all of it is being taken back, which cannot be stopped. */
  ReadOnlyBooleanProperty undoingProperty() {
    return undoing.getReadOnlyProperty();
  }

  /** Whether the vault has accounts or transactions already, so that nothing can be brought. */
  ReadOnlyBooleanProperty inUseProperty() {
    return inUse.getReadOnlyProperty();
  }
}
