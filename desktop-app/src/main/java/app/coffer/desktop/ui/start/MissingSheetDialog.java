package app.coffer.desktop.ui.start;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.RecoveryPaper;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.wire.crypto.Randomness;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Shows a recovery sheet that was left for later, to whoever knows the passphrase; when two of its
 * words were typed back, the vault forgets them.
 */
public final class MissingSheetDialog {
  private static final double NARROW = 460;
  private static final double WIDE = 660;
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Runnable done;
  private final Words words;

  private MissingSheetDialog(OpenVault vault, UiContext context, Overlay overlay, Runnable done) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.done = done;
    this.words = context.words();
  }

  /**
   * Asks for the passphrase, where there is one, and shows the sheet.
   *
   * @param done when the vault has nothing more to remind of
   */
  public static void open(OpenVault vault, UiContext context, Overlay overlay, Runnable done) {
    var dialog = new MissingSheetDialog(vault, context, overlay, done);
    if (vault.safekeeping().passphrase()) {
      dialog.ask();
    } else {
      dialog.read(new char[0], refused -> {});
    }
  }

  /** Asks whether to do without a sheet, which cannot be taken back. */
  public static void giveUp(OpenVault vault, UiContext context, Overlay overlay, Runnable done) {
    Words words = context.words();
    Dialog dialog = Dialog.asking(words.get("first.without.title"), words.get("first.without"));
    dialog.cancel(words.get("first.without.no"), overlay::closeDialog);
    dialog.destroy(
        words.get("first.without.yes"),
        () -> new MissingSheetDialog(vault, context, overlay, done).forget(Optional.empty()));
    overlay.open(dialog);
  }

  private void ask() {
    var field = new PassphraseField(words.get("first.missing.passphrase"), words, true);
    field.setId("sheet-passphrase");
    var dialog = dialog("first.missing.title", NARROW, field);
    dialog.confirm(
        words.get("first.next"),
        () ->
            read(
                field.characters(),
                refused -> {
                  field.setProblem(words.get("security.wrong"));
                  field.focusAndSelect();
                }));
    overlay.open(dialog);
  }

  private void read(char[] typed, java.util.function.Consumer<VaultRefused> wrong) {
    context
        .background()
        .run(() -> {
          try (Passphrase passphrase = Passphrase.owning(typed)) {
            return vault
                .safekeeping()
                .missingSheet(passphrase.isEmpty() ? Optional.empty() : Optional.of(passphrase));
          }
        })
        .onFault(VaultRefused.class, wrong)
        .then(found -> found.ifPresent(this::show));
  }

  private void show(RecoveryPaper paper) {
    var sheet =
        new SheetBox(
            paper.words(), SheetLines.of(paper, vault.sync().state().server(), context), words);
    var dialog =
        dialog(
            "first.missing.title",
            WIDE,
            StartNodes.text(words.get("first.sheet.hint"), "muted"),
            sheet);
    dialog.confirm(words.get("first.missing.written"), () -> check(paper));
    overlay.open(dialog);
  }

  private void check(RecoveryPaper paper) {
    var asked = new CheckStep(WordCheck.of(paper.words().size(), Randomness.secure()), words);
    var dialog =
        dialog(
            "first.check", NARROW, StartNodes.text(words.get("first.check.hint"), "muted"), asked);
    dialog.confirm(
        words.get("first.check.do"),
        () -> {
          if (asked.passed((place, typed) -> WordCheck.right(paper.words(), place, typed))) {
            forget(Optional.of("first.missing.done"));
          }
        });
    overlay.open(dialog);
  }

  private void forget(Optional<String> said) {
    context
        .background()
        .run(() -> {
          vault.safekeeping().forgetSheet();
          return said;
        })
        .then(key -> {
          overlay.closeDialog();
          key.ifPresent(each -> overlay.toasts().show(words.get(each)));
          done.run();
        });
  }

  private Dialog dialog(String title, double width, Node... content) {
    var body = new VBox(14, content);
    body.getStylesheets()
        .add(
            Objects.requireNonNull(
                    StartScreen.class.getResource("/app/coffer/desktop/ui/start/start.css"))
                .toExternalForm());
    return new Dialog(words.get(title), body, width)
        .cancel(words.get("first.missing.later"), overlay::closeDialog);
  }
}
