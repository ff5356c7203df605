package app.coffer.desktop.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this device remembers about its window. Nothing in it is secret, and nothing in it is
 * synced.
 *
 * @param theme {@code system}, {@code light} or {@code dark}
 * @param textPercent size of text against the usual, 80 to 200
 * @param lastVault the folder opened last, or null
 * @param place where the window was, or null
 */
public record Settings(
    String theme, int textPercent, @Nullable Path lastVault, @Nullable WindowPlace place) {

  public static final Settings DEFAULT = new Settings("system", 100, null, null);

  public Settings {
    textPercent = Math.clamp(textPercent, 80, 200);
  }

  public Optional<Path> lastVaultFolder() {
    return Optional.ofNullable(lastVault);
  }

  public Optional<WindowPlace> windowPlace() {
    return Optional.ofNullable(place);
  }

  public Settings withTheme(String theme) {
    return new Settings(theme, textPercent, lastVault, place);
  }

  public Settings withTextPercent(int textPercent) {
    return new Settings(theme, textPercent, lastVault, place);
  }

  public Settings withLastVault(Path folder) {
    return new Settings(theme, textPercent, folder, place);
  }

  public Settings withPlace(WindowPlace place) {
    return new Settings(theme, textPercent, lastVault, place);
  }

  /** Where a window was, in points of the virtual screen. */
  public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}
}
