package app.coffer.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.FirstView;
import app.coffer.desktop.ui.start.VaultDoor;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstVaultTest {
  @TempDir private Path folder;
  private LocalVaultDoor door;
  private FirstVault first;

  @BeforeEach
  void shelf() {
    var shelf = new VaultShelf(folder);
    var appearance = Appearance.in(folder.resolve(".window/window.properties"));
    door = new LocalVaultDoor(Vaults.ofThisComputer(Syncing.WHEN_ASKED), shelf, appearance);
    first = new FirstVault(door, new RememberedVaults(shelf, appearance));
  }

  private Path make(String name, String passphrase) throws DoorShut {
    try (PreparedVault prepared = door.prepare("Desk");
        OpenVault made =
            door.create(
                prepared,
                new VaultDoor.NewVault(
                    name,
                    folder.toString(),
                    Currency.getInstance("EUR"),
                    1,
                    StarterCategories.NONE,
                    "Desk",
                    PreparedVault.Sheet.ON_PAPER,
                    passphrase.toCharArray()))) {
      return made.safekeeping().folder();
    }
  }

  private String opened(String... brought) {
    assertThat(first.find(List.of(brought)))
        .isInstanceOfSatisfying(
            FirstView.Inside.class,
            inside -> {
              name = inside.vault().identity().name();
              inside.vault().close();
            });
    return name;
  }

  private String name = "";

  @Test
  void the_vault_used_last_is_opened_by_itself() throws DoorShut {
    make("Home", "");
    make("Club", "");

    assertThat(opened()).isEqualTo("Club");
  }

  @Test
  void the_folder_a_start_was_given_comes_first() throws DoorShut {
    Path home = make("Home", "");
    make("Club", "");

    assertThat(opened("--new-transaction", "statement.ofx", home.toString())).isEqualTo("Home");
  }

  @Test
  void a_passphrase_is_asked_for_and_the_vault_stays_closed() throws DoorShut {
    Path home = make("Home", "nine quiet harbours");

    assertThat(first.find(List.of()))
        .isEqualTo(new FirstView.Locked(new VaultDoor.KnownVault(home, "Home", true)));
  }

  @Test
  void without_a_vault_there_are_the_ways_to_one() {
    assertThat(first.find(List.of("coffer://join#v1.a"))).isEqualTo(new FirstView.Home());
  }

  @Test
  void a_vault_that_cannot_be_opened_says_why() throws Exception {
    Path home = make("Home", "");
    Files.write(home.resolve("vault.db"), new byte[8192]);

    assertThat(first.find(List.of())).isInstanceOf(FirstView.Shut.class);
  }
}
