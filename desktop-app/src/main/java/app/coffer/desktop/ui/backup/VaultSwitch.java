package app.coffer.desktop.ui.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the window does when another state of a vault is wanted than the one it shows. */
public interface VaultSwitch {

  /** Closes the demo and begins a vault of one's own. */
  void startForReal();

  /** Closes this vault and shows the form for joining another, with an invitation filled in. */
  void join(String link);

  /** Closes this vault and shows which others there are, and how to make one. */
  void chooseAnother();

  /** A vault of this computer, by the name it last had. */
  record Other(Path folder, String name) {}

  /** The vaults of this computer, the one used last first; looks at the disk. */
  List<Other> known();

  /** Closes this vault and opens another of this computer, or asks for its passphrase. */
  void open(Path folder);

  /** Closes this vault and offers to put a backup back beside it. */
  void openCopy(Path backup);

  /**
   * Backs the vault up, closes it, and puts a backup in its place.
   *
   * @param failed gets the key of a sentence where nothing was changed
   */
  void replaceWith(Path backup, Consumer<String> failed);
}
