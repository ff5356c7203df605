package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.schedule.Schedules.AutoEntry;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Enters what enters itself, when a vault is opened and when a day begins, and tells what it did. A
 * schedule that cannot be entered is told once.
 */
public final class DueEntry {
  private final Schedules schedules;
  private final UiContext context;
  private final Consumer<String> say;
  private final Set<RecordId> told = new HashSet<>();

  public DueEntry(OpenVault vault, UiContext context, Consumer<String> say) {
    schedules = vault.books().schedules();
    this.context = context;
    this.say = say;
  }

  /** Done again it finds nothing more to do. */
  public void look() {
    var today = context.today();
    context
        .background()
        .run(() -> {
          AutoEntry done = schedules.enterDue(today);
          Map<RecordId, String> names =
              done.failed().isEmpty()
                  ? Map.of()
                  : schedules.all().stream()
                      .collect(Collectors.toMap(Schedule::id, Schedule::name));
          return new Done(done, names);
        })
        .then(this::tell);
  }

  private record Done(AutoEntry entry, Map<RecordId, String> names) {}

  private void tell(Done done) {
    Words words = context.words();
    List<Transaction> entered = done.entry().entered();
    if (!entered.isEmpty()) {
      say.accept(words.count("schedules.entered.some", entered.size()));
    }
    done.entry()
        .failed()
        .forEach((schedule, reason) -> {
          if (told.add(schedule)) {
            say.accept(sentence(done.names().getOrDefault(schedule, ""), reason));
          }
        });
  }

  private String sentence(String name, Reason reason) {
    return context.words().get("schedules.failed", name, context.words().of("refused", reason));
  }
}
