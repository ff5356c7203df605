package app.coffer.desktop.backup;

import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be read of a backup without its key: that it is one, of which vault and device (numbers
 * without a meaning), and when it was made. It is the {@code vault.json} of the folder that comes
 * out, and says there that the vault is a copy.
 */
public record BackupHeader(VaultId vault, DeviceId device, Instant made) {
  static final int FORMAT = 1;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\{\"coffer\":\"vault\",\"format\":(\\d{1,9}),\"copy\":true,\"vault\":\"([0-9a-f]+)\","
              + "\"device\":\"([0-9a-f]+)\",\"made\":\"([^\"]{1,40})\"}\\s*");

  String text() {
    return "{\"coffer\":\"vault\",\"format\":"
        + FORMAT
        + ",\"copy\":true,\"vault\":\""
        + vault.hex()
        + "\",\"device\":\""
        + device.hex()
        + "\",\"made\":\""
        + made
        + "\"}\n";
  }

  static BackupHeader read(String text) throws NotABackup {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new NotABackup("no backup's header");
    }
    if (Integer.parseInt(found.group(1)) > FORMAT) {
      throw new NotABackup("a newer format", true);
    }
    try {
      return new BackupHeader(
          new VaultId(HexFormat.of().parseHex(found.group(2))),
          new DeviceId(HexFormat.of().parseHex(found.group(3))),
          Instant.parse(found.group(4)));
    } catch (IllegalArgumentException | DateTimeParseException malformed) {
      throw new NotABackup("no backup's header");
    }
  }
}
