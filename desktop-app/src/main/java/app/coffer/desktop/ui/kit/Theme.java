package app.coffer.desktop.ui.kit;

import app.coffer.desktop.settings.Appearance;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

  /** Icons have a size of their own, in pixels; they grow with the text. */
  private static String icons(int textPercent) {
    String css =
        ".ikonli-font-icon { -fx-icon-size: "
            + 18 * textPercent / 100
            + "px; } .icon-cell .ikonli-font-icon, .sidebar-item .warning-icon { -fx-icon-size: "
            + 14 * textPercent / 100
            + "px; }";
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.US_ASCII));
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
    List<String> sheets = List.of(sheet.toExternalForm(), icons(textPercent));
    // the same sheets set anew would have every node styled anew
    if (!scene.getStylesheets().equals(sheets)) {
      scene.getStylesheets().setAll(sheets);
    }
    scene.getRoot().pseudoClassStateChanged(DARK_SCENE, dark());
    var preferences = Platform.getPreferences();
    boolean contrast = Accent.highContrast(preferences);
    scene.getRoot().pseudoClassStateChanged(CONTRAST, contrast);
    scene.getRoot().pseudoClassStateChanged(STILL, preferences.isReducedMotion());
    scene
        .getRoot()
        .setStyle(
            "-fx-font-size: "
                + 14 * textPercent / 100
                + "px; "
                + (contrast ? "" : Accent.style(preferences, dark())));
  }
}
