package app.coffer.server.operate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The paths of the API, without the names in them: what is counted must not grow with what is
 * asked.
 */
record Route(String template, Pattern pattern) {
  static final String OTHER = "other";
  static final String EVENTS = "/api/v1/vaults/{vault}/sync/events";
  static final String PUSH = "/api/v1/vaults/{vault}/sync/push";

  private static final List<Route> ALL =
      List.of(
          of(PUSH),
          of("/api/v1/vaults/{vault}/sync/pull"),
          of("/api/v1/vaults/{vault}/sync/status"),
          of("/api/v1/vaults/{vault}/sync/resolve"),
          of(EVENTS),
          of("/api/v1/vaults/{vault}/root-log"),
          of("/api/v1/vaults/{vault}/revisions/{revision}"),
          of("/api/v1/vaults/{vault}/attachments/{attachment}/keep"),
          of("/api/v1/vaults/{vault}/attachments/{attachment}/{chunk}"),
          of("/api/v1/vaults/{vault}/attachments/{attachment}"),
          of("/api/v1/vaults/{vault}"),
          of("/api/v1/vaults"),
          of("/api/v1/pairing/codes/{code}"),
          of("/api/v1/pairing/{mailbox}/messages"),
          of("/api/v1/pairing/{mailbox}"),
          of("/api/v1/recovery"),
          of("/api/v1/health"),
          of("/api/v1/health/live"),
          of("/api/v1/health/ready"),
          of("/health"),
          of("/health/live"),
          of("/health/ready"),
          of("/metrics"),
          of("/openapi"),
          of("/status"),
          of("/status/style.css"));

  private static Route of(String template) {
    return new Route(template, Pattern.compile(template.replaceAll("\\{[a-z]+}", "[^/]+")));
  }

  static List<String> templates() {
    return ALL.stream().map(Route::template).toList();
  }

  /** The template of a path; the same one for all that there are not. */
  static String ofPath(String path) {
    return ALL.stream()
        .filter(route -> route.pattern.matcher(path).matches())
        .map(Route::template)
        .findFirst()
        .orElse(OTHER);
  }
}
