package app.coffer.desktop.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Looks at a window as it is painted and finds what cannot be read: texts that are cut off, texts
 * too near to the colour behind them, buttons outside the window. Contrast is measured after WCAG
 * 2.2, criteria 1.4.3 and 1.4.11: 4.5 to 1, and 3 to 1 for large text and for icons.
 */
final class Readability {
  private static final double ENOUGH = 4.5;

  /** After WCAG 2.2, criterion 1.4.6. */
  static final double MUCH = 7;

  private static final double SMALLEST_ICON = 14;
  private static final double LARGE = 24;
  private static final double LARGE_WHERE_BOLD = 18.66;

  private final Scene scene;
  private final List<Node> shown = new ArrayList<>();

  private Readability(Scene scene, Node part) {
    this.scene = scene;
    collect(part);
  }

  static Readability of(Scene scene) {
    return new Readability(scene, scene.getRoot());
  }

  /** Of a part of a window alone: a dialog, behind which everything is darkened. */
  static Readability of(Node part) {
    return new Readability(part.getScene(), part);
  }

  private void collect(Node node) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    shown.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::collect);
    }
  }

  /** Texts of controls that end in dots for want of room; cells of lists may, they have a width. */
  TreeSet<String> cutOff() {
    var cut = new TreeSet<String>();
    for (Node node : shown) {
      if (node instanceof Labeled labeled && !within(labeled, Cell.class) && !mayBeCut(labeled)) {
        String whole = labeled.getText();
        labeled.lookupAll(".text").stream()
            .filter(part -> part.getParent() == labeled && part instanceof Text)
            .map(part -> ((Text) part).getText())
            .filter(painted -> whole != null && !whole.isBlank() && !painted.equals(whole))
            .filter(painted -> !labeled.isMnemonicParsing() || !whole.contains("_"))
            .forEach(painted -> cut.add("“" + whole + "” is painted as “" + painted + "”"));
      }
    }
    return cut;
  }

  /** Names that people choose may be longer than any window; the sidebar cuts them. */
  private static boolean mayBeCut(Labeled labeled) {
    for (Node node = labeled; node != null; node = node.getParent()) {
      if (node.getStyleClass().contains("sidebar-account")
          || node.getStyleClass().contains("may-be-cut")) {
        return true;
      }
    }
    return false;
  }

  /** Buttons of which a part is outside the window, and cannot be scrolled to. */
  TreeSet<String> outside() {
    var out = new TreeSet<String>();
    for (Node node : shown) {
      if (node instanceof ButtonBase button
          && !within(button, ScrollPane.class)
          && !within(button, Cell.class)) {
        Bounds place = button.localToScene(button.getLayoutBounds());
        if (place.getMaxX() > scene.getWidth() + 1
            || place.getMaxY() > scene.getHeight() + 1
            || place.getMinX() < -1
            || place.getMinY() < -1) {
          out.add(button.getId() + " “" + button.getText() + "” at " + place);
        }
      }
    }
    return out;
  }

  /** Icons smaller than they are beside text of the usual size, times so much. */
  TreeSet<String> smallIcons(double times) {
    var small = new TreeSet<String>();
    for (Node node : shown) {
      if (node instanceof FontIcon icon && icon.getIconSize() < SMALLEST_ICON * times) {
        small.add(icon.getIconLiteral() + " of " + icon.getIconSize());
      }
    }
    return small;
  }

  /** Texts whose colour is too near to what is painted behind them. */
  TreeSet<String> faint() {
    return faint(ENOUGH);
  }

  /**
   * @param least for text that is not large; large text and icons need two thirds
   */
  TreeSet<String> faint(double least) {
    PixelReader picture = scene.snapshot(null).getPixelReader();
    var faint = new TreeSet<String>();
    for (Node node : shown) {
      if (node instanceof Text text
          && !text.getText().isBlank()
          && text.getFill() instanceof Color colour
          && !disabled(text)) {
        behind(text, picture)
            .ifPresent(back -> {
              double contrast = contrast(over(colour, opacity(text), back), back);
              if (contrast < enough(text, least)) {
                faint.add(
                    "“%s” %.1f to 1, %s on %s".formatted(text.getText(), contrast, colour, back));
              }
            });
      }
    }
    return faint;
  }

  private static double enough(Text text, double least) {
    if (text instanceof FontIcon) {
      return least * 2 / 3;
    }
    double size = text.getFont().getSize();
    boolean bold = text.getFont().getStyle().contains("Bold");
    return size >= LARGE || bold && size >= LARGE_WHERE_BOLD ? least * 2 / 3 : least;
  }

  /** The commonest colour where the text stands, if it stands inside the window. */
  private Optional<Color> behind(Text text, PixelReader picture) {
    Bounds place = text.localToScene(text.getLayoutBounds());
    var window = new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight());
    if (!window.contains(place.getMinX(), place.getMinY())
        || !window.contains(place.getMaxX(), place.getMaxY())
        || clipped(text)) {
      return Optional.empty();
    }
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = (int) place.getMinY(); y < place.getMaxY(); y++) {
      for (int x = (int) place.getMinX(); x < place.getMaxX(); x++) {
        counts.merge(picture.getArgb(x, y), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> {
          int argb = most.getKey();
          return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
        });
  }

  /** Whether a scrolled parent hides it. */
  private static boolean clipped(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (parent.getClip() != null
          && !parent
              .localToScene(parent.getClip().getBoundsInParent())
              .contains(place.getCenterX(), place.getCenterY())) {
        return true;
      }
    }
    return false;
  }

  private static boolean disabled(Node node) {
    return node.isDisabled();
  }

  private static double opacity(Node node) {
    double opacity = 1;
    for (Node one = node; one != null; one = one.getParent()) {
      opacity *= one.getOpacity();
    }
    return opacity;
  }

  private static Color over(Color colour, double opacity, Color back) {
    return back.interpolate(
        Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()),
        colour.getOpacity() * opacity);
  }

  static double contrast(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static boolean within(Node node, Class<? extends Node> kind) {
    for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (kind.isInstance(parent)) {
        return true;
      }
    }
    return false;
  }
}
