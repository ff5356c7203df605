package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import java.util.Optional;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.transform.Scale;

/** Puts a recovery sheet on paper by way of the system's own print dialog. */
final class SheetPrint {
  private SheetPrint() {}

  /**
   * Asks for a printer and prints.
   *
   * @param from in the window that asks
   * @return what to say of it
   */
  static String of(SheetPaper paper, Node from, Words words) {
    Optional<PrinterJob> found = Optional.ofNullable(PrinterJob.createPrinterJob());
    if (found.isEmpty()) {
      return words.get("first.print.none");
    }
    PrinterJob job = found.get();
    job.getJobSettings().setJobName(words.get("sheet.title"));
    if (!job.showPrintDialog(from.getScene().getWindow())) {
      job.cancelJob();
      return "";
    }
    boolean printed = job.printPage(fitted(paper, job.getJobSettings().getPageLayout()));
    return words.get(printed && job.endJob() ? "first.print.done" : "first.print.failed");
  }

  /** As wide as the page allows, and never so large that it needs a second one. */
  private static Node fitted(SheetPaper paper, PageLayout page) {
    // sizes are known only to what was in a scene once
    new Scene(new Group(paper));
    paper.applyCss();
    paper.autosize();
    double scale =
        Math.min(
            page.getPrintableWidth() / paper.getWidth(),
            page.getPrintableHeight() / paper.getHeight());
    paper.getTransforms().add(new Scale(scale, scale));
    return paper;
  }
}
