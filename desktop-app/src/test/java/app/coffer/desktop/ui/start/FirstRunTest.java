package app.coffer.desktop.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.app.LocalVaultDoor;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.CreateViewModel.Step;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.RecoveryPaper;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps to a new vault, with real vaults, and what is on disk at each of them. */
class FirstRunTest {
  @TempDir private Path home;
  private final List<OpenVault> opened = new ArrayList<>();
  private Path data;
  private VaultDoor door;
  private CreateViewModel model;

  @BeforeEach
  void begin() {
    data = home.resolve("data");
    door =
        new LocalVaultDoor(
            Vaults.ofThisComputer(Syncing.WHEN_ASKED),
            new VaultShelf(data),
            Appearance.in(home.resolve("config").resolve("window.properties")));
    var context =
        new UiContext(
            Background.direct(),
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.systemUTC());
    var start = new StartViewModel(door, context, opened::add);
    start.load();
    model = new CreateViewModel(door, start, context);
  }

  @AfterEach
  void close() {
    opened.forEach(OpenVault::close);
  }

  private void reach(Step step) {
    if (step.compareTo(Step.NAME) > 0) {
      model.named();
    }
    if (step.compareTo(Step.PROTECT) > 0) {
      model.protectedNow();
    }
    if (step.compareTo(Step.SHEET) > 0) {
      model.written();
    }
    if (step.compareTo(Step.CHECK) > 0) {
      model.checked();
    }
    assertThat(model.stepProperty().get()).isEqualTo(step);
  }

  private List<Path> onDisk() {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(each -> !each.equals(home)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsOnDiskAtAnyStepAndLeavingWipesTheWords(Step step) {
    reach(step);
    Optional<RecoveryPaper> seen =
        step.compareTo(Step.SHEET) < 0 ? Optional.empty() : Optional.of(model.paper());

    // a process that is killed here leaves what is on disk now
    assertThat(onDisk()).isEmpty();
    model.close();

    assertThat(onDisk()).isEmpty();
    assertThat(opened).isEmpty();
    assertThat(seen.isPresent()).isEqualTo(step.compareTo(Step.SHEET) >= 0);
    assertThat(catchState()).isTrue();
  }

  /** Whether the words can be had no more. */
  private boolean catchState() {
    try {
      model.paper();
      return false;
    } catch (IllegalStateException wiped) {
      return true;
    }
  }

  @Test
  void everyStepGoesBackToTheOneBeforeAndForwardToTheSameWords() {
    reach(Step.MONEY);
    List<String> words = model.paper().words();
    List<Step> way = new ArrayList<>();
    do {
      way.add(model.stepProperty().get());
    } while (model.back());

    assertThat(way).containsExactly(Step.MONEY, Step.CHECK, Step.SHEET, Step.PROTECT, Step.NAME);
    reach(Step.MONEY);
    assertThat(model.paper().words()).isEqualTo(words);
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void theVaultIsMadeAsItWasDescribedAndItsWordsAreNotKept() throws Exception {
    model.form().nameProperty().set("Birch Lane");
    reach(Step.MONEY);
    model.form().firstDayProperty().set(25);
    String sheet = String.join(" ", model.paper().words());
    model.create("four wild geese".toCharArray());

    OpenVault vault = opened.getFirst();
    Profile profile = vault.ledger().read().profile().orElseThrow();
    assertThat(profile.name()).isEqualTo("Birch Lane");
    assertThat(profile.firstDayOfMonth()).isEqualTo(25);
    assertThat(vault.safekeeping().folder()).isEqualTo(data.resolve("Birch Lane"));
    assertThat(vault.safekeeping().sheetMissingSince()).isEmpty();
    vault.close();
    opened.clear();
    try (var typed =
        ((app.coffer.desktop.vault.RecoverySheet.Reading.Right)
                app.coffer.desktop.vault.RecoverySheet.read(sheet))
            .sheet()) {
      opened.add(door.recover(data.resolve("Birch Lane"), typed, "other".toCharArray()));
    }
  }

  @Test
  void aVaultInAnotherFolderIsFoundAgain() throws Exception {
    Path elsewhere = home.resolve("my things").resolve("money");
    model.form().parentProperty().set(elsewhere.toString());
    reach(Step.MONEY);
    model.create(new char[0]);

    assertThat(Files.exists(data)).isFalse();
    assertThat(opened.getFirst().safekeeping().folder()).isEqualTo(elsewhere.resolve("Home"));
    assertThat(door.known())
        .containsExactly(new VaultDoor.KnownVault(elsewhere.resolve("Home"), "Home", false));
  }

  @Test
  void aFolderThatIsAFileOrNoWholePathStopsAtTheFirstStep() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    for (String wrong : List.of(file.toString(), file.resolve("in").toString(), "vaults", "\0")) {
      model.form().parentProperty().set(wrong);
      model.named();
      assertThat(model.stepProperty().get()).isEqualTo(Step.NAME);
      assertThat(model.folderProblemProperty().get()).startsWith("No vault can be made");
    }
  }

  @Test
  void wordsThatAreNotOnPaperAreKeptUntilSomebodySawTheVaultsOwnerAndThenForgotten()
      throws Exception {
    reach(Step.SHEET);
    List<String> words = model.paper().words();
    model.skip();
    model.create(new char[0]);

    var safe = opened.getFirst().safekeeping();
    assertThat(safe.sheetMissingSince()).isPresent();
    assertThat(safe.missingSheet(Optional.empty()).orElseThrow().words()).isEqualTo(words);
    safe.forgetSheet();
    assertThat(safe.sheetMissingSince()).isEmpty();
    assertThat(safe.missingSheet(Optional.empty())).isEmpty();
  }
}
