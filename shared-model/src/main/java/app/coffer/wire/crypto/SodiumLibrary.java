package app.coffer.wire.crypto;

import com.goterl.lazysodium.Sodium;
import com.goterl.lazysodium.SodiumJava;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Finds and loads libsodium once. An installed app names its own copy in the system property {@code
 * coffer.sodium}; otherwise the copy inside the binding's jar is unpacked to a file that is deleted
 * at exit. A libsodium of the operating system is never used: its version would be anybody's guess.
 */
final class SodiumLibrary {
  private SodiumLibrary() {}

  static Sodium load() {
    String installed = System.getProperty("coffer.sodium");
    return new SodiumJava(installed != null ? installed : unpacked().toString());
  }

  private static Path unpacked() {
    String resource = resource();
    try (InputStream in = SodiumJava.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("no libsodium for this kind of computer: " + resource);
      }
      Path folder = Files.createTempDirectory("coffer-sodium");
      Path file = folder.resolve(Path.of(resource).getFileName().toString());
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      // in reverse order at exit: the file, then its folder
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("libsodium could not be unpacked to the temporary folder", e);
    }
  }

  private static String resource() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    if (os.contains("mac")) {
      return (arm ? "mac_arm" : "mac") + "/libsodium.dylib";
    }
    if (os.contains("win")) {
      return "windows64/libsodium.dll";
    }
    return (arm ? "arm64" : arch.startsWith("arm") ? "armv6" : "linux64") + "/libsodium.so";
  }
}
