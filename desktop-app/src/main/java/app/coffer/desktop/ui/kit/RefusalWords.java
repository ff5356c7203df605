package app.coffer.desktop.ui.kit;

import app.coffer.desktop.ledger.Outcome;

/** Why the ledger refused, as a sentence. */
public final class RefusalWords {
  private RefusalWords() {}

  public static String of(Outcome.Refused<?> refused, Words words) {
    return words.of("refused", refused.reason());
  }
}
