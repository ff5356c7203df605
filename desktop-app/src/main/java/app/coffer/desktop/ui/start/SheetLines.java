package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.RecoveryPaper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands on a sheet beside its words. */
public final class SheetLines {
  private SheetLines() {}

  /**
   * @param server where the vault syncs, if that is known
   */
  public static List<String> of(RecoveryPaper paper, Optional<URI> server, UiContext context) {
    Words words = context.words();
    var lines = new ArrayList<String>();
    lines.add(words.get("sheet.vault", paper.about().name()));
    lines.add(words.get("sheet.fingerprint", paper.about().fingerprint()));
    lines.add(words.get("sheet.day", context.formats().date(context.today())));
    server.ifPresent(address -> lines.add(words.get("first.sheet.server", address)));
    return lines;
  }
}
