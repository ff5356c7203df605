package app.coffer.desktop.cli;

import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.JoinVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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
  record InvitationView(String code, String link, String expires, String server) {}

  /** Printed by {@code invite --json} when the device is in. */
  record JoinedView(String device, String name, boolean finished) {}

  /** Printed by {@code join --json}. */
  record JoinView(String vault, String device, String name, String folder) {}

  /** {@code coffer pair invite}. */
  @Command(
      name = "invite",
      description =
          "Show a code and a link for one new device and wait for it. Valid once, ten minutes.")
  static final class Invite extends VaultCommand {
    private static final int PASSPHRASES_TRIED = 3;

    @Option(
        names = "--accept",
        description = "Confirm without asking. Only where nobody else can have seen the code.")
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
        show(invitation);
        Pairing.Joined joined = invitation.await(joiner -> confirmed(vault, joiner));
        coffer()
            .print(
                new JoinedView(joined.device().hex(), joined.name(), joined.finished()),
                () -> joined.name() + " is in.");
        if (!joined.finished()) {
          coffer()
              .say(
                  joined.name()
                      + " did not say that it has the whole vault. It may still be fetching. If it gave up, remove it with: coffer devices remove, and add it again with a new code.");
          return Exit.SYNC;
        }
        return Exit.DONE;
      }
    }

    private void show(Pairing.Invitation invitation) {
      var view =
          new InvitationView(
              invitation.code(),
              invitation.link().toString(),
              invitation.expires().toString(),
              invitation.server().toString());
      coffer()
          .print(
              view,
              () ->
                  String.join(
                      System.lineSeparator(),
                      "On the new device: coffer pair join --name NAME --code "
                          + view.code()
                          + " --server "
                          + view.server(),
                      "or by link: coffer pair join --name NAME --link '" + view.link() + "'",
                      "Valid once, until " + view.expires() + "."));
    }

    private boolean confirmed(OpenVault vault, Pairing.Joiner joiner) {
      String who =
          joiner.name() + " (" + joiner.platform() + ") wants to join. Number: " + joiner.digits();
      if (accept) {
        coffer().say(who);
        return proven(vault);
      }
      return coffer().confirm(who + ". Does the other screen show the same number?")
          && proven(vault);
    }

    /** Whoever finds an unlocked keyboard must not be able to let somebody in. */
    private boolean proven(OpenVault vault) {
      for (int tried = 0; vault.identity().passphrase() && tried < PASSPHRASES_TRIED; tried++) {
        Optional<Passphrase> typed = coffer().passphrase("Passphrase, to let it in: ");
        if (typed.isEmpty()) {
          return false;
        }
        try (Passphrase passphrase = typed.get()) {
          vault.confirmPassphrase(passphrase);
          return true;
        } catch (VaultRefused refused) {
          coffer().say("That passphrase does not open this vault.");
        }
      }
      return !vault.identity().passphrase();
    }
  }

  /** {@code coffer pair join}. */
  @Command(
      name = "join",
      description = "Join another device's vault; a copy is made in a folder of its own.")
  static final class Join implements Callable<Integer> {
    private final Coffer coffer;

    @ArgGroup(multiplicity = "1")
    Shown shown = new Shown();

    /** What the other device shows: one of the two. */
    static final class Shown {
      @Option(names = "--link", paramLabel = "LINK", description = "What the other device shows.")
      String link = "";

      @Option(
          names = "--code",
          paramLabel = "CODE",
          description = "What the other device shows; needs --server, too.")
      String code = "";
    }

    @Option(
        names = "--server",
        paramLabel = "URL",
        description = "With --code: the address that the other device shows beside it.")
    String server = "";

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
      Ticket ticket = ticket();
      Path folder = coffer.folderFor(name);
      Optional<Passphrase> passphrase =
          noPassphrase ? Optional.empty() : Optional.of(coffer.newPassphrase());
      try (OpenVault vault =
          coffer.vaults().join(new JoinVault(folder, ticket, name, passphrase), this::confirmed)) {
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

    private Ticket ticket() throws PairingRefused {
      if (!shown.code.isEmpty()) {
        return Ticket.of(shown.code, server);
      }
      if (!Ticket.isLink(shown.link)) {
        throw new PairingRefused(PairingRefused.Reason.MALFORMED_LINK);
      }
      return Ticket.of(shown.link, "");
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
