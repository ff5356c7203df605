package app.coffer.desktop.ui.kit;

import app.coffer.desktop.settings.Appearance;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** How windows look: light, dark, or as the system does. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  private static final PseudoClass DARK_SCENE = PseudoClass.getPseudoClass("dark");
  private static final PseudoClass CONTRAST = PseudoClass.getPseudoClass("contrast");
  private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

  /** Whether it is dark now. */
  public boolean dark() {
    return switch (this) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }

  /** The one that was chosen, or else the system's. */
  public static Theme in(Appearance appearance) {
    return valueOf(appearance.text("theme", SYSTEM.name()));
  }

  /** Says how all controls look. */
  public void dressControls() {
    String wanted =
        dark()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet();
    if (!wanted.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(wanted);
    }
  }

  /**
   * Dresses a scene.
   *
   * @param textPercent size of text against the usual, 80 to 200
   */
  public void apply(Scene scene, int textPercent) {
    dressControls();
    var sheet =
        Objects.requireNonNull(Theme.class.getResource("/app/coffer/desktop/ui/coffer.css"));
    List<String> sheets = List.of(sheet.toExternalForm());
    // the same sheets set anew would have every node styled anew
    if (!scene.getStylesheets().equals(sheets)) {
      scene.getStylesheets().setAll(sheets);
    }
    scene.getRoot().pseudoClassStateChanged(DARK_SCENE, dark());
    var preferences = Platform.getPreferences();
    scene.getRoot().pseudoClassStateChanged(CONTRAST, Accent.highContrast(preferences));
    scene.getRoot().pseudoClassStateChanged(STILL, preferences.isReducedMotion());
    scene
        .getRoot()
        .setStyle(
            "-fx-font-size: "
                + 14 * textPercent / 100
                + "px; "
                + Accent.style(preferences, dark()));
  }
}
