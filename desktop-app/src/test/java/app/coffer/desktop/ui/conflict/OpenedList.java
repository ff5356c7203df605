package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;

/** The list of the Conflicts screen as it is when the screen opens, for measurements. */
public final class OpenedList {
  private OpenedList() {}

  /** Reads all questions, words their rows, opens the first; returns how many there are. */
  public static int open(OpenVault vault) {
    var context =
        new UiContext(
            Background.direct(),
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.systemUTC());
    var source =
        new QuestionSource(
            vault.conflicts(),
            vault.recordQuestions(),
            vault.conflictLog(),
            vault.ledger().read(),
            vault.outlook(),
            record -> vault.attachments().of(record).size(),
            () -> Checked.read(vault.sync()));
    var list = new ConflictListViewModel(source, context, text -> {});
    list.refresh();
    return list.countProperty().get();
  }
}
