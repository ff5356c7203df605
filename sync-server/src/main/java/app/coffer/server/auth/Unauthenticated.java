package app.coffer.server.auth;

import app.coffer.wire.Problem;

/** A request whose signature does not count. */
public final class Unauthenticated extends RuntimeException {
  private final Problem.Code code;

  Unauthenticated(Problem.Code code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public Problem.Code code() {
    return code;
  }
}
