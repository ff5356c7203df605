package app.coffer.desktop.backup;

import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which backups of a folder are kept: all of the newest day, the newest of each of the ten days
 * before, and the newest of each of the twelve months. Only files that were named here are ever
 * taken away.
 */
public final class Rotation {
  private static final int DAYS = 10;
  private static final int MONTHS = 12;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);
  private static final Pattern NAMED =
      Pattern.compile(".* \\d{4}-\\d{2}-\\d{2} \\d{2}\\.\\d{2}\\.\\d{2}\\" + BackupFile.SUFFIX);

  private Rotation() {}

  /** A file name that sorts by time: {@code Home 2026-11-21 08.00.05.coffer-backup}. */
  public static String name(String vaultName, Instant made, ZoneId zone) {
    String plain = vaultName.replaceAll("[^\\p{L}\\p{N} _-]", "").strip();
    String first = plain.isEmpty() ? "Vault" : plain.substring(0, Math.min(40, plain.length()));
    return first + " " + STAMP.format(made.atZone(zone)) + BackupFile.SUFFIX;
  }

  /**
   * What may go.
   *
   * @param newestFirst what is in the folder
   * @param vault whose backups these are; those of others are left alone
   */
  public static List<BackupFile> surplus(List<BackupFile> newestFirst, VaultId vault, ZoneId zone) {
    List<BackupFile> own =
        newestFirst.stream()
            .filter(each -> each.header().vault().equals(vault))
            .filter(each -> NAMED.matcher(each.path().getFileName().toString()).matches())
            .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    LocalDate newest = day(own.getFirst(), zone);
    Set<LocalDate> days = new HashSet<>();
    Set<YearMonth> months = new HashSet<>();
    return own.stream()
        .filter(each -> {
          LocalDate day = day(each, zone);
          boolean daily = days.size() < DAYS && days.add(day);
          boolean monthly = months.size() < MONTHS && months.add(YearMonth.from(day));
          return !day.equals(newest) && !daily && !monthly;
        })
        .toList();
  }

  private static LocalDate day(BackupFile file, ZoneId zone) {
    return LocalDate.ofInstant(file.header().made(), zone);
  }
}
