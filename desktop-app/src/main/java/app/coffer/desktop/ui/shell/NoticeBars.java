package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.MissingSheetDialog;
import app.coffer.desktop.vault.OpenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** What this vault's window says all the time: that it is the demo, or lacks a recovery sheet. */
final class NoticeBars extends VBox {
  /** So long a sheet that was left for later is not spoken of. */
  private static final Duration PEACE = Duration.ofDays(3);

  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private Optional<NoticeBar> reminder = Optional.empty();

  /**
   * @param forReal leaves the demo for a new vault
   */
  NoticeBars(OpenVault vault, UiContext context, Overlay overlay, Runnable forReal) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    if (vault.safekeeping().demo()) {
      getChildren()
          .add(
              new NoticeBar(
                  context.words().get("first.demo"),
                  NoticeBar.way("start-for-real", context.words().get("first.forReal"), forReal)));
    } else {
      look();
    }
  }

  /** Sees whether it is time to remind of the sheet, or no more. */
  void look() {
    context
        .background()
        .run(() -> vault.safekeeping().sheetMissingSince())
        .then(since -> show(since.filter(this::longAgo).isPresent()));
  }

  private boolean longAgo(Instant since) {
    return !since.plus(PEACE).isAfter(context.clock().instant());
  }

  private void show(boolean missing) {
    if (missing == reminder.isPresent()) {
      return;
    }
    reminder.ifPresent(getChildren()::remove);
    reminder = missing ? Optional.of(reminder()) : Optional.empty();
    reminder.ifPresent(getChildren()::add);
  }

  private NoticeBar reminder() {
    Words words = context.words();
    return new NoticeBar(
        words.get("first.missing"),
        NoticeBar.way(
            "show-sheet",
            words.get("first.missing.show"),
            () -> MissingSheetDialog.open(vault, context, overlay, this::look)),
        NoticeBar.way(
            "without-sheet",
            words.get("first.without.do"),
            () -> MissingSheetDialog.giveUp(vault, context, overlay, this::look)));
  }
}
