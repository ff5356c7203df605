package app.coffer.desktop.cli;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer sync}. */
@Command(name = "sync", description = "Sync with your server. It holds ciphertext only.")
final class SyncCommands {
  private SyncCommands() {}

  static Object top() {
    return new SyncCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new Enable(coffer),
      new Disable(coffer),
      new Now(coffer),
      new Status(coffer),
      new NewIdentityCommand(coffer),
      new Trust(coffer),
      new DeviceKeyCommands.RotateKey(coffer)
    };
  }

  /** Where sync stands, as {@code --json} prints it. */
  record StatusView(
      String state,
      int pending,
      int conflicts,
      int files,
      @Nullable String lastSync,
      @Nullable String server,
      List<DeviceView> devices,
      @Nullable ProblemView problem) {
    static StatusView of(SyncControl sync) {
      Optional<SyncFault> problem = sync.ask();
      SyncControl.State state = sync.state();
      return new StatusView(
          state.phase().name().toLowerCase(Locale.ROOT),
          state.pending(),
          state.conflicts(),
          state.files(),
          state.lastSync().map(Object::toString).orElse(null),
          state.server().map(URI::toString).orElse(null),
          sync.devices().stream().map(DeviceView::of).toList(),
          problem.map(ProblemView::of).orElse(null));
    }

    String text() {
      String where =
          server == null
              ? "Sync is off."
              : "Server      "
                  + server
                  + System.lineSeparator()
                  + "Last sync   "
                  + (lastSync == null ? "never" : lastSync);
      return String.join(
          System.lineSeparator(),
          where,
          "Waiting     " + pending,
          "Files       " + files,
          "To decide   " + conflicts,
          "",
          DeviceView.table(devices)
              + (problem == null
                  ? ""
                  : System.lineSeparator()
                      + System.lineSeparator()
                      + problem.message()
                      + System.lineSeparator()
                      + problem.action()));
    }
  }

  /**
   * Why sync does not work now.
   *
   * @param code stable
   * @param message what happened, and what it means for the data
   * @param action the one thing to do
   */
  record ProblemView(String code, String message, String action) {
    static ProblemView of(SyncFault fault) {
      Refusal said = Faults.of(fault);
      return new ProblemView(said.code(), said.getMessage(), said.hint());
    }
  }

  /** {@code coffer sync trust}. */
  @Command(
      name = "trust",
      description =
          "Trust the certificate with this fingerprint, after you compared it with the server's own.")
  static final class Trust extends VaultCommand {
    @Parameters(paramLabel = "FINGERPRINT", description = "SHA-256, 64 digits of hex.")
    String fingerprint = "";

    @Option(names = "--server", paramLabel = "URL", description = "Where sync is not on yet.")
    @Nullable URI server;

    Trust(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      String hex = fingerprint.replaceAll("[: ]", "").toLowerCase(Locale.ROOT);
      if (!hex.matches("[0-9a-f]{64}")) {
        throw Refusal.usage("That is no fingerprint.", "It has 64 digits of hex.");
      }
      URI at =
          Optional.ofNullable(server)
              .or(() -> vault.sync().state().server())
              .orElseThrow(() -> Refusal.usage("Sync is off.", "Say which server: --server URL."));
      vault.sync().trust(at, hex);
      coffer()
          .print(
              new Trusted(at.toString(), hex),
              () -> "That certificate is trusted at " + at + ", and no other.");
      return Exit.DONE;
    }

    private record Trusted(String server, String fingerprint) {}
  }

  /** {@code coffer sync enable}. */
  @Command(name = "enable", description = "Create the vault's copy on a server and turn sync on.")
  static final class Enable extends VaultCommand {
    @Option(
        names = "--server",
        required = true,
        paramLabel = "URL",
        description = "Such as http://127.0.0.1:8470.")
    @Nullable URI server;

    @Option(
        names = "--token",
        paramLabel = "TOKEN",
        description = "The server's registration token, where it asks for one.")
    @Nullable String token;

    Enable(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      URI address = Optional.ofNullable(server).orElseThrow();
      if (address.getScheme() == null || address.getHost() == null) {
        throw Refusal.usage("That is not an address.", "Write it like http://127.0.0.1:8470.");
      }
      vault.sync().enable(address, Optional.ofNullable(token));
      var view = StatusView.of(vault.sync());
      coffer().print(view, () -> "Sync is on. Send what is here with: coffer sync now");
      return Exit.DONE;
    }
  }

  /** {@code coffer sync disable}. */
  @Command(
      name = "disable",
      description = "Turn sync off. Nothing is removed here; on the server only if you say so.")
  static final class Disable extends VaultCommand {
    @Option(
        names = "--delete-server-copy",
        description = {
          "Delete the vault's copy on the server, for all devices. They keep what they have;",
          "what only the server has is gone. Asks for the passphrase."
        })
    boolean deleteServerCopy;

    Disable(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      if (deleteServerCopy) {
        DeviceKeyCommands.changed(
            coffer(),
            vault,
            (devices, passphrase) -> {
              devices.deleteServerCopy(passphrase);
              return true;
            });
      } else {
        vault.sync().disable();
      }
      var view = StatusView.of(vault.sync());
      coffer()
          .print(
              view,
              () ->
                  deleteServerCopy
                      ? "Sync is off. The server's copy is deleted; nothing was removed here."
                      : "Sync is off. Nothing was removed.");
      return Exit.DONE;
    }
  }

  /** {@code coffer sync now}. */
  @Command(
      name = "now",
      description = "Receive, merge, send. Exit code 6 says that there is something to decide.")
  static final class Now extends VaultCommand {
    @Option(
        names = "--send-again",
        description = "Send again whatever the server lacks, after it lost something.")
    boolean sendAgain;

    Now(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      SyncControl sync = vault.sync();
      if (sync.state().server().isEmpty()) {
        throw new Refusal(
            Exit.REFUSED,
            "sync-off",
            "Sync is off.",
            "Turn it on: coffer sync enable --server URL");
      }
      SyncControl.Report report = sendAgain ? sync.sendAgain() : sync.syncNow();
      coffer().print(report, () -> text(report));
      return report.conflicts() > 0 ? Exit.CONFLICT : Exit.DONE;
    }

    private static String text(SyncControl.Report report) {
      String done =
          "Sent "
              + report.sent()
              + ", received "
              + report.received()
              + ", merged "
              + report.merged()
              + ". "
              + report.requests()
              + " requests, "
              + report.bytesSent()
              + " bytes sent, "
              + report.bytesReceived()
              + " received, "
              + report.millis()
              + " ms.";
      return report.conflicts() == 0
          ? done
          : done
              + System.lineSeparator()
              + report.conflicts()
              + " to decide: coffer conflicts list";
    }
  }

  /** {@code coffer sync status}. */
  @Command(name = "status", description = "Where sync stands.")
  static final class Status extends VaultCommand {
    Status(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var view = StatusView.of(vault.sync());
      coffer().print(view, view::text);
      return Exit.DONE;
    }
  }
}
