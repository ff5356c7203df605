package app.coffer.desktop.ui.kit;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, and buttons that are nothing but an icon. */
public final class Icons {
  private Icons() {}

  /** An icon at the size of text. */
  public static FontIcon of(Feather icon) {
    return new FontIcon(icon);
  }

  /** A flat button whose meaning is in its tooltip and its accessible text. */
  public static Button button(Feather icon, String meaning, Runnable action) {
    var button = new Button(null, of(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setOnAction(event -> action.run());
    name(button, meaning);
    return button;
  }

  /** Gives a button without text its meaning. */
  public static void name(ButtonBase button, String meaning) {
    button.setAccessibleText(meaning);
    button.setTooltip(new Tooltip(meaning));
    button.setMinWidth(Region.USE_PREF_SIZE);
  }
}
