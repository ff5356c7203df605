package app.coffer.desktop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All measurements in one run, so that figures that are divided by each other had the same
 * computer. Each is printed when it is there, and all of them once more as a table at the end. With
 * the argument {@code conflicts} only those of open questions, with {@code merging} of merging.
 */
public final class Bench {
  private Bench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("coffer-bench");
    try {
      var figures = new Figures();
      if (List.of(args).contains("conflicts")) {
        new ConflictBench(figures).run(folder);
        System.out.print(figures.table());
        return;
      }
      if (List.of(args).contains("merging")) {
        new MergeBench(figures).run(folder);
        System.out.print(figures.table());
        return;
      }
      new SealBench(figures).run(folder);
      new RegisterBench(figures).run(folder);
      new OpeningBench(figures).run(folder.resolve("large"));
      new ReportBench(figures).run(folder);
      new ImportBench(figures).run(folder);
      new SyncBench(figures).run(folder);
      new ConflictBench(figures).run(folder);
      new MergeBench(figures).run(folder);
      System.out.print(figures.table());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
