package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.register.RegisterScreen;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** F6 goes from pane to pane, Alt with an arrow from account to account. */
final class PaneKeys {
  private final Shell shell;
  private final Sidebar sidebar;

  PaneKeys(Shell shell, Sidebar sidebar) {
    this.shell = shell;
    this.sidebar = sidebar;
  }

  void pressed(KeyEvent event) {
    if (shell.isAsking()) {
      return;
    }
    boolean up = event.getCode() == KeyCode.UP;
    if (event.getCode() == KeyCode.F6) {
      nextPane();
      event.consume();
    } else if ((up || event.getCode() == KeyCode.DOWN)
        && event.isAltDown()
        && shell.screen().filter(RegisterScreen.class::isInstance).isPresent()
        && !sidebar.hasFocusInside()
        && !(event.getTarget() instanceof TextInputControl)) {
      shell.go(sidebar.neighbour(shell.here(), up ? -1 : 1));
      focusPage();
      event.consume();
    }
  }

  /** Sidebar or page: there are two, so forwards and backwards are the same. */
  private void nextPane() {
    if (sidebar.hasFocusInside()) {
      focusPage();
    } else if (shell.screen().filter(Screen::nextPane).isEmpty()) {
      sidebar.focusHere();
    }
  }

  private void focusPage() {
    shell.screen().ifPresent(Screen::focus);
  }
}
