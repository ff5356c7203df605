package app.coffer.desktop.update;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The newest version, as whoever publishes it says.
 *
 * @param page where it is to be had
 * @param notes what is new, in a few plain words; may be empty
 */
public record Announcement(String version, URI page, String notes) {
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){0,3}");
  private static final int LONGEST_NOTES = 2_000;

  /** Reads what was published; empty where it is none. */
  static Optional<Announcement> read(byte[] json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      String version = root.path("version").asString("");
      URI page = URI.create(root.path("page").asString(""));
      String notes = root.path("notes").asString("");
      boolean fits =
          VERSION.matcher(version).matches()
              && "https".equals(page.getScheme())
              && notes.length() <= LONGEST_NOTES;
      return fits ? Optional.of(new Announcement(version, page, notes)) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether it is newer than another version; one that has no numbers is never older. */
  public boolean isNewerThan(String other) {
    return VERSION.matcher(other).matches() && Arrays.compare(numbers(version), numbers(other)) > 0;
  }

  private static int[] numbers(String version) {
    return Arrays.copyOf(
        List.of(version.split("\\.")).stream().mapToInt(Integer::parseInt).toArray(), 4);
  }
}
