package app.coffer.desktop.ui.kit;

import app.coffer.desktop.ledger.Acts;

/** What was done, in words: {@code edited Lidl}. */
public final class ActWords {
  private ActWords() {}

  public static String of(Acts.Label act, Words words) {
    return words.get("act." + act.verb(), what(act, words));
  }

  private static String what(Acts.Label act, Words words) {
    String entity = act.entity().name();
    if (act.count() > 1) {
      String many = "act.many." + entity;
      return words.get(words.has(many) ? many : "act.many", act.count());
    }
    return act.subject().isEmpty() ? words.get("act.one." + entity) : act.subject();
  }
}
