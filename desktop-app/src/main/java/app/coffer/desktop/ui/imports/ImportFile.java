package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Opened;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that was dropped or chosen.
 *
 * @param opened what is in it; null while it is read, and where it cannot be
 * @param problem why it cannot be read; else empty
 */
record ImportFile(Path path, @Nullable Opened opened, String problem) {
  static ImportFile reading(Path path) {
    return new ImportFile(path, null, "");
  }

  boolean isReading() {
    return opened == null && problem.isEmpty();
  }

  boolean isReady() {
    return opened != null;
  }

  String name() {
    return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
  }

  int lines() {
    return opened == null ? 0 : opened.accounts().stream().mapToInt(found -> found.lines()).sum();
  }
}
