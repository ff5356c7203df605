package app.coffer.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedVaultsTest {
  @TempDir private Path folder;

  private Path vault(Path parent, String name) throws VaultRefused {
    Path place = parent.resolve(name);
    Vaults.ofThisComputer(Syncing.WHEN_ASKED)
        .create(
            new NewVault(
                place,
                name,
                Currency.getInstance("EUR"),
                StarterCategories.NONE,
                "Desktop",
                Optional.empty()))
        .vault()
        .close();
    return place;
  }

  @Test
  void theVaultsAreInTheOrderInWhichTheyWereUsedTheLastOneFirst() throws VaultRefused {
    Path shelf = folder.resolve("shelf");
    Path one = vault(shelf, "one");
    Path two = vault(shelf, "two");
    Path never = vault(shelf, "never");
    Path elsewhere = vault(folder.resolve("elsewhere"), "three");
    Path settings = folder.resolve("window.properties");
    var remembered = new RememberedVaults(new VaultShelf(shelf), Appearance.in(settings));
    for (Path used : new Path[] {two, one, elsewhere, two}) {
      remembered.used(used, used.getFileName().toString());
    }

    var again = new RememberedVaults(new VaultShelf(shelf), Appearance.in(settings));
    assertThat(again.folders()).containsExactly(two, elsewhere, one, never);
    assertThat(again.last()).contains(two);
  }
}
