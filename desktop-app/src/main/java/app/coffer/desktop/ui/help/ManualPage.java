package app.coffer.desktop.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of the manual, in the order of its list of contents; its title is its first line. */
public enum ManualPage {
  FIRST_STEPS,
  IMPORT,
  BUDGET,
  REPORTS,
  SYNC,
  CONFLICTS,
  DEVICES,
  BACKUPS,
  SELF_HOSTING,
  PRIVACY,
  SHORTCUTS,
  MOVING;

  static final String FOLDER = "/app/coffer/desktop/ui/help/manual/";

  /** The name of its file. */
  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
  }

  /** In a language, or in English where nobody wrote it in that. */
  String text(Locale language) {
    InputStream translated =
        ManualPage.class.getResourceAsStream(FOLDER + language.getLanguage() + "/" + file());
    try (InputStream in =
        Objects.requireNonNullElseGet(
            translated,
            () ->
                Objects.requireNonNull(
                    ManualPage.class.getResourceAsStream(FOLDER + file()), file()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a language, or in English where none was taken in that. */
  static @Nullable URL picture(String name, Locale language) {
    URL translated = ManualPage.class.getResource(FOLDER + language.getLanguage() + "/" + name);
    return translated == null ? ManualPage.class.getResource(FOLDER + name) : translated;
  }

  String title(Locale language) {
    return text(language).lines().findFirst().orElseThrow().substring(2).strip();
  }
}
