package app.coffer.desktop.banking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * After {@link FuzzSoak}: adds to what is kept those small inputs that reach what nothing kept
 * reaches yet.
 */
final class FuzzHarvest {
  private static final int LARGEST = 1200;
  private static final int MOST = 80;

  private FuzzHarvest() {}

  /**
   * @param args the folder of test resources
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    for (FuzzTarget target : FuzzTarget.values()) {
      Path corpus = FuzzSoak.folder(target).resolve("corpus");
      if (Files.isDirectory(corpus)) {
        harvest(target, corpus, Path.of(args[0]));
      }
    }
  }

  private static void harvest(FuzzTarget target, Path corpus, Path resources)
      throws IOException, InterruptedException {
    Path small = Files.createTempDirectory("small");
    Path merged = Files.createTempDirectory("merged");
    Set<String> lines = new LinkedHashSet<>();
    for (byte[] each : target.kept()) {
      lines.add(Base64.getEncoder().encodeToString(each));
      Files.write(merged.resolve("kept-" + lines.size()), each);
    }
    for (byte[] each : files(corpus)) {
      if (each.length <= LARGEST) {
        Files.write(Files.createTempFile(small, "seed", ""), each);
      }
    }
    FuzzSoak.start(target, "-merge=1", merged.toString(), small.toString()).waitFor();
    List<byte[]> all = files(merged);
    int most = Math.min(MOST, all.size());
    for (int i = 0; i < most; i++) {
      // of all sizes
      lines.add(Base64.getEncoder().encodeToString(all.get(i * all.size() / most)));
    }
    Path file = resources.resolve(target.resource().substring(1));
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
    System.out.println(target + ": " + lines.size() + " kept");
  }

  /** The smallest first. */
  private static List<byte[]> files(Path folder) throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.sorted().toList()) {
        all.add(Files.readAllBytes(each));
      }
    }
    all.sort(Comparator.comparingInt(each -> each.length));
    return all;
  }
}
