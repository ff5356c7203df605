package app.coffer.desktop.cli;

import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.JoinVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer pair}. */
@Command(
    name = "pair",
    description = "Add a device: invite on the one that has the data, join on the new one.")
final class PairCommands {
  private PairCommands() {}

  static Object top() {
    return new PairCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {new Invite(coffer), new Join(coffer)};
  }

  /** First printed by {@code invite --json}. */
  record InvitationView(String link, String expires) {}

  /** Printed by {@code invite --json} when the device is in. */
  record JoinedView(String device, String name) {}

  /** Printed by {@code join --json}. */
  record JoinView(String vault, String device, String name, String folder) {}

  /** {@code coffer pair invite}. */
  @Command(
      name = "invite",
      description = "Show a link for one new device and wait for it. Valid once, ten minutes.")
  static final class Invite extends VaultCommand {
    @Option(
        names = "--accept",
        description = "Confirm without asking. Only where nobody else can have seen the link.")
    boolean accept;

    Invite(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws SyncFault, PairingRefused {
      if (vault.sync().state().server().isEmpty()) {
        throw new Refusal(
            Exit.REFUSED,
            "sync-off",
            "A device is added over your sync server, and sync is off.",
            "Turn it on: coffer sync enable --server URL");
      }
      // so that the new device finds everything there
      vault.sync().syncNow();
      try (Pairing.Invitation invitation = vault.pairing().invite()) {
        var view =
            new InvitationView(invitation.link().toString(), invitation.expires().toString());
        coffer()
            .print(
                view,
                () ->
                    "On the new device: coffer pair join --name NAME --link '"
                        + view.link()
                        + "'"
                        + System.lineSeparator()
                        + "Valid once, until "
                        + view.expires()
                        + ".");
        Pairing.Joined joined = invitation.await(this::confirmed);
        coffer()
            .print(
                new JoinedView(joined.device().hex(), joined.name()),
                () -> joined.name() + " is in.");
        return Exit.DONE;
      }
    }

    private boolean confirmed(Pairing.Joiner joiner) {
      String who =
          joiner.name() + " (" + joiner.platform() + ") wants to join. Number: " + joiner.digits();
      if (accept) {
        coffer().say(who);
        return true;
      }
      return coffer().confirm(who + ". Does the other screen show the same number?");
    }
  }

  /** {@code coffer pair join}. */
  @Command(
      name = "join",
      description = "Join another device's vault; a copy is made in a folder of its own.")
  static final class Join implements Callable<Integer> {
    private final Coffer coffer;

    @Option(
        names = "--link",
        required = true,
        paramLabel = "LINK",
        description = "What the other device shows.")
    String link = "";

    @Option(
        names = "--name",
        required = true,
        paramLabel = "DEVICE",
        description = "This device's name.")
    String name = "";

    @Option(
        names = "--no-passphrase",
        description = "Anyone using this login can read the copy here.")
    boolean noPassphrase;

    @Option(names = "--accept", description = "Confirm without asking.")
    boolean accept;

    Join(Coffer coffer) {
      this.coffer = coffer;
    }

    @Override
    public Integer call() throws VaultRefused, SyncFault, PairingRefused {
      URI invitation = uri();
      Path folder = coffer.folderFor(name);
      Optional<Passphrase> passphrase =
          noPassphrase ? Optional.empty() : Optional.of(coffer.newPassphrase());
      try (OpenVault vault =
          coffer
              .vaults()
              .join(new JoinVault(folder, invitation, name, passphrase), this::confirmed)) {
        OpenVault.Identity identity = vault.identity();
        var view =
            new JoinView(
                identity.vault().hex(),
                identity.device().hex(),
                identity.name(),
                folder.toAbsolutePath().normalize().toString());
        coffer.print(view, () -> "Joined " + view.name() + ". The copy is in " + view.folder());
        return Exit.DONE.code();
      } finally {
        passphrase.ifPresent(Passphrase::close);
      }
    }

    private URI uri() throws PairingRefused {
      try {
        return new URI(link.strip());
      } catch (URISyntaxException malformed) {
        throw new PairingRefused(PairingRefused.Reason.MALFORMED_LINK);
      }
    }

    private boolean confirmed(String digits) {
      if (accept) {
        coffer.say("Number: " + digits);
        return true;
      }
      return coffer.confirm("Number: " + digits + ". Does the other screen show the same number?");
    }
  }
}
