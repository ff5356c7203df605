package app.coffer.desktop.ui.reports;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.reports.ReportsViewModel.Content;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ReportFilesTest {
  @TempDir static Path folder;
  private Overlay overlay;

  @Start
  void start(Stage stage) {
    overlay = new Overlay(new VBox(), Desktop.context().words());
    stage.setScene(new Scene(overlay, 800, 600));
    Theme.DARK.apply(stage.getScene(), 100);
    stage.show();
  }

  @Test
  void aPictureIsDarkOnWhiteWhateverTheWindowLooksLike(FxRobot robot) throws Exception {
    var context = Desktop.context();
    try (OpenVault vault = Desktop.demo(folder.resolve("vault"), 250)) {
      var model =
          new ReportsViewModel(vault, context, (pause, action) -> action.run(), new LastReport());
      for (ReportKind kind : new ReportKind[] {ReportKind.CATEGORIES, ReportKind.NET_WORTH}) {
        model.choose(kind);
        Content content = Objects.requireNonNull(model.contentProperty().get());
        Path file = Path.of("target/screens/paper-" + kind.saved() + ".png");
        robot.interact(
            () -> new ReportFiles(context, overlay).writePicture(file, "A report", content));
        Image picture = new Image(file.toUri().toString());
        assertThat(picture.getWidth()).isEqualTo(1_800);
        assertThat(picture.getHeight()).isGreaterThan(1_200);
        assertThat(picture.getPixelReader().getColor(2, 2).getBrightness()).isEqualTo(1);
        Path csv = folder.resolve(kind + ".csv");
        robot.interact(() -> new ReportFiles(context, overlay).writeCsv(csv, content));
        assertThat(Files.readAllLines(csv)).hasSize(content.figures().lines().size() + 1);
        Path svg = folder.resolve(kind + ".svg");
        robot.interact(
            () -> new ReportFiles(context, overlay).writeDrawing(svg, "A report", content));
        assertThat(Files.readString(svg)).startsWith("<svg");
      }
    }
  }

  @Test
  void pagesHoldEveryLineAndNoneIsCut(FxRobot robot) throws Exception {
    var context = Desktop.context();
    try (OpenVault vault = Desktop.demo(folder.resolve("pages"), 250)) {
      var model =
          new ReportsViewModel(vault, context, (pause, action) -> action.run(), new LastReport());
      for (ReportKind kind : new ReportKind[] {ReportKind.BALANCE, ReportKind.PAYEES}) {
        model.choose(kind);
        Content content = Objects.requireNonNull(model.contentProperty().get());
        Path file = folder.resolve(kind + ".pdf");
        robot.interact(
            () -> new ReportFiles(context, overlay).writePages(file, "A report", content));
        int expected;
        try (var document = Loader.loadPDF(file.toFile())) {
          expected = document.getNumberOfPages();
          assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A report");
          float height = document.getPage(0).getMediaBox().getHeight();
          assertThat(height).isEqualTo(PDRectangle.A4.getHeight());
        }
        robot.interact(() -> {
          var printed = new Printed("A report", content.figures(), "", true, true, context.words());
          List<ReportPaper> pages = ReportPaper.pages(printed, ReportPdf.ratio(Locale.UK));
          assertThat(pages).hasSize(expected);
          assertThat(pages).allSatisfy(ReportFilesTest::assertWhole);
          long lines = pages.stream().mapToLong(page -> page.lookupAll(".paper-row").size()).sum();
          assertThat(lines).isEqualTo(content.figures().lines().size());
          assertThat(pages.getLast().lookupAll(".paper-total"))
              .hasSize(kind == ReportKind.PAYEES ? 1 : 0);
        });
      }
    }
  }

  private static void assertWhole(ReportPaper page) {
    var last = page.getChildrenUnmodifiable().getLast().getBoundsInParent();
    assertThat(last.getMaxY()).isLessThanOrEqualTo(page.getHeight() - 23);
    assertThat(page.getHeight() / page.getWidth())
        .isCloseTo(ReportPdf.ratio(Locale.UK), Offset.offset(0.01));
  }
}
