package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.ReportSettings.View;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.ReportsViewModel.Content;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;

/** Puts a report on paper and into files. */
final class ReportFiles {
  /** Dots for each of the window's, so that a picture can be printed. */
  private static final double SHARPNESS = 2;

  private final UiContext context;
  private final Overlay overlay;
  private final Words words;

  ReportFiles(UiContext context, Overlay overlay) {
    this.context = context;
    this.overlay = overlay;
    this.words = context.words();
  }

  void askPages(String name, Content content) {
    ask(name, "pdf").ifPresent(file -> writePages(file, name, content));
  }

  void askPicture(String name, Content content) {
    ask(name, "png").ifPresent(file -> writePicture(file, name, content));
  }

  void askDrawing(String name, Content content) {
    ask(name, "svg").ifPresent(file -> writeDrawing(file, name, content));
  }

  void askCsv(String name, Content content) {
    ask(name, "csv").ifPresent(file -> writeCsv(file, content));
  }

  void writePages(Path file, String name, Content content) {
    Locale region = context.formats().region();
    List<Image> pages =
        ReportPaper.pages(printed(name, content), ReportPdf.ratio(region)).stream()
            .map(ReportFiles::image)
            .toList();
    write(() -> {
      ReportPdf.write(file, name, pages, region);
      return file;
    });
  }

  private static Image image(ReportPaper paper) {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(SHARPNESS, SHARPNESS));
    return paper.snapshot(parameters, null);
  }

  void writePicture(Path file, String name, Content content) {
    Image image = image(ReportPaper.whole(printed(name, content)));
    write(() -> {
      Pictures.write(image, file);
      return file;
    });
  }

  void writeDrawing(Path file, String name, Content content) {
    String svg = new ReportSvg(content.figures(), words).drawn(name, days(content));
    write(() -> Files.writeString(file, svg));
  }

  void writeCsv(Path file, Content content) {
    String csv = ReportCsv.of(content.figures());
    write(() -> Files.writeString(file, csv));
  }

  private void write(Callable<Path> work) {
    context
        .background()
        .run(work)
        .onFault(
            IOException.class, fault -> overlay.toasts().show(words.get("reports.export.failed")))
        .then(file ->
            overlay.toasts().show(words.get("reports.export.done", file.getFileName().toString())));
  }

  private Optional<Path> ask(String name, String ending) {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("reports.export"));
    chooser.setInitialFileName(name.replaceAll("[^\\p{L}\\p{N}]+", "-") + "." + ending);
    return Optional.ofNullable(chooser.showSaveDialog(overlay.getScene().getWindow()))
        .map(File::toPath);
  }

  /** By way of the system's own print dialog. */
  void print(String name, Content content) {
    Optional<PrinterJob> found = Optional.ofNullable(PrinterJob.createPrinterJob());
    if (found.isEmpty()) {
      overlay.toasts().show(words.get("first.print.none"));
      return;
    }
    PrinterJob job = found.get();
    job.getJobSettings().setJobName(name);
    if (!job.showPrintDialog(overlay.getScene().getWindow())) {
      job.cancelJob();
      return;
    }
    PageLayout sheet = job.getJobSettings().getPageLayout();
    double ratio = sheet.getPrintableHeight() / sheet.getPrintableWidth();
    boolean printed =
        ReportPaper.pages(printed(name, content), ratio).stream()
            .allMatch(page -> job.printPage(fit(page, sheet)));
    overlay
        .toasts()
        .show(words.get(printed && job.endJob() ? "reports.print.done" : "first.print.failed"));
  }

  private static ReportPaper fit(ReportPaper paper, PageLayout page) {
    double scale = page.getPrintableWidth() / paper.getWidth();
    paper.getTransforms().add(new Scale(scale, scale));
    return paper;
  }

  private Printed printed(String name, Content content) {
    View view = content.settings().view();
    return new Printed(
        name, content.figures(), days(content), view != View.TABLE, view != View.CHART, words);
  }

  private String days(Content content) {
    return context.formats().date(content.scope().from())
        + " \u2013 "
        + context.formats().date(content.scope().to());
  }
}
