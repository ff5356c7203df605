package app.coffer.desktop.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a start was told.
 *
 * @param shelf where vaults are, instead of this person's usual folder
 * @param rehearsal the file for the times of a start that ends by itself
 * @param brought what is for the window: files, a link, an entry of the program's menu
 */
record StartOptions(Optional<Path> shelf, Optional<Path> rehearsal, List<String> brought) {
  private static final String SHELF = "--vaults=";
  private static final String REHEARSAL = "--rehearse=";

  StartOptions {
    brought = List.copyOf(brought);
  }

  static StartOptions of(List<String> arguments) {
    Optional<Path> shelf = Optional.empty();
    Optional<Path> rehearsal = Optional.empty();
    var brought = new ArrayList<String>();
    for (String argument : arguments) {
      if (argument.startsWith(SHELF)) {
        shelf = Optional.of(path(argument, SHELF));
      } else if (argument.startsWith(REHEARSAL)) {
        rehearsal = Optional.of(path(argument, REHEARSAL));
      } else {
        brought.add(argument);
      }
    }
    return new StartOptions(shelf, rehearsal, brought);
  }

  private static Path path(String argument, String option) {
    return Path.of(argument.substring(option.length())).toAbsolutePath().normalize();
  }

  /**
   * What a second start says to the first: files by their whole names, for it may stand elsewhere.
   */
  List<String> forTheFirst() {
    Path here = Path.of("").toAbsolutePath();
    return brought.stream()
        .map(argument ->
            argument.startsWith("-") || argument.contains(":")
                ? argument
                : here.resolve(argument).toString())
        .toList();
  }

  /** The name under which the first of them is found. */
  String instance() {
    return shelf.map(folder -> "w" + Integer.toHexString(folder.hashCode())).orElse("window");
  }
}
