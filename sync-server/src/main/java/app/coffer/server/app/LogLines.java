package app.coffer.server.app;

import app.coffer.wire.codec.WireFormats;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * One line for each thing that is logged, for people or for programs, with the name of the request
 * it belongs to. Of an exception it has the type and where it came from, never its text: that may
 * repeat what somebody sent.
 */
final class LogLines extends Formatter {
  private static final int FRAMES = 12;

  /** Our own, and libraries that greet and count; kept, or the levels would be forgotten. */
  private static final Logger OURS = Logger.getLogger("app.coffer");

  /** It misses pictures, which the trimmed runtime does not have and nobody asks for. */
  private static final Logger PICTURES =
      Logger.getLogger("org.glassfish.jersey.message.internal.MessagingBinders");

  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("org.flywaydb"),
          Logger.getLogger("org.jooq"),
          Logger.getLogger("com.zaxxer"),
          Logger.getLogger("org.glassfish"),
          Logger.getLogger("org.eclipse.jetty"));

  private final boolean json;

  LogLines(boolean json) {
    this.json = json;
  }

  /** From now on the whole program logs like this. */
  static void install(LogOutput output, PrintStream to) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    var handler =
        new StreamHandler(to, new LogLines(output.json())) {
          @Override
          public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
          }
        };
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    OURS.setLevel(output.level());
    // what libraries say in detail is not ours to vouch for: drivers name passwords
    root.setLevel(atLeast(Level.INFO, output.level()));
    PICTURES.setLevel(Level.SEVERE);
    CHATTY.forEach(logger -> logger.setLevel(atLeast(Level.WARNING, output.level())));
  }

  private static Level atLeast(Level least, Level wished) {
    return wished.intValue() < least.intValue() ? least : wished;
  }

  @Override
  public String format(LogRecord record) {
    Map<String, String> context = new TreeMap<>();
    Map<String, String> mdc = MDC.getCopyOfContextMap();
    if (mdc != null) {
      context.putAll(mdc);
    }
    return (json ? object(record, context) : line(record, context)) + "\n";
  }

  private String object(LogRecord record, Map<String, String> context) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("time", record.getInstant().toString());
    fields.put("level", level(record));
    fields.put("logger", String.valueOf(record.getLoggerName()));
    fields.put("message", formatMessage(record));
    fields.putAll(context);
    if (record.getThrown() != null) {
      fields.put("thrown", thrown(record.getThrown()));
    }
    return WireFormats.json().writeValueAsString(fields);
  }

  private String line(LogRecord record, Map<String, String> context) {
    String request = context.getOrDefault("request", "");
    String text =
        "%s %-7s %s%s%s"
            .formatted(
                record.getInstant(),
                level(record),
                request.isEmpty() ? "" : "[" + request + "] ",
                formatMessage(record),
                record.getThrown() == null ? "" : ": " + thrown(record.getThrown()));
    // whoever can have a line break logged could forge a line
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String level(LogRecord record) {
    int value = record.getLevel().intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warning";
    }
    return value >= Level.INFO.intValue() ? "info" : "debug";
  }

  private static String thrown(@Nullable Throwable thrown) {
    return thrown == null
        ? ""
        : thrown.getClass().getName()
            + Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(frame -> " at " + frame)
                .collect(Collectors.joining())
            + (thrown.getCause() == null ? "" : ", because of " + thrown(thrown.getCause()));
  }
}
