package app.coffer.desktop.vault;

import java.util.List;

/**
 * What is written on a recovery sheet: 24 words, and whose they are.
 *
 * @param about tells sheets of several vaults apart
 */
public record RecoveryPaper(List<String> words, CreatedVault.About about) {
  public RecoveryPaper {
    words = List.copyOf(words);
  }

  @Override
  public String toString() {
    return "RecoveryPaper[redacted]";
  }
}
