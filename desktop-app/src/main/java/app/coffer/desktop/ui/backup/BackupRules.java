package app.coffer.desktop.ui.backup;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;

/**
 * Where this device keeps backups of a vault, and when it makes them by itself.
 *
 * @param folder for the files; made when the first is written
 * @param daily once a day, while the vault is open
 * @param quit when the vault is closed
 */
public record BackupRules(Path folder, boolean daily, boolean quit) {
  private static final String FOLDER = "backup.folder.";
  private static final String DAILY = "backup.daily.";
  private static final String QUIT = "backup.quit.";

  public static BackupRules of(OpenVault vault, Appearance appearance) {
    Path usual = vault.safekeeping().folder().toAbsolutePath().resolveSibling("Backups");
    String id = id(vault);
    return new BackupRules(
        Path.of(appearance.text(FOLDER + id, usual.toString())),
        Boolean.parseBoolean(appearance.text(DAILY + id, "true")),
        Boolean.parseBoolean(appearance.text(QUIT + id, "true")));
  }

  public void keep(OpenVault vault, Appearance appearance) {
    String id = id(vault);
    appearance.set(FOLDER + id, folder.toString());
    appearance.set(DAILY + id, String.valueOf(daily));
    appearance.set(QUIT + id, String.valueOf(quit));
  }

  static String id(OpenVault vault) {
    return vault.identity().vault().hex();
  }
}
