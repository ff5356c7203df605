package app.coffer.desktop.ui.kit;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A window's content with what may lie over it: one dialog, and toasts. */
public final class Overlay extends StackPane {
  private final ModalPane modal = new ModalPane();
  private final Toasts toasts;
  private final FocusRing ring;
  private @Nullable Node opener;

  public Overlay(Node content, Words words) {
    toasts = new Toasts(words);
    ring = new FocusRing(modal, List.of(toasts));
    toasts.setMaxSize(420, Region.USE_PREF_SIZE);
    StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(toasts, new Insets(0, 16, 16, 0));
    modal.setId("modal");
    // it lies there always, and only its dialog has something to walk to
    modal.setFocusTraversable(false);
    // a dialog knows itself what leaving it means
    modal.setPersistent(true);
    // while it grows, some screens paint it once at the corner of the window, where it stays
    modal.setInTransitionFactory(null);
    modal.setOutTransitionFactory(null);
    modal
        .displayProperty()
        .subscribe(shown -> {
          if (!shown) {
            ring.open();
          }
          if (!shown && opener != null) {
            opener.requestFocus();
            opener = null;
          }
        });
    getChildren().addAll(content, modal, toasts);
  }

  public Toasts toasts() {
    return toasts;
  }

  /** Lays a dialog over the window; Escape closes it and the focus returns to where it was. */
  public void open(Dialog dialog) {
    if (!modal.isDisplay()) {
      opener = getScene() == null ? null : getScene().getFocusOwner();
    }
    modal.show(dialog);
    // laid out before it is painted for the first time, or its first place stays on some screens
    applyCss();
    layout();
    dialog.focusFirst();
    if (getScene() != null) {
      ring.close(getScene());
    }
  }

  public void closeDialog() {
    modal.hide(true);
  }

  /** Whether a dialog is open. */
  public boolean isDialogOpen() {
    return modal.isDisplay();
  }
}
