package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.SeveralEdit;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.ReportSettings;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.store.StoreFault;
import app.coffer.desktop.ui.kit.Later;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A report: what is chosen, its figures, and what is behind one of them. */
final class ReportsViewModel {
  /** Shorter waits are not shown. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final OpenVault vault;
  private final UiContext context;
  private final Later later;
  private final LastReport last;
  private final ObjectProperty<@Nullable Content> content = new SimpleObjectProperty<>();
  private final ObjectProperty<Optional<Drill>> drill =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty loading = new SimpleBooleanProperty();
  private ReportKind kind = ReportKind.NET_WORTH;
  private ReportSettings settings;
  private Optional<SavedReport> saved = Optional.empty();
  private @Nullable Refresh refresh;
  private int generation;
  private int drills;

  /** Whether the newest reading has come. */
  private boolean done = true;

  /** What went wrong with reading. */
  enum Problem {
    /** The vault's file could not be read. */
    UNREADABLE,
    /** Sums that no number holds. */
    TOO_LARGE
  }

  /**
   * What one reading found.
   *
   * @param saved the saved report that is shown as it was saved
   * @param others all saved reports
   * @param account the account that a report of one account is about
   */
  record Content(
      ReportKind kind,
      ReportSettings settings,
      Scope scope,
      Figures figures,
      Optional<SavedReport> saved,
      List<SavedReport> others,
      List<Currency> currencies,
      String account) {}

  ReportsViewModel(OpenVault vault, UiContext context, Later later, LastReport last) {
    this.vault = vault;
    this.context = context;
    this.later = later;
    this.last = last;
    this.settings = ReportSettings.usual(context.today());
    last.shown()
        .ifPresent(shown -> {
          kind = shown.kind();
          settings = shown.settings();
          saved = shown.saved();
        });
  }

  ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
    return content;
  }

  ReadOnlyObjectProperty<Optional<Drill>> drillProperty() {
    return drill;
  }

  ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }

  /** Whether reading takes long enough to say so. */
  ReadOnlyBooleanProperty loadingProperty() {
    return loading;
  }

  void listen() {
    if (refresh == null) {
      refresh = new Refresh(vault.changes(), context.background(), this::read);
    }
    read();
  }

  void stop() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }

  /** Another report with the same choices. */
  void choose(ReportKind other) {
    kind = other;
    saved = Optional.empty();
    leaveDrill();
    read();
  }

  /** Another report with the usual choices. */
  void chooseAnew(ReportKind other) {
    settings = ReportSettings.usual(context.today());
    choose(other);
  }

  /** Other choices for the same report. */
  void change(UnaryOperator<ReportSettings> choice) {
    settings = choice.apply(settings);
    leaveDrill();
    read();
  }

  /** A report as it was saved. */
  void open(SavedReport report) {
    ReportKind.of(report)
        .ifPresent(known -> {
          kind = known;
          settings = ReportSettings.read(report.settings(), context.today());
          saved = Optional.of(report);
          leaveDrill();
          read();
        });
  }

  /** Everything, over twelve months: the way out where nothing matches. */
  void chooseAll() {
    change(now -> ReportSettings.usual(context.today()).shownAs(now.view()));
  }

  void save(String name, Consumer<String> refused) {
    ReportKind report = kind;
    var text = settings.text();
    context
        .background()
        .run(() -> vault.books().reports().save(name, report.saved(), text))
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<SavedReport>(SavedReport done) -> {
              saved = Optional.of(done);
              read();
            }
            case Outcome.Refused<SavedReport> no ->
                refused.accept(RefusalWords.of(no, context.words()));
          }
        });
  }

  void forget(SavedReport report, Consumer<String> refused) {
    context
        .background()
        .run(() -> vault.books().reports().forget(report.id()))
        .then(outcome -> {
          saved = saved.filter(shown -> !shown.id().equals(report.id()));
          told(outcome, refused);
          read();
        });
  }

  /** Shows what is behind a figure, in the place of the report. */
  void drill(Target target, String title) {
    ReportSettings asked = settings;
    int mine = ++drills;
    context
        .background()
        .run(() -> new DrillReading(vault, context).read(target, title, asked))
        .onFault(StoreFault.class, fault -> failed(generation, fault))
        .then(found -> {
          if (mine == drills) {
            drill.set(Optional.of(found));
          }
        });
  }

  /** Back to the report. */
  void leaveDrill() {
    drills++;
    drill.set(Optional.empty());
  }

  /** Whether an amount is in the vault's currency, which need not be named. */
  boolean homely(Money amount) {
    return amount.currency().equals(vault.identity().currency());
  }

  /** Puts transactions into another category. */
  void categorise(Set<RecordId> transactions, String path, Consumer<String> refused) {
    var edit = new SeveralEdit(null, null, path, null, Set.of(), Set.of(), null);
    context
        .background()
        .run(() -> vault.ledger().editSeveral(transactions, edit))
        .then(outcome -> told(outcome, refused));
  }

  private void told(Outcome<?> outcome, Consumer<String> refused) {
    if (outcome instanceof Outcome.Refused<?> no) {
      refused.accept(RefusalWords.of(no, context.words()));
    }
  }

  /** What can be chosen; read when somebody wants to choose. */
  void choices(Consumer<Choices> then) {
    context.background().run(() -> Choices.read(vault)).then(then);
  }

  /** Reads again; an older reading that comes later is dropped. */
  void read() {
    int mine = ++generation;
    last.remember(new LastReport.Shown(kind, settings, saved));
    ReportKind asked = kind;
    ReportSettings chosen = settings;
    Optional<SavedReport> named = saved;
    Optional<Drill> open = drill.get();
    done = false;
    later.after(PATIENCE, () -> loading.set(mine == generation && !done));
    context
        .background()
        .run(() -> reading(asked, chosen, named))
        .onFault(StoreFault.class, fault -> failed(mine, fault))
        .onFault(ArithmeticException.class, fault -> ended(mine, Problem.TOO_LARGE))
        .then(found -> {
          if (mine == generation) {
            done = true;
            loading.set(false);
            problem.set(Optional.empty());
            content.set(found);
            open.ifPresent(behind -> drill(behind.target(), behind.title()));
          }
        });
  }

  private Content reading(ReportKind asked, ReportSettings chosen, Optional<SavedReport> named) {
    Reports reports = vault.books().reports();
    var reading = new FigureReading(vault, context);
    List<SavedReport> others =
        reports.saved().stream().filter(each -> ReportKind.of(each).isPresent()).toList();
    Optional<SavedReport> unchanged =
        named.flatMap(shown ->
            others.stream()
                .filter(each -> each.id().equals(shown.id()))
                .filter(each -> each.settings().equals(chosen.text()))
                .findFirst());
    return new Content(
        asked,
        chosen,
        reading.scope(chosen),
        reading.read(asked, chosen),
        unchanged,
        others,
        vault.books().rates().currencies(),
        reading.account(chosen).map(Account::name).orElse(""));
  }

  private void failed(int mine, StoreFault fault) {
    // the vault was locked meanwhile: there is nobody to tell
    if (fault.kind() != StoreFault.Kind.CLOSED) {
      ended(mine, Problem.UNREADABLE);
    }
  }

  private void ended(int mine, Problem what) {
    if (mine == generation) {
      done = true;
      loading.set(false);
      problem.set(Optional.of(what));
    }
  }
}
