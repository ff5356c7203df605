package app.coffer.desktop.banking.bring;

import java.util.concurrent.CancellationException;

/** Whoever waits for a long piece of work may stop it by interrupting its thread. */
public final class Stopping {
  private Stopping() {}

  /**
   * Called every now and then by what takes long.
   *
   * @throws CancellationException where it is no longer wanted
   */
  public static void ifAsked() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("nobody waits for this any more");
    }
  }
}
