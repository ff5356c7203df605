package app.coffer.desktop.ui.help;

import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Words;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The licences of what is inside: the list that the build wrote beside the jars of the package. */
public final class Licences {
  private static final String LIST = "legal/THIRD-PARTY.txt";

  private Licences() {}

  /** Shows the list, or says where it comes from when this is no package. */
  public static void open(Overlay overlay, Words words) {
    var hint = new Label(words.get("help.licences.hint"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    String list = list(home()).map(Licences::shown).orElse(words.get("help.licences.none"));
    var shelf = new TextShelf(words, list.strip(), "coffer-licences.txt").wrapping();
    var dialog = new Dialog(words.get("help.licences"), new VBox(12, hint, shelf), 760);
    dialog.cancel(words.get("help.close"), overlay::closeDialog);
    overlay.open(dialog);
  }

  /**
   * @param jars the folder of the program's jars
   */
  static Optional<String> list(Optional<Path> jars) {
    return jars.map(folder -> folder.resolve(LIST))
        .filter(Files::isRegularFile)
        .flatMap(Licences::read);
  }

  /**
   * For people, by name, what cannot be read last as it is; the list itself lies in the package.
   */
  static String shown(String list) {
    Stream<String> read =
        list.lines()
            .flatMap(line -> LicencedPart.of(line).stream())
            .sorted(Comparator.comparing(LicencedPart::name, String.CASE_INSENSITIVE_ORDER))
            .map(LicencedPart::shown);
    Stream<String> unread =
        list.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("(") && LicencedPart.of(line).isEmpty());
    return Stream.concat(read, unread).collect(Collectors.joining(System.lineSeparator()));
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Path> home() {
    CodeSource source = Licences.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent());
    } catch (URISyntaxException noFile) {
      return Optional.empty();
    }
  }
}
