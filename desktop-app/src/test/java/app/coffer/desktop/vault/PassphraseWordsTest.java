package app.coffer.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.seal.RecoveryWords;
import app.coffer.wire.crypto.Randomness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassphraseWordsTest {
  @Test
  void sixWordsOfTheListAndSixtySixBits() {
    List<String> words = List.of(PassphraseWords.propose(Randomness.secure()).split(" "));
    assertThat(words).hasSize(6).allMatch(RecoveryWords.list()::contains);
    assertThat(PassphraseWords.bits()).isEqualTo(66);
    assertThat(RecoveryWords.list()).hasSize(1 << 11).doesNotHaveDuplicates();
  }

  @Test
  void everyWordCanComeUp() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 6_000 && seen.size() < 2048; i++) {
      seen.addAll(List.of(PassphraseWords.propose(Randomness.secure()).split(" ")));
    }
    assertThat(seen).hasSize(2048);
  }
}
