package app.coffer.desktop.ui.kit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;

/**
 * The colour the person chose for the whole system, made darker or lighter until it can be read
 * (4.5:1, WCAG 1.4.3).
 */
final class Accent {
  private static final List<String> KEYS =
      List.of(
          "macOS.NSColor.controlAccentColor",
          "Windows.UIColor.Accent",
          "GTK.theme_selected_bg_color");
  private static final Color DARK_GROUND = Color.web("#0d1117");
  private static final double READABLE = 4.5;
  private static final double STEP = 0.04;

  private Accent() {}

  /**
   * What a style sheet needs to follow it; empty where the system names none.
   *
   * @param preferences of the platform
   */
  static String style(Map<String, ?> preferences, boolean dark) {
    return KEYS.stream()
        .map(preferences::get)
        .filter(Color.class::isInstance)
        .map(Color.class::cast)
        .findFirst()
        .map(accent -> style(accent, dark))
        .orElse("");
  }

  private static String style(Color accent, boolean dark) {
    Color filled = readable(accent, Color.WHITE, Color.BLACK);
    Color written =
        dark
            ? readable(accent, DARK_GROUND, Color.WHITE)
            : readable(accent, Color.WHITE, Color.BLACK);
    Color subtle = dark ? mixed(DARK_GROUND, accent, 0.2) : mixed(Color.WHITE, accent, 0.1);
    return "-color-accent-emphasis: "
        + web(filled)
        + "; -color-accent-fg: "
        + web(written)
        + "; -color-accent-muted: "
        + web(mixed(dark ? DARK_GROUND : Color.WHITE, accent, 0.4))
        + "; -color-accent-subtle: "
        + web(subtle)
        + ";";
  }

  /** The colour, moved towards another until it stands out from a third. */
  static Color readable(Color colour, Color against, Color towards) {
    Color moved = colour;
    for (double part = STEP; contrast(moved, against) < READABLE && part <= 1; part += STEP) {
      moved = mixed(colour, towards, part);
    }
    return moved;
  }

  static double contrast(Color one, Color other) {
    double bright = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (bright + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static Color mixed(Color one, Color other, double part) {
    return one.interpolate(other, part);
  }

  private static String web(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }

  /** Whether the system shows everything with as much contrast as it can. */
  static boolean highContrast(Map<String, ?> preferences) {
    return Boolean.TRUE.equals(preferences.get("Windows.SPI.HighContrast"))
        || Optional.ofNullable(preferences.get("GTK.theme_name"))
            .map(name -> name.toString().toLowerCase(Locale.ROOT).contains("contrast"))
            .orElse(false);
  }
}
