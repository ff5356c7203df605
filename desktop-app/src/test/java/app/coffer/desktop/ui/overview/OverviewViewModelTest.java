package app.coffer.desktop.ui.overview;

import static app.coffer.desktop.ui.kit.Desktop.done;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.report.NetWorth;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.ui.overview.OverviewViewModel.Content;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewModelTest {
  private static final Instant LAST = Instant.parse("2026-11-19T08:00:00Z");

  @TempDir Path folder;
  private OpenVault vault;
  private OverviewViewModel model;

  @AfterEach
  void close() {
    model.stop();
    vault.close();
  }

  private void open(OpenVault opened, OverviewViewModel.Backups backups) {
    vault = opened;
    model = new OverviewViewModel(vault, Desktop.context(), backups);
    model.listen();
  }

  private Content content() {
    return Objects.requireNonNull(model.contentProperty().get());
  }

  @Test
  void itSaysHowThingsStandAndFollowsWhatIsDone() throws Exception {
    open(Desktop.demo(folder.resolve("demo"), 400), () -> Optional.of(LAST));
    Content before = content();
    assertThat(before.worth().points()).hasSize(12);
    NetWorth worth =
        vault
            .books()
            .reports()
            .netWorth(
                before.worth().points().getLast().month(),
                before.worth().points().getLast().month());
    assertThat(before.worth().points().getLast()).isEqualTo(worth.points().getFirst());
    assertThat(before.overdue()).isEqualTo(1);
    assertThat(before.expensive()).isNotEmpty().hasSizeLessThanOrEqualTo(4);
    assertThat(before.uncategorised()).isPositive();
    assertThat(before.toDecide()).isZero();
    assertThat(before.backup().last()).contains(LAST);
    assertThat(before.envelopes().toBudget()).isPresent();
    Upcoming due = before.due().getFirst();
    done(
        vault
            .books()
            .schedules()
            .enter(
                due.schedule().id(),
                due.occurrence().named(),
                due.occurrence().due(),
                due.expected()));
    assertThat(content().overdue()).isZero();
    assertThat(content().month().out()).isLessThan(before.month().out());
  }

  @Test
  void anEmptyVaultAndAFolderThatCannotBeReadAreNoFaults() throws Exception {
    open(
        Desktop.vault(folder.resolve("empty")),
        () -> {
          throw new VaultRefused(VaultRefused.Reason.NO_VAULT);
        });
    assertThat(content().accounts()).isZero();
    assertThat(content().backup().readable()).isFalse();
    assertThat(model.failedProperty().get()).isFalse();
  }
}
