package app.coffer.desktop.vault;

import app.coffer.desktop.seal.VaultGenesis;

/**
 * A vault that is in memory only: its keys, and the words of its recovery sheet. Nothing of it is
 * on disk before {@link Vaults#create(PreparedVault, NewVault, Sheet)}. Closing wipes it.
 */
public final class PreparedVault implements AutoCloseable {
  private final VaultGenesis genesis;

  PreparedVault(VaultGenesis genesis) {
    this.genesis = genesis;
  }

  /** What is known of the sheet when the vault is made. */
  public enum Sheet {
    /** Its words are on paper, or shown by who makes the vault: they are not kept. */
    ON_PAPER,
    /** Nobody wrote it down yet: the vault keeps the words until somebody does. */
    MISSING
  }

  /**
   * The sheet of a vault of this name.
   *
   * @throws IllegalStateException when this is closed
   */
  public RecoveryPaper paper(String vaultName) {
    return new RecoveryPaper(
        genesis.recoveryWords().words(), CreatedVault.About.of(vaultName, genesis.vault()));
  }

  VaultGenesis genesis() {
    return genesis;
  }

  @Override
  public void close() {
    genesis.close();
  }

  @Override
  public String toString() {
    return "PreparedVault[redacted]";
  }
}
