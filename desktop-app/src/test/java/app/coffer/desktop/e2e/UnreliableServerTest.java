package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.SyncFaultWords;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server process that loses the line, an answer, or everything. */
@Timeout(120)
class UnreliableServerTest {
  private static final int ROWS = 2_000;

  @TempDir Path folder;

  private ServerProcess server(String name) throws IOException {
    return ServerProcess.start(Files.createDirectories(folder.resolve(name)), "127.0.0.1:0");
  }

  @Test
  void aLargeImportThatIsCutOffGoesOnAndNothingIsThereTwice() throws Exception {
    var household = new Household(folder);
    try (ServerProcess server = server("server");
        var proxy = new RecordingProxy(server.address());
        OpenVault first = household.first()) {
      importRows(first, ROWS);
      first.sync().enable(proxy.address(), Optional.of(server.registrationToken()));
      int waiting = first.sync().state().pending();
      assertThat(waiting).isGreaterThan(ROWS);

      proxy.cutAfter(150_000);
      assertThatExceptionOfType(SyncFault.Offline.class).isThrownBy(first.sync()::syncNow);
      assertThat(proxy.isDead()).isTrue();
      assertThat(first.sync().state().pending()).isEqualTo(waiting);

      proxy.mend();
      proxy.loseAnswerAfter(150_000);
      assertThatExceptionOfType(SyncFault.Offline.class).isThrownBy(first.sync()::syncNow);
      assertThat(proxy.isDead()).isTrue();
      assertThat(first.sync().state().pending()).isEqualTo(waiting);

      proxy.mend();
      SyncControl.Report done = first.sync().syncNow();
      assertThat(first.sync().state().pending()).isZero();
      assertThat(done.bytesSent()).as("what arrived is not sent again").isLessThan(50_000);
      assertThat(first.sync().syncNow().sent()).isZero();

      try (OpenVault second = household.joined(first)) {
        assertThat(second.ledger().read().count(RegisterFilter.all())).isEqualTo(ROWS);
        assertThat(Household.shown(second))
            .isEqualTo(Household.shown(first))
            .doesNotHaveDuplicates();
        assertThat(second.conflicts().count() + first.conflicts().count()).isZero();
        var newest = second.ledger().read().rows(RegisterFilter.all(), 0, 1).getFirst();
        assertThat(second.history().of(newest.transaction().id())).hasSize(1);
        assertThat(second.verify()).isEmpty();
        assertThat(first.verify()).isEmpty();
      }
    }
  }

  @Test
  void aServerThatLostEverythingIsNamedAndFilledAgain() throws Exception {
    var household = new Household(folder);
    ServerProcess lost = server("server");
    try (var proxy = new RecordingProxy(lost.address());
        OpenVault first = household.first()) {
      importRows(first, 30);
      first.sync().enable(proxy.address(), Optional.of(lost.registrationToken()));
      first.sync().syncNow();
      try (OpenVault second = household.joined(first)) {
        first.sync().syncNow();
        List<String> before = Household.shown(first);
        importRows(second, 40);
        List<String> unsent = Household.shown(second);
        lost.kill();
        wipe(folder.resolve("server"));
        try (ServerProcess fresh = server("server")) {
          proxy.leadTo(fresh.address());
          loses(first, before);
          loses(second, unsent);

          // the wiped server made another token, which the one kept here cannot know
          assertThatExceptionOfType(SyncFault.Refused.class)
              .isThrownBy(first.sync()::sendAgain)
              .satisfies(refused -> assertThat(refused.code()).contains(Problem.Code.BAD_TOKEN));
          assertThat(Household.shown(first)).isEqualTo(before);
          first.sync().enable(proxy.address(), Optional.of(fresh.registrationToken()));
          first.sync().sendAgain();
          assertThat(Household.shown(first)).isEqualTo(before);

          second.sync().sendAgain();
          assertThat(Household.shown(second)).isEqualTo(unsent);
          first.sync().syncNow();
          second.sync().syncNow();
          assertThat(Household.shown(first)).isEqualTo(unsent);
          for (OpenVault vault : List.of(first, second)) {
            assertThat(vault.sync().state().fault()).isEmpty();
            assertThat(vault.sync().state().pending()).isZero();
            assertThat(vault.conflicts().count()).isZero();
            assertThat(vault.verify()).isEmpty();
          }
        }
      }
    }
  }

  /** A sync that finds the server empty says so in words, and changes nothing here. */
  private static void loses(OpenVault vault, List<String> before) {
    int waiting = vault.sync().state().pending();
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(vault.sync()::syncNow)
        .satisfies(fault -> {
          assertThat(fault.alarm()).isEqualTo(SyncFault.Alarm.ROLLBACK);
          var advice = SyncFaultWords.of(fault, Words.in(Locale.ENGLISH));
          assertThat(advice.sentence()).contains("send again");
          assertThat(advice.action()).isEqualTo(SyncFaultWords.Action.SEND_AGAIN);
          assertThat(advice.needsPerson()).isTrue();
        });
    assertThat(vault.sync().state().pending()).isGreaterThanOrEqualTo(waiting);
    assertThat(Household.shown(vault)).isEqualTo(before);
  }

  private void importRows(OpenVault vault, int rows) throws Exception {
    String statement =
        IntStream.range(0, rows)
            .mapToObj(i ->
                "%s,Shop %d,-%d.%02d"
                    .formatted(
                        LocalDate.of(2026, 1, 1).plusDays(i / 10), i % 97, 1 + i / 100, i % 100))
            .collect(Collectors.joining("\n", "Date,Payee,Amount\n", "\n"));
    Path file = Files.writeString(folder.resolve("rows-" + rows + ".csv"), statement);
    BankImport bank = vault.bankImport();
    var account = vault.ledger().read().accounts().getFirst().account().id();
    BankImport.Review review = bank.review(file, account, BankImport.Options.auto());
    int added = bank.apply(review).added();
    assertThat(added).isPositive();
  }

  private static void wipe(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
