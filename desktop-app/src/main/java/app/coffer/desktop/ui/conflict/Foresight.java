package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Balances;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Works out what answers would do, away from the window's thread. */
record Foresight(Background background, ConflictInbox inbox, Balances balances) {

  /** Balances as they were read together with the questions. */
  static Balances standing(List<AccountBalance> accounts) {
    Map<RecordId, AccountBalance> byId =
        accounts.stream().collect(Collectors.toMap(a -> a.account().id(), Function.identity()));
    return account ->
        Optional.ofNullable(byId.get(account))
            .map(a -> new Balances.Standing(a.account().name(), a.balance()));
  }

  /**
   * @param show gets the effects of the answers in their order; not called where the question has
   *     changed meanwhile, because then a bell follows
   */
  void of(Conflict conflict, List<Resolution> answers, Consumer<Effects> show) {
    background
        .run(() -> {
          List<Change> candidates = answers.stream().map(inbox::preview).toList();
          return ConflictEffects.of(conflict, candidates, balances);
        })
        .onFault(IllegalStateException.class, gone -> {})
        .onFault(IllegalArgumentException.class, changed -> {})
        .then(show);
  }
}
