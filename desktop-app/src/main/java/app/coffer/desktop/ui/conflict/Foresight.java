package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.desktop.ui.kit.Background;
import java.util.List;
import java.util.function.Consumer;

/** Works out what answers would do, away from the window's thread. */
record Foresight(Background background, ConflictInbox inbox, Outlook outlook) {

  /**
   * @param show gets the effects of the answers in their order; not called where the question has
   *     changed meanwhile, because then a bell follows
   */
  void of(Conflict conflict, List<Resolution> answers, Consumer<Effects> show) {
    background
        .run(() -> {
          List<Change> candidates = answers.stream().map(inbox::preview).toList();
          return outlook.of(conflict, candidates, answers.stream().map(inbox::beside).toList());
        })
        .onFault(IllegalStateException.class, gone -> {})
        .onFault(IllegalArgumentException.class, changed -> {})
        .then(show);
  }
}
