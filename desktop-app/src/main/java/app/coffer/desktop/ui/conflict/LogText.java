package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what was settled into sentences. */
final class LogText {
  private final UiContext context;
  private final Words words;
  private final UnitText text;
  private final int keepDays;

  /**
   * @param keepDays how long a decision can be undone; 0 is always
   */
  LogText(UiContext context, Names names, int keepDays) {
    this.context = context;
    this.keepDays = keepDays;
    this.words = context.words();
    this.text = new UnitText(context, names);
  }

  LogLine line(Settled settled) {
    var versions = new ConflictVersions(asQuestion(settled), text);
    var about = new QuestionText(versions, context);
    return new LogLine(
        settled,
        context.formats().moment(settled.at(), context.clock().instant()),
        who(settled) + until(settled),
        about.title(),
        about.place(),
        parts(settled, versions),
        words.of("conflict.log.state", settled.state()));
  }

  /** The question as it was, so that it reads as it did then. */
  private static Conflict asQuestion(Settled settled) {
    return new Conflict(
        settled.record(),
        settled.entity(),
        settled.before(),
        settled.content(),
        settled.sides(),
        settled.units(),
        List.of(),
        settled.at());
  }

  /** Until when it can be undone; nothing where that is over, or never. */
  private String until(Settled settled) {
    if (keepDays == 0 || settled.state() != Settled.State.HOLDS) {
      return "";
    }
    var day =
        settled
            .at()
            .plus(Duration.ofDays(keepDays))
            .atZone(context.clock().getZone())
            .toLocalDate();
    return "  ·  " + words.get("conflict.log.until", context.formats().date(day));
  }

  private String who(Settled settled) {
    String device =
        settled.deviceName().isBlank() ? words.get("conflict.side.unnamed") : settled.deviceName();
    String where = settled.here() ? words.get("conflict.log.here", device) : device;
    return switch (settled.kind()) {
      case DECIDED -> words.get("conflict.log.decided", where);
      case BY_RULE -> words.get("conflict.log.byRule", where);
      case MERGED ->
          words.get(
              "conflict.log.merged",
              settled.sides().stream()
                  .map(Side::deviceName)
                  .filter(name -> !name.isBlank())
                  .distinct()
                  .collect(Collectors.joining(", ")));
    };
  }

  private List<LogLine.Part> parts(Settled settled, ConflictVersions versions) {
    var parts = new ArrayList<LogLine.Part>();
    if (settled.ofWholeRecord().isPresent()) {
      return List.of(whole(settled, settled.ofWholeRecord().get()));
    }
    boolean removed = settled.content().removed();
    if (removed != settled.former().removed()
        || settled.sides().stream().anyMatch(side -> side.content().removed())) {
      parts.add(
          new LogLine.Part(
              words.get(removed ? "conflict.log.deleted" : "conflict.log.kept"), "", ""));
    }
    if (removed) {
      return parts;
    }
    for (MergeUnit unit : settled.units()) {
      UnitKind kind = UnitKind.of(settled.entity(), unit);
      if (kind == UnitKind.IMPORTED) {
        continue;
      }
      String value = versions.shown(kind, unit, settled.content()).spoken();
      parts.add(
          new LogLine.Part(
              text.label(kind, unit), value, not(settled, unit, kind, versions, value)));
    }
    return parts;
  }

  /** What became of a record that came back, or was added twice. */
  private LogLine.Part whole(Settled settled, Settled.Answered answered) {
    String changed = words.count("conflict.whole.written", answered.changed());
    String name = new Content(settled.content()).text(RecordFields.NAME).orElse("");
    boolean renamed =
        !settled.former().removed()
            && !new Content(settled.former()).text(RecordFields.NAME).orElse("").equals(name);
    if (settled.content().removed()) {
      return answered
          .inItsPlace()
          .map(to -> new LogLine.Part(words.get("conflict.log.moved"), text.any(to), changed))
          .orElseGet(() -> new LogLine.Part(words.get("conflict.log.deleted"), "", changed));
    }
    return renamed
        ? new LogLine.Part(words.get("conflict.log.renamed"), name, "")
        : new LogLine.Part(words.get("conflict.log.kept"), "", "");
  }

  /** What the other sides said; of what was put together, who said it. */
  private String not(
      Settled settled, MergeUnit unit, UnitKind kind, ConflictVersions versions, String value) {
    Set<String> others = new LinkedHashSet<>();
    for (Side side : settled.sides()) {
      if (!side.content().removed()) {
        String said = versions.shown(kind, unit, side.content()).spoken();
        if (!said.equals(value)) {
          others.add(
              settled.kind() == Settled.Kind.MERGED
                  ? words.get("conflict.log.said", side.deviceName(), said)
                  : said);
        }
      }
    }
    if (others.isEmpty()) {
      return "";
    }
    return words.get(
        settled.kind() == Settled.Kind.MERGED ? "conflict.log.from" : "conflict.log.not",
        String.join(", ", others));
  }
}
