package app.coffer.server.vault;

import app.coffer.wire.Problem;

/** A request that the server understood and does not do; nothing was changed. */
public final class Refusal extends RuntimeException {
  private final Problem.Code code;

  /**
   * @param detail a sentence for a person; never content, names or secrets
   */
  public Refusal(Problem.Code code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public Problem.Code code() {
    return code;
  }
}
