package app.coffer.desktop.ui.attachments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows a file in whatever program this computer has for it. */
@FunctionalInterface
public interface Viewer {
  void show(Path file) throws IOException;

  /** By the system's own way to open a file. */
  static Viewer ofThisComputer() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        os.contains("win")
            ? List.of("rundll32", "url.dll,FileProtocolHandler")
            : List.of(os.contains("mac") ? "open" : "xdg-open");
    return file -> {
      var all = new java.util.ArrayList<>(command);
      all.add(file.toString());
      new ProcessBuilder(all)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
    };
  }
}
