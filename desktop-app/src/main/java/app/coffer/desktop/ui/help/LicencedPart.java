package app.coffer.desktop.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One library inside, as the build lists it: {@code (licence) (licence) name
 * (group:artifact:version - address)}. A licence's own name may have brackets in it.
 */
record LicencedPart(
    String name, String artifact, String version, List<String> licences, String address) {

  /** A line of the list; nothing where it is none of a library. */
  static Optional<LicencedPart> of(String line) {
    String rest = line.strip();
    var licences = new ArrayList<String>();
    while (rest.startsWith("(")) {
      int end = closing(rest);
      if (end < 0) {
        return Optional.empty();
      }
      licences.add(rest.substring(1, end));
      rest = rest.substring(end + 1).strip();
    }
    int last = rest.lastIndexOf(" (");
    if (licences.isEmpty() || last < 0 || !rest.endsWith(")")) {
      return Optional.empty();
    }
    String[] where = rest.substring(last + 2, rest.length() - 1).split(" - ", 2);
    String[] coordinates = where[0].split(":");
    return where.length < 2 || coordinates.length < 3
        ? Optional.empty()
        : Optional.of(
            new LicencedPart(
                rest.substring(0, last).strip(),
                coordinates[1],
                coordinates[coordinates.length - 1],
                List.copyOf(licences),
                where[1].strip()));
  }

  /** Where the bracket ends that the text begins with; less than zero where it does not. */
  private static int closing(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Three lines for people. */
  String shown() {
    String title = name.equalsIgnoreCase(artifact) ? name : name + ", " + artifact;
    return "%s %s%n    %s%n    %s".formatted(title, version, String.join("; ", licences), address);
  }
}
