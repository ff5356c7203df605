package app.coffer.desktop.cli;

import org.jspecify.annotations.Nullable;

/**
 * A command that did not do what was asked, in the words a person or a script reads.
 *
 * <p>The text may name what the person typed, never a secret.
 */
final class Refusal extends RuntimeException {
  private final Exit exit;
  private final String code;
  private final String hint;

  /**
   * @param code stable, for scripts
   * @param message what happened, and what it means for the data
   * @param hint what the person can do; empty where there is nothing
   */
  Refusal(Exit exit, String code, String message, String hint) {
    this(exit, code, message, hint, null);
  }

  Refusal(Exit exit, String code, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.exit = exit;
    this.code = code;
    this.hint = hint;
  }

  static Refusal usage(String message, String hint) {
    return new Refusal(Exit.USAGE, "usage", message, hint);
  }

  static Refusal notFound(String what, String named) {
    return new Refusal(
        Exit.NOT_FOUND,
        "not-found",
        "There is no " + what + " \"" + named + "\".",
        "List what there is, and name it by its id, a unique beginning of it, or its name.");
  }

  Exit exit() {
    return exit;
  }

  String code() {
    return code;
  }

  String hint() {
    return hint;
  }
}
