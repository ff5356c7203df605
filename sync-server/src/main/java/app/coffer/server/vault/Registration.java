package app.coffer.server.vault;

import app.coffer.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may create a vault here.
 *
 * @param mode the operator's choice
 * @param token what {@link Mode#TOKEN} asks for; read each time, so that a new one counts at once
 */
public record Registration(Mode mode, Supplier<String> token) {

  /** The operator's choices. */
  public enum Mode {
    OPEN("open"),
    TOKEN("token"),
    CLOSED("closed");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** Refuses whoever may not. */
  public void admit(Optional<String> presented) {
    switch (mode) {
      case OPEN -> {}
      case CLOSED ->
          throw new Refusal(Problem.Code.REGISTRATION_CLOSED, "This server takes no new vaults.");
      case TOKEN -> {
        byte[] expected = token.get().getBytes(StandardCharsets.UTF_8);
        byte[] given = presented.orElse("").strip().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
          throw new Refusal(
              Problem.Code.BAD_TOKEN,
              "This server asks for its registration token; \"coffer-server token\" shows it.");
        }
      }
    }
  }

  @Override
  public String toString() {
    return "Registration[" + mode.text() + "]";
  }
}
