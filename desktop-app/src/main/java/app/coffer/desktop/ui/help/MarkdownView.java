package app.coffer.desktop.ui.help;

import atlantafx.base.theme.Styles;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Markdown as JavaFX shows it: headings, paragraphs, lists, tables, code, pictures and links. */
final class MarkdownView extends VBox {
  /** Fits beside the list of contents in the window as it opens. */
  private static final double PICTURE_WIDTH = 600;

  /** In characters; a longer cell breaks its lines. */
  private static final int LONG_CELL = 60;

  private static final int SHORT_CELL = 12;

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final Consumer<String> follow;
  private final Function<String, @Nullable URL> pictures;

  /**
   * @param follow told where a link leads
   * @param pictures finds a picture by its name in the text
   */
  MarkdownView(String text, Consumer<String> follow, Function<String, @Nullable URL> pictures) {
    super(12);
    this.follow = follow;
    this.pictures = pictures;
    getStyleClass().add("manual-page");
    PARSER.parse(text).accept(new Blocks(this));
  }

  /** Puts the blocks of a node into a box, one below the other. */
  private final class Blocks extends AbstractVisitor {
    private final VBox box;

    Blocks(VBox box) {
      this.box = box;
    }

    @Override
    public void visit(Heading heading) {
      var label = new Label(plain(heading));
      label.setWrapText(true);
      label
          .getStyleClass()
          .add(
              switch (heading.getLevel()) {
                case 1 -> Styles.TITLE_2;
                case 2 -> Styles.TITLE_4;
                default -> "strong";
              });
      box.getChildren().add(label);
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof org.commonmark.node.Image picture) {
        picture(picture);
      } else {
        box.getChildren().add(flow(paragraph));
      }
    }

    @Override
    public void visit(BulletList list) {
      items(list, number -> "\u2022");
    }

    @Override
    public void visit(OrderedList list) {
      items(list, number -> number + ".");
    }

    @Override
    public void visit(FencedCodeBlock code) {
      code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      code(code.getLiteral());
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        box.getChildren().add(table(block));
      }
    }

    private void items(ListBlock list, Function<Integer, String> mark) {
      var lines = new VBox(list.isTight() ? 4 : 8);
      int number = 0;
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        number++;
        var content = new VBox(4);
        for (Node each = item.getFirstChild(); each != null; each = each.getNext()) {
          each.accept(new Blocks(content));
        }
        HBox.setHgrow(content, Priority.ALWAYS);
        var sign = new Label(mark.apply(number));
        sign.setMinWidth(Region.USE_PREF_SIZE);
        lines.getChildren().add(new HBox(8, sign, content));
      }
      lines.getStyleClass().add("manual-list");
      box.getChildren().add(lines);
    }

    private void code(String text) {
      var label = new Label(text.stripTrailing());
      label.setWrapText(true);
      label.setMaxWidth(Double.MAX_VALUE);
      label.getStyleClass().add("manual-code");
      box.getChildren().add(label);
    }

    private void picture(org.commonmark.node.Image picture) {
      URL found = pictures.apply(picture.getDestination());
      if (found == null) {
        return;
      }
      var view = new ImageView(new Image(found.toExternalForm(), true));
      view.setPreserveRatio(true);
      view.setSmooth(true);
      view.setFitWidth(PICTURE_WIDTH);
      view.setAccessibleText(plain(picture));
      box.getChildren().add(view);
    }
  }

  private GridPane table(Node table) {
    var grid = new GridPane();
    grid.getStyleClass().add("manual-table");
    var longest = new ArrayList<Integer>();
    int row = 0;
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node line = part.getFirstChild(); line instanceof TableRow; line = line.getNext()) {
        int column = 0;
        for (Node cell = line.getFirstChild(); cell instanceof TableCell one; ) {
          TextFlow flow = flow(one);
          flow.getStyleClass().add(one.isHeader() ? "manual-head" : "manual-cell");
          grid.add(flow, column, row);
          if (column == longest.size()) {
            longest.add(0);
          }
          longest.set(column, Math.max(longest.get(column), plain(one).length()));
          column++;
          cell = cell.getNext();
        }
        row++;
      }
    }
    share(grid, longest);
    return grid;
  }

  /** Columns as wide as what they hold asks for: a short one beside a long one keeps its words. */
  private static void share(GridPane grid, List<Integer> longest) {
    List<Integer> shares =
        longest.stream().map(length -> Math.clamp(length, SHORT_CELL, LONG_CELL)).toList();
    int all = shares.stream().mapToInt(Integer::intValue).sum();
    for (int share : shares) {
      var column = new ColumnConstraints();
      column.setPercentWidth(100.0 * share / all);
      grid.getColumnConstraints().add(column);
    }
  }

  private TextFlow flow(Node block) {
    var flow = new TextFlow();
    add(block, flow, List.of());
    return flow;
  }

  private void add(Node parent, TextFlow flow, List<String> styles) {
    for (Node each = parent.getFirstChild(); each != null; each = each.getNext()) {
      switch (each) {
        case org.commonmark.node.Text text ->
            flow.getChildren().add(text(text.getLiteral(), styles));
        case SoftLineBreak line -> flow.getChildren().add(text(" ", styles));
        case Code code ->
            flow.getChildren().add(text(code.getLiteral(), with(styles, "manual-mono")));
        case StrongEmphasis strong -> add(strong, flow, with(styles, "strong"));
        case Emphasis emphasis -> add(emphasis, flow, with(styles, "manual-emphasis"));
        case Link link -> flow.getChildren().add(link(link));
        default -> add(each, flow, styles);
      }
    }
  }

  private Hyperlink link(Link link) {
    var shown = new Hyperlink(plain(link));
    shown.setOnAction(event -> follow.accept(link.getDestination()));
    return shown;
  }

  private static Text text(String text, List<String> styles) {
    var node = new Text(text);
    node.getStyleClass().add("text");
    node.getStyleClass().addAll(styles);
    return node;
  }

  private static List<String> with(List<String> styles, String more) {
    return java.util.stream.Stream.concat(styles.stream(), java.util.stream.Stream.of(more))
        .toList();
  }

  private static String plain(Node node) {
    var text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(org.commonmark.node.Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak line) {
            text.append(' ');
          }
        });
    return text.toString();
  }
}
