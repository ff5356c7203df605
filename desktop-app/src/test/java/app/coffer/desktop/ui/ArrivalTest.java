package app.coffer.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTest {
  private static final String LINK = "coffer://join#v1.aHR0cDovL2E.00.secret";

  @TempDir Path folder = Path.of("");

  @Test
  void filesAreToldApartByWhatTheyAre() throws IOException {
    Path bank = Files.createFile(folder.resolve("umsatz märz.OFX"));
    Path backup = Files.createFile(folder.resolve("Home.coffer-backup"));
    Path vault = Files.createDirectory(folder.resolve("home"));
    assertThat(
            Arrival.of(
                List.of("umsatz märz.OFX", backup.toString(), vault.toUri().toString()), folder))
        .containsExactly(
            new Arrival.BankFile(bank),
            new Arrival.BackupFile(backup),
            new Arrival.VaultFolder(vault));
  }

  @Test
  void aLinkIsTakenOnlyWhereItIsAnInvitationOfUsualLength() {
    assertThat(Arrival.of(List.of(LINK), folder)).containsExactly(new Arrival.Invitation(LINK));
    for (String hostile :
        List.of(
            "coffer://erase#everything",
            "coffer:join#v1",
            "COFFER://join#v1",
            "coffer://join#" + "a".repeat(Arrival.LONGEST_LINK))) {
      assertThat(Arrival.of(List.of(hostile), folder)).containsExactly(new Arrival.Show());
    }
  }

  @Test
  void anInvitationIsNeverWrittenAnywhere() {
    assertThat(new Arrival.Invitation(LINK).toString()).doesNotContain("secret");
  }

  @Test
  void theMenuOfTheProgramHasItsEntriesAndEverythingElseOnlyShowsTheWindow() {
    assertThat(Arrival.of(List.of("--new-transaction", "--lock"), folder))
        .containsExactly(new Arrival.NewTransaction(), new Arrival.Lock());
    assertThat(Arrival.of(List.of("--unheard-of", "", "gone.ofx", "file:///%"), folder))
        .containsExactly(new Arrival.Show());
  }

  @Test
  void aWindowComesBackOnlyWhereItsTopCanBeReached() {
    var screen = new Rectangle2D(0, 0, 1920, 1080);
    assertThat(WindowPlace.shows(screen, 100, 100, 1280)).isTrue();
    assertThat(WindowPlace.shows(screen, -1100, 20, 1280)).isTrue();
    assertThat(WindowPlace.shows(screen, 2000, 100, 1280)).isFalse();
    assertThat(WindowPlace.shows(screen, 100, -30, 1280)).isFalse();
    assertThat(WindowPlace.shows(screen, 100, 1060, 1280)).isFalse();
  }
}
