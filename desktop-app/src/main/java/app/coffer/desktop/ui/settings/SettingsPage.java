package app.coffer.desktop.ui.settings;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** One page of the settings: what stands at the right of the list of pages. */
public interface SettingsPage {

  /** What a page is about, in the order of the list; its name is {@code settings.page.NAME}. */
  enum Topic {
    SYNC(Feather.REFRESH_CW),
    DEVICES(Feather.MONITOR),
    SECURITY(Feather.LOCK),
    BACKUP(Feather.ARCHIVE),
    CONFLICTS(Feather.ALERT_TRIANGLE),
    APPEARANCE(Feather.SUN),
    ABOUT(Feather.INFO);

    private final Feather icon;

    Topic(Feather icon) {
      this.icon = icon;
    }

    public Feather icon() {
      return icon;
    }
  }

  /** The page; the same node each time. */
  Node node();

  /** The page is about to be seen: read, and listen to bells. */
  default void onShown() {}

  /** The page is gone from sight: stop listening. */
  default void onHidden() {}
}
