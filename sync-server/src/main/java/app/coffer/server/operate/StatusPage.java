package app.coffer.server.operate;

import app.coffer.server.operate.StoreFigures.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The status page. Plain HTML: no script, nothing from elsewhere. */
public final class StatusPage {
  static final String STYLE =
      """
      :root { color-scheme: light dark; --well: #1a7f37; --ill: #cf222e; --line: #8884; }
      @media (prefers-color-scheme: dark) { :root { --well: #3fb950; --ill: #ff7b72; } }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
      h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
      p { margin: .25rem 0 1.5rem; }
      .well { color: var(--well); font-weight: 600; }
      .ill { color: var(--ill); font-weight: 600; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .4rem .5rem; border-top: 1px solid var(--line); font-weight: normal; }
      td { text-align: right; font-variant-numeric: tabular-nums; }
      footer { margin-top: 1.5rem; font-size: .85rem; opacity: .75; }
      """;

  /** What is renewed by itself was renewed long before. */
  private static final Duration SOON = Duration.ofDays(10);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Facts facts;
  private final StoreFigures store;
  private final Metrics metrics;
  private final IntSupplier subscribers;
  private final InstantSource clock;

  /**
   * What does not change, or somebody else knows.
   *
   * @param registration who may create a vault
   * @param database what kind it is
   * @param room whether more is stored
   * @param certificateUntil when the certificate ends, where this server has one
   */
  public record Facts(
      String version,
      Instant started,
      String registration,
      String database,
      BooleanSupplier room,
      Supplier<Optional<Instant>> certificateUntil) {}

  public StatusPage(
      Facts facts,
      StoreFigures store,
      Metrics metrics,
      IntSupplier subscribers,
      InstantSource clock) {
    this.facts = facts;
    this.store = store;
    this.metrics = metrics;
    this.subscribers = subscribers;
    this.clock = clock;
  }

  String html() {
    Figures figures = store.now();
    Optional<String> ill = ill(figures);
    String rows =
        rows(figures).entrySet().stream()
            .map(row ->
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                    .formatted(escaped(row.getKey()), escaped(row.getValue())))
            .collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta http-equiv="refresh" content="30">
    <title>Coffer server</title>
    <link rel="stylesheet" href="/status/style.css">
    </head>
    <body>
    <h1>Coffer server</h1>
    <p id="health" class="%s">%s</p>
    <table>
    %s
    </table>
    <footer>As of %s. This page names no vault, no device and no person.</footer>
    </body>
    </html>
    """
        .formatted(
            ill.isPresent() ? "ill" : "well",
            ill.orElse("All is well."),
            rows,
            TIME.format(clock.instant()));
  }

  /** What somebody has to do something about. */
  private Optional<String> ill(Figures figures) {
    if (!figures.answers()) {
      return Optional.of("The database does not answer.");
    }
    if (!facts.room().getAsBoolean()) {
      return Optional.of("There is no room left: changes are refused, reading goes on.");
    }
    return facts
        .certificateUntil()
        .get()
        .map(until -> Duration.between(clock.instant(), until))
        .filter(left -> left.compareTo(SOON) < 0)
        .map(left ->
            left.isNegative()
                ? "The certificate has ended."
                : "The certificate ends in %d d %d h."
                    .formatted(left.toDays(), left.toHoursPart()));
  }

  private Map<String, String> rows(Figures figures) {
    var rows = new LinkedHashMap<String, String>();
    rows.put("Version", facts.version());
    rows.put("Java", Runtime.version().toString());
    rows.put("Running for", duration(Duration.between(facts.started(), clock.instant())));
    rows.put("Registration", facts.registration());
    rows.put("Vaults", String.format(Locale.ROOT, "%,d", figures.vaults()));
    rows.put("Database", facts.database());
    rows.put("Its size", size(figures.bytes()));
    if (figures.free() < Long.MAX_VALUE) {
      rows.put("Left on its disk", size(figures.free()));
    }
    rows.put("Open event streams", String.format(Locale.ROOT, "%,d", subscribers.getAsInt()));
    rows.put("Requests answered", String.format(Locale.ROOT, "%,d", metrics.answered()));
    rows.put("Of those failed here", String.format(Locale.ROOT, "%,d", metrics.failed()));
    facts
        .certificateUntil()
        .get()
        .ifPresent(until -> rows.put("Certificate valid until", TIME.format(until)));
    return rows;
  }

  private static String duration(Duration time) {
    return time.toDays() > 0
        ? "%d d %d h".formatted(time.toDays(), time.toHoursPart())
        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%,d KiB", (bytes + 1023) >> 10)
        : bytes < 1 << 30
            ? String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0)
            : String.format(Locale.ROOT, "%,.1f GiB", bytes / 1073741824.0);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
