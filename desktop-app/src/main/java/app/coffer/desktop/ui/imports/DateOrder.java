package app.coffer.desktop.ui.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The orders in which dates are written, on a pattern such as {@code dd.MM.uuuu}. */
enum DateOrder {
  DAY_MONTH_YEAR("dMu"),
  MONTH_DAY_YEAR("Mdu"),
  YEAR_MONTH_DAY("uMd");

  private static final Pattern PART = Pattern.compile("d+|M+|u+|y+");
  private final String order;

  DateOrder(String order) {
    this.order = order;
  }

  /** The order that a pattern has. */
  static DateOrder of(String pattern) {
    var letters = new StringBuilder();
    for (String part : parts(pattern)) {
      letters.append(part.charAt(0) == 'y' ? 'u' : part.charAt(0));
    }
    for (DateOrder each : values()) {
      if (each.order.contentEquals(letters)) {
        return each;
      }
    }
    return DAY_MONTH_YEAR;
  }

  /** The same pattern in this order. */
  String on(String pattern) {
    List<String> parts = parts(pattern);
    var result = new StringBuilder();
    Matcher matcher = PART.matcher(pattern);
    int end = 0;
    int index = 0;
    while (matcher.find() && index < order.length()) {
      char wanted = order.charAt(index++);
      String part =
          parts.stream()
              .filter(each -> (each.charAt(0) == 'y' ? 'u' : each.charAt(0)) == wanted)
              .findFirst()
              .orElse(matcher.group());
      result.append(pattern, end, matcher.start()).append(part);
      end = matcher.end();
    }
    return result.append(pattern.substring(end)).toString();
  }

  private static List<String> parts(String pattern) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(pattern);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }
}
