package app.coffer.desktop.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void lendsItsBytesAndWipesThemWhenClosed() {
    byte[] bytes = {1, 2, 3};
    Secret secret = Secret.owning(bytes);
    assertThat(secret.<Integer>use(b -> b[0] + b[1] + b[2])).isEqualTo(6);

    secret.close();

    assertThat(bytes).containsOnly(0);
    assertThatThrownBy(() -> secret.use(b -> b.length)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(secret::length).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(secret::copy).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCopyOutlivesItsOriginal() {
    Secret original = Secret.owning(new byte[] {7});
    Secret copy = original.copy();
    original.close();
    assertThat(copy.<Byte>use(b -> b[0])).isEqualTo((byte) 7);
  }

  @Test
  void neverPrintsWhatItHolds() {
    assertThat(Secret.owning("canary".getBytes(StandardCharsets.UTF_8)))
        .hasToString("Secret[redacted]");
    assertThat(Passphrase.owning("canary".toCharArray())).hasToString("Passphrase[redacted]");
  }

  @Test
  void aPassphraseIsTheSameHoweverTheKeyboardWritesItsAccents() {
    Secret composed = Passphrase.owning("caf\u00e9".toCharArray()).utf8();
    Secret decomposed = Passphrase.owning("cafe\u0301".toCharArray()).utf8();

    byte[] one = composed.use(byte[]::clone);
    byte[] other = decomposed.use(byte[]::clone);

    assertThat(one).isEqualTo(other).isEqualTo("caf\u00e9".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPassphraseIsWipedWhenClosed() {
    char[] typed = "canary".toCharArray();
    Passphrase passphrase = Passphrase.owning(typed);
    passphrase.close();

    assertThat(typed).containsOnly('\0');
    assertThatThrownBy(passphrase::utf8).isInstanceOf(IllegalStateException.class);
  }
}
