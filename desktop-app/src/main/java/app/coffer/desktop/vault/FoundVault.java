package app.coffer.desktop.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server has of a vault that is to come back by its recovery sheet.
 *
 * @param newest when the newest change was made, by the clock of its device
 * @param devices the names of those that are removed by it and have to join anew
 */
public record FoundVault(Optional<Instant> newest, List<String> devices) {
  public FoundVault {
    devices = List.copyOf(devices);
  }

  @Override
  public String toString() {
    return "FoundVault[redacted]";
  }
}
