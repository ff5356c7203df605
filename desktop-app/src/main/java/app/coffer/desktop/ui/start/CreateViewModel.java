package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.ui.start.VaultDoor.NewVault;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.RecoveryPaper;
import app.coffer.wire.crypto.Randomness;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The steps to a new vault. Its keys and words are in memory from {@link Step#SHEET} on; nothing is
 * on disk before {@link #create}. Closing wipes them.
 */
final class CreateViewModel implements AutoCloseable {
  private static final int WORDS = 24;

  /** What is asked, in this order. */
  enum Step {
    NAME(1),
    PROTECT(2),
    SHEET(3),
    CHECK(3),
    MONEY(4);

    /** As people count: showing the sheet and asking for two of its words is one. */
    final int number;

    Step(int number) {
      this.number = number;
    }
  }

  private final VaultDoor door;
  private final StartViewModel start;
  private final UiContext context;
  private final NewVaultForm form;
  private final WordCheck check = WordCheck.of(WORDS, Randomness.secure());
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.NAME);
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper folderProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable PreparedVault prepared;
  private boolean onPaper;
  private boolean closed;

  CreateViewModel(VaultDoor door, StartViewModel start, UiContext context) {
    this.door = door;
    this.start = start;
    this.context = context;
    form = new NewVaultForm(context.formats());
    form.nameProperty().set(context.words().get("start.create.proposedName"));
    form.parentProperty().set(door.dataFolder().toString());
    form.nameProperty().subscribe(this::showPlace);
    form.parentProperty().subscribe(this::showPlace);
    showPlace();
  }

  NewVaultForm form() {
    return form;
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** The folder that would be made, or empty where none could be. */
  ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  ReadOnlyStringProperty nameProblemProperty() {
    return nameProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty folderProblemProperty() {
    return folderProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** The two words that are asked back. */
  WordCheck check() {
    return check;
  }

  /** What the sheet says; from {@link Step#SHEET} on. */
  RecoveryPaper paper() {
    PreparedVault made = prepared;
    if (made == null) {
      throw new IllegalStateException("there is no sheet before its step");
    }
    return made.paper(form.nameProperty().get().strip());
  }

  /** From the name to its protection. */
  void named() {
    nameProblem.set("");
    folderProblem.set("");
    if (form.nameProperty().get().isBlank()) {
      nameProblem.set(context.words().get("start.nameMissing"));
      return;
    }
    context
        .background()
        .run(this::place)
        .onFault(DoorShut.class, this::refused)
        .then(free -> step.set(Step.PROTECT));
  }

  /** From the protection to the sheet, whose words are made now. */
  void protectedNow() {
    if (prepared != null) {
      step.set(Step.SHEET);
      return;
    }
    busy.set(true);
    context
        .background()
        .run(() -> door.prepare(start.deviceNameProperty().get()))
        .onFault(DoorShut.class, this::refused)
        .then(made -> {
          busy.set(false);
          prepared = made;
          if (closed) {
            wipe();
          } else {
            step.set(Step.SHEET);
          }
        });
  }

  /** The words are said to be on paper; two of them are asked back. */
  void written() {
    step.set(Step.CHECK);
  }

  /** The sheet is left for later. */
  void skip() {
    onPaper = false;
    step.set(Step.MONEY);
  }

  /** Whether a word is the one at its place on the sheet. */
  boolean right(int place, String typed) {
    return WordCheck.right(paper().words(), place, typed);
  }

  /** Both words were right. */
  void checked() {
    onPaper = true;
    step.set(Step.MONEY);
  }

  /**
   * One step back; what was said stays.
   *
   * @return false at the first step, which is left by leaving
   */
  boolean back() {
    if (busy.get()) {
      return true;
    }
    problem.set("");
    switch (step.get()) {
      case NAME -> {
        return false;
      }
      case PROTECT -> step.set(Step.NAME);
      case SHEET -> step.set(Step.PROTECT);
      case CHECK -> step.set(Step.SHEET);
      case MONEY -> step.set(onPaper ? Step.CHECK : Step.SHEET);
    }
    return true;
  }

  /**
   * Makes the vault.
   *
   * @param passphrase empty for none; wiped by the door
   */
  void create(char[] passphrase) {
    PreparedVault made = prepared;
    if (busy.get() || made == null) {
      Arrays.fill(passphrase, '\0');
      return;
    }
    problem.set("");
    busy.set(true);
    var draft =
        new NewVault(
            form.nameProperty().get().strip(),
            form.parentProperty().get(),
            form.currencyProperty().get(),
            form.firstDayProperty().get(),
            form.starterProperty().get(),
            start.deviceNameProperty().get(),
            onPaper ? PreparedVault.Sheet.ON_PAPER : PreparedVault.Sheet.MISSING,
            passphrase);
    context
        .background()
        .run(() -> door.create(made, draft))
        .onFault(DoorShut.class, this::refused)
        .then(vault -> {
          busy.set(false);
          close();
          start.enter(vault);
        });
  }

  private Path place() throws DoorShut {
    return door.place(form.nameProperty().get().strip(), form.parentProperty().get());
  }

  /** Says while typing where it will be; what is wrong is said when going on. */
  private void showPlace() {
    String name = form.nameProperty().get();
    String parent = form.parentProperty().get();
    context
        .background()
        .run(() -> door.place(name.strip(), parent).toString())
        .onFault(DoorShut.class, shut -> place.set(""))
        .then(free -> {
          if (name.equals(form.nameProperty().get())
              && parent.equals(form.parentProperty().get())) {
            place.set(free);
          }
        });
  }

  private void refused(DoorShut shut) {
    busy.set(false);
    if (closed) {
      wipe();
      return;
    }
    String sentence = StartWords.of(shut, context.words());
    switch (shut.reason()) {
      case NAME_TAKEN -> {
        nameProblem.set(sentence);
        step.set(Step.NAME);
      }
      case FOLDER -> {
        folderProblem.set(sentence);
        step.set(Step.NAME);
      }
      default -> problem.set(sentence);
    }
  }

  /** Leaves: the keys and the words are wiped, as soon as nobody is making a vault of them. */
  @Override
  public void close() {
    closed = true;
    if (!busy.get()) {
      wipe();
    }
  }

  private void wipe() {
    if (prepared != null) {
      prepared.close();
    }
  }
}
