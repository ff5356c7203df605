package app.coffer.desktop.cli;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The {@code coffer} command line. */
public final class Main {
  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Main() {}

  public static void main(String[] arguments) {
    ROOT.setLevel(Level.WARNING);
    int exit = run(Terminal.ofProcess(), Vaults.ofThisComputer(Syncing.WHEN_ASKED), arguments);
    System.exit(exit);
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  static int run(Terminal terminal, Vaults vaults, String... arguments) {
    var coffer = new Coffer(terminal, vaults);
    boolean json = Arrays.asList(arguments).contains("--json");
    CommandLine line = Commands.of(coffer);
    line.setOut(new java.io.PrintWriter(terminal.out(), true));
    line.setErr(new java.io.PrintWriter(terminal.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, args) -> {
      refuse(terminal, json, usage(wrong));
      return Exit.USAGE.code();
    });
    line.setExecutionExceptionHandler((thrown, command, result) -> {
      Refusal refusal = Faults.of(thrown);
      refuse(terminal, json, refusal);
      if ("1".equals(terminal.environment().get("COFFER_DEBUG"))) {
        thrown.printStackTrace(terminal.err());
      }
      return refusal.exit().code();
    });
    return line.execute(arguments);
  }

  private static Refusal usage(ParameterException wrong) {
    return Refusal.usage(
        wrong.getMessage(),
        "See: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
  }

  private static void refuse(Terminal terminal, boolean json, Refusal refusal) {
    if (json) {
      @Nullable FindingView file =
          refusal.getCause() instanceof UnreadableFile unreadable
              ? FindingView.of(unreadable.why())
              : null;
      var error =
          Map.of(
              "error", new ErrorView(refusal.code(), refusal.getMessage(), refusal.hint(), file));
      terminal.err().println(Json.of(error));
    } else {
      terminal.err().println("coffer: " + refusal.getMessage());
      if (!refusal.hint().isEmpty()) {
        terminal.err().println("        " + refusal.hint());
      }
    }
    terminal.err().flush();
  }

  /**
   * An error as {@code --json} prints it.
   *
   * @param finding what is wrong with a file; absent where it is none
   */
  record ErrorView(
      String code,
      String message,
      String hint,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FindingView finding) {}
}
