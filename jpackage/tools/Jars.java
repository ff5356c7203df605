import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies the jars of the app for one system: native libraries of other systems are left out, and
 * those of this one lie beside the jars, so that no start has to unpack them. Entries are sorted
 * and carry one time, so that the same jars make the same bytes.
 *
 * <p>Run as {@code java Jars.java FROM TO}.
 */
final class Jars {
  private static final long TIME = 1_793_491_200_000L; // 2026-11-01, as in pom.xml
  private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib", ".jnilib", ".a");

  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    Files.createDirectories(to);
    List<String> here = here(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (var jars = Files.list(from)) {
      for (Path jar : jars.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
        copy(jar, to, here);
      }
    }
  }

  /** Folders in jars that hold natives of this system; "" is JavaFX, which has a jar for each. */
  private static List<String> here(String name, String architecture) {
    String system = name.toLowerCase(Locale.ROOT);
    boolean arm = architecture.equals("aarch64");
    String sqlite = "org/sqlite/native/%s/" + (arm ? "aarch64/" : "x86_64/");
    String jna = "com/sun/jna/%s-" + (arm ? "aarch64/" : "x86-64/");
    if (system.contains("mac")) {
      return List.of(
          "", sqlite.formatted("Mac"), jna.formatted("darwin"), arm ? "mac_arm/" : "mac/");
    }
    if (system.contains("win")) {
      return List.of("", sqlite.formatted("Windows"), jna.formatted("win32"), "windows64/");
    }
    return List.of(
        "", sqlite.formatted("Linux"), jna.formatted("linux"), arm ? "arm64/" : "linux64/");
  }

  private static void copy(Path jar, Path to, List<String> here) throws IOException {
    try (var zip = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(to.resolve(jar.getFileName()));
        var out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      // the manifest comes first, as java.util.jar wants it
      Comparator<ZipEntry> order =
          Comparator.comparing((ZipEntry entry) -> !entry.getName().equals("META-INF/MANIFEST.MF"))
              .thenComparing(ZipEntry::getName);
      for (ZipEntry entry : zip.stream().sorted(order).toList()) {
        String name = entry.getName();
        if (NATIVE.stream().anyMatch(name::endsWith)) {
          if (here.contains(name.substring(0, name.lastIndexOf('/') + 1))) {
            Path beside = to.resolve(name.substring(name.lastIndexOf('/') + 1));
            Files.write(beside, zip.getInputStream(entry).readAllBytes());
          }
          continue;
        }
        var copied = new ZipEntry(name);
        copied.setTime(TIME);
        out.putNextEntry(copied);
        zip.getInputStream(entry).transferTo(out);
        out.closeEntry();
      }
    }
  }
}
