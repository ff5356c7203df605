package app.coffer.desktop.ui.kit;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key that a menu names but does not listen to: single letters act where rows have the focus, and
 * as shortcuts of a menu they would fire while somebody types.
 */
public final class ShownKeys extends KeyCombination {
  private final String key;

  public ShownKeys(String key) {
    this.key = key;
  }

  @Override
  public boolean match(KeyEvent event) {
    return false;
  }

  @Override
  public String getDisplayText() {
    return key;
  }

  @Override
  public String getName() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownKeys shown && shown.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
