package app.coffer.desktop.vault;

import app.coffer.desktop.store.LocalSettings;
import app.coffer.desktop.store.VaultDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a recovery sheet that nobody wrote down yet, in the encrypted database of this
 * device alone. They cannot be made anew, so they are kept until they are on paper or given up.
 */
final class MissingSheet {
  private static final String WORDS = "sheet.words";
  private static final String SINCE = "sheet.missingSince";
  private final LocalSettings settings;

  MissingSheet(VaultDatabase database) {
    settings = new LocalSettings(database);
  }

  void keep(List<String> words, Instant since) {
    settings.set(Map.of(WORDS, String.join(" ", words), SINCE, since.toString()));
  }

  Optional<Instant> since() {
    return settings.text(SINCE).map(Instant::parse);
  }

  Optional<List<String>> words() {
    return settings.text(WORDS).map(words -> List.of(words.split(" ")));
  }

  void forget() {
    settings.remove(List.of(WORDS, SINCE));
  }
}
