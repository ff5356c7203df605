package app.coffer.desktop.backup;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final VaultId VAULT = new VaultId(filled(1, VaultId.LENGTH));
  private static final VaultId OTHER = new VaultId(filled(2, VaultId.LENGTH));
  private static final DeviceId DEVICE = new DeviceId(filled(3, DeviceId.LENGTH));

  private static byte[] filled(int with, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }

  private static BackupFile at(VaultId vault, LocalDateTime when) {
    Instant made = when.toInstant(ZoneOffset.UTC);
    return new BackupFile(
        Path.of(Rotation.name("Home", made, ZoneOffset.UTC)),
        new BackupHeader(vault, DEVICE, made),
        1000);
  }

  private static List<BackupFile> kept(List<BackupFile> files) {
    var newestFirst = new ArrayList<>(files);
    newestFirst.sort(Comparator.comparing((BackupFile each) -> each.header().made()).reversed());
    var kept = new ArrayList<>(newestFirst);
    kept.removeAll(Rotation.surplus(newestFirst, VAULT, ZoneOffset.UTC));
    return kept;
  }

  @Test
  void twoYearsOfThreeADayLeaveTenDaysAndTwelveMonths() {
    var files = new ArrayList<BackupFile>();
    var day = LocalDateTime.of(2024, 11, 21, 8, 0);
    for (int i = 0; i < 730; i++) {
      for (int hour : new int[] {0, 5, 10}) {
        files.add(at(VAULT, day.plusDays(i).plusHours(hour)));
      }
    }
    List<BackupFile> kept = kept(files);
    var days = new HashSet<>(kept.stream().map(RotationTest::day).toList());
    // all three of the newest day, nine more days, and eleven months before this one
    assertThat(kept).hasSize(3 + 9 + 11);
    assertThat(days).hasSize(1 + 9 + 11);
    assertThat(kept.getFirst()).isEqualTo(files.getLast());
    assertThat(kept).allMatch(each -> day(each).equals(day(files.getLast())) || hour(each) == 18);
  }

  private static java.time.LocalDate day(BackupFile file) {
    return file.header().made().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static int hour(BackupFile file) {
    return file.header().made().atZone(ZoneOffset.UTC).getHour();
  }

  @Test
  void otherVaultsAndFilesThatSomebodyNamedAreLeftAlone() {
    var files = new ArrayList<BackupFile>();
    var day = LocalDateTime.of(2026, 11, 21, 8, 0);
    for (int i = 0; i < 40; i++) {
      files.add(at(OTHER, day.minusDays(i)));
      Instant made = day.minusDays(i).toInstant(ZoneOffset.UTC);
      files.add(
          new BackupFile(
              Path.of("before the move " + i + BackupFile.SUFFIX),
              new BackupHeader(VAULT, DEVICE, made),
              1));
    }
    assertThat(kept(files)).hasSameSizeAs(files);
  }

  @Test
  void aNameHasNothingThatAFileCannotHave() {
    Instant made = Instant.parse("2026-11-21T08:00:05Z");
    assertThat(Rotation.name("Ana/Ben: ../home", made, ZoneOffset.UTC))
        .isEqualTo("AnaBen home 2026-11-21 08.00.05.coffer-backup");
    assertThat(Rotation.name("///", made, ZoneOffset.UTC)).startsWith("Vault 2026");
  }
}
