package app.coffer.desktop.ui.settings;

import app.coffer.desktop.vault.OpenVault;
import javafx.event.Event;
import javafx.event.EventType;

/** The vault of this window goes on under another identity: the window shows it in its place. */
public final class Renewed extends Event {
  public static final EventType<Renewed> TYPE = new EventType<>(Event.ANY, "RENEWED");

  private final transient OpenVault vault;

  Renewed(OpenVault vault) {
    super(TYPE);
    this.vault = vault;
  }

  public OpenVault vault() {
    return vault;
  }
}
