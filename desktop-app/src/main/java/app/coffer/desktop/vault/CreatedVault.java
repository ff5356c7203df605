package app.coffer.desktop.vault;

import java.util.List;

/**
 * A new vault, open.
 *
 * @param recoveryWords 24 words that go on paper: they exist nowhere else
 */
public record CreatedVault(OpenVault vault, List<String> recoveryWords) {
  public CreatedVault {
    recoveryWords = List.copyOf(recoveryWords);
  }

  @Override
  public String toString() {
    return "CreatedVault[redacted]";
  }
}
