package app.coffer.desktop.vault;

import app.coffer.wire.id.VaultId;
import java.util.List;

/**
 * A new vault, open.
 *
 * @param recoveryWords 24 words that go on paper: they exist nowhere else
 */
public record CreatedVault(OpenVault vault, List<String> recoveryWords, About about) {
  public CreatedVault {
    recoveryWords = List.copyOf(recoveryWords);
  }

  /**
   * What tells sheets of several vaults apart.
   *
   * @param fingerprint the first 64 bits of the vault's number, in groups
   */
  public record About(String name, String fingerprint) {
    private static final int DIGITS = 16;

    /** Of a vault of this name and number. */
    public static About of(String name, VaultId vault) {
      String grouped = vault.hex().substring(0, DIGITS).replaceAll("(.{4})(?!$)", "$1 ");
      return new About(name, grouped);
    }
  }

  @Override
  public String toString() {
    return "CreatedVault[redacted]";
  }
}
