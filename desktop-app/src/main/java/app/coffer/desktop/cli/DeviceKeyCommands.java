package app.coffer.desktop.cli;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.DeviceControl;
import app.coffer.desktop.vault.DeviceControl.Level;
import app.coffer.desktop.vault.DeviceRefused;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that change who may read and manage the vault. */
final class DeviceKeyCommands {
  private DeviceKeyCommands() {}

  /** What the use case does, with the passphrase where the vault has one. */
  @FunctionalInterface
  interface RootWork<T> {
    T with(DeviceControl devices, Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault;
  }

  static <T> T changed(Coffer coffer, OpenVault vault, RootWork<T> change) throws SyncFault {
    Optional<Passphrase> passphrase =
        vault.identity().passphrase()
            ? coffer.passphrase("Passphrase, once more: ")
            : Optional.empty();
    try {
      return change.with(vault.devices(), passphrase);
    } catch (DeviceRefused refused) {
      throw said(refused);
    } finally {
      passphrase.ifPresent(Passphrase::close);
    }
  }

  private static Refusal said(DeviceRefused refused) {
    String code = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (refused.reason()) {
      case NOT_A_MEMBER ->
          refusal(
              Exit.NOT_FOUND, code, "There is no such device in the vault.", "coffer devices list");
      case THIS_DEVICE ->
          refusal(
              Exit.REFUSED,
              code,
              "That is this device, or the one that manages the vault.",
              "Do it from another device, or let another manage first: coffer devices level high"
                  + " --to DEVICE.");
      case MANAGED_ELSEWHERE ->
          refusal(
              Exit.REFUSED,
              code,
              "Another device manages this vault.",
              "Do it there; coffer devices level says which.");
      case SYNC_IS_OFF ->
          refusal(
              Exit.REFUSED,
              code,
              "The devices agree on this by a server, and sync is off.",
              "Turn it on: coffer sync enable --server URL.");
      case PASSPHRASE_NEEDED ->
          refusal(
              Exit.LOCKED, code, "The passphrase is needed again.", "Give --passphrase-file FILE.");
      case WRONG_PASSPHRASE ->
          refusal(Exit.LOCKED, code, "That is not the passphrase.", "Try again.");
      case CHANGED_MEANWHILE ->
          refusal(
              Exit.REFUSED, code, "It was changed in the meantime.", "Look again, then repeat.");
    };
  }

  private static Refusal refusal(Exit exit, String code, String message, String hint) {
    return new Refusal(exit, code, message + " Nothing was changed.", hint);
  }

  /** A device by its id, a unique beginning of it, or its name. */
  private static DeviceId named(String typed, List<Known> known) {
    String lower = typed.toLowerCase(Locale.ROOT);
    for (Predicate<Known> fits :
        List.<Predicate<Known>>of(
            device -> device.id().hex().equals(lower),
            device -> device.name().equalsIgnoreCase(typed),
            device -> lower.length() >= 4 && device.id().hex().startsWith(lower))) {
      List<Known> found = known.stream().filter(fits).toList();
      if (found.size() == 1) {
        return found.getFirst().id();
      }
      if (found.size() > 1) {
        throw Refusal.usage("There are several devices \"" + typed + "\".", "Name it by its id.");
      }
    }
    throw Refusal.notFound("device", typed);
  }

  private record Known(DeviceId id, String name) {
    static List<Known> members(OpenVault vault) {
      return vault.sync().devices().stream()
          .map((SyncControl.Device device) -> new Known(device.id(), device.name()))
          .toList();
    }

    static List<Known> everybody(OpenVault vault) {
      var known = new ArrayList<>(members(vault));
      vault
          .devices()
          .removed()
          .forEach(device -> known.add(new Known(device.device(), device.name())));
      return known;
    }
  }

  /** {@code coffer devices remove}. */
  @Command(
      name = "remove",
      description = {
        "Remove a device: it gets and sends nothing any more, and what is written from now on",
        "is sealed with a new key that it does not have. What it has, it keeps."
      })
  static final class Remove extends VaultCommand {
    @Parameters(paramLabel = "DEVICE", description = "Its id, a beginning of it, or its name.")
    String device = "";

    Remove(Coffer coffer) {
      super(coffer);
    }

    /** What {@code --json} prints. */
    record Removed(String removed) {}

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      DeviceId id = named(device, Known.members(vault));
      changed(
          coffer(),
          vault,
          (devices, passphrase) -> {
            devices.remove(id, passphrase);
            return true;
          });
      coffer().print(new Removed(id.hex()), () -> "The device was removed.");
      return Exit.DONE;
    }
  }

  /** {@code coffer devices level}. */
  @Command(
      name = "level",
      description = {
        "Show or choose which devices manage the vault: all (standard), or one (high)."
      })
  static final class SecurityLevel extends VaultCommand {
    @Parameters(arity = "0..1", paramLabel = "high|standard", description = "Leave out to show it.")
    @Nullable Level level;

    @Option(
        names = "--to",
        paramLabel = "DEVICE",
        description = "With high: the device that is to manage; otherwise this one.")
    @Nullable String to;

    SecurityLevel(Coffer coffer) {
      super(coffer);
    }

    /** What {@code --json} prints. */
    record View(String level, @Nullable String manager, boolean canManage) {}

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      Level wanted = level;
      String manager = to;
      if (wanted == Level.STANDARD && manager != null) {
        throw Refusal.usage("With standard every device manages.", "Leave out --to.");
      }
      if (wanted != null) {
        changed(
            coffer(),
            vault,
            (devices, passphrase) -> {
              if (manager == null) {
                devices.changeLevel(wanted, passphrase);
              } else {
                devices.movePrimary(named(manager, Known.members(vault)), passphrase);
              }
              return true;
            });
      }
      DeviceControl devices = vault.devices();
      var view =
          new View(
              devices.level().name().toLowerCase(Locale.ROOT),
              devices.manager().map(DeviceId::hex).orElse(null),
              devices.canManage());
      coffer()
          .print(
              view,
              () ->
                  view.manager() == null
                      ? "Standard: every device can let in and remove others."
                      : "High: only device " + view.manager() + " can let in and remove others.");
      return Exit.DONE;
    }
  }

  /** {@code coffer devices late}. */
  @Command(
      name = "late",
      description = "What removed devices sent after they were removed: list, keep or discard it.")
  static final class Late extends VaultCommand {
    /** What to do. */
    enum Decision {
      LIST,
      KEEP,
      DISCARD
    }

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "list|keep|discard",
        description = "Default: list.")
    Decision decision = Decision.LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DEVICE", description = "Default: all.")
    @Nullable String device;

    Late(Coffer coffer) {
      super(coffer);
    }

    /** What {@code --json} prints of each device. */
    record View(String device, String name, List<ChangeView> changes, int withheld) {}

    /** One changed record. */
    record ChangeView(String record, String entity, boolean removed, String editedAt) {
      static ChangeView of(Change change) {
        return new ChangeView(
            change.record().hex(),
            change.entity().name(),
            change.removed(),
            change.editedAt().toString());
      }
    }

    /** What {@code --json} prints of a decision. */
    record Decided(int records) {}

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      DeviceControl devices = vault.devices();
      String typed = device;
      Optional<DeviceId> only =
          typed == null ? Optional.empty() : Optional.of(named(typed, Known.everybody(vault)));
      List<DeviceControl.LateChanges> late =
          devices.lateChanges().stream()
              .filter(changes -> only.isEmpty() || changes.device().equals(only.get()))
              .toList();
      if (decision == Decision.LIST) {
        List<View> views =
            late.stream()
                .map(changes ->
                    new View(
                        changes.device().hex(),
                        changes.name(),
                        changes.changes().stream().map(ChangeView::of).toList(),
                        changes.withheld()))
                .toList();
        coffer().print(views, () -> text(views));
        return Exit.DONE;
      }
      int records = 0;
      for (DeviceControl.LateChanges changes : late) {
        records +=
            decision == Decision.KEEP
                ? devices.keepLate(changes.device())
                : devices.discardLate(changes.device());
      }
      int decided = records;
      coffer()
          .print(
              new Decided(decided),
              () -> decided + (decision == Decision.KEEP ? " kept." : " discarded."));
      return Exit.DONE;
    }

    private static String text(List<View> views) {
      if (views.isEmpty()) {
        return "Nothing came late.";
      }
      return String.join(System.lineSeparator(), views.stream().map(Late::text).toList());
    }

    private static String text(View view) {
      int number = view.changes().size();
      String came = number + " change" + (number == 1 ? "" : "s") + " from " + view.name();
      String more = " The server does not give " + view.withheld() + " more.";
      return came + " after it was removed." + (view.withheld() == 0 ? "" : more);
    }
  }

  /** {@code coffer devices undo}. */
  @Command(
      name = "undo",
      description = "Put back what a device changed since a moment, as ordinary changes.")
  static final class UndoSince extends VaultCommand {
    @Parameters(paramLabel = "DEVICE", description = "Its id, a beginning of it, or its name.")
    String device = "";

    @Option(
        names = "--since",
        required = true,
        paramLabel = "WHEN",
        description = "A day (2026-11-21) or a moment (2026-11-21T10:00:00Z).")
    String since = "";

    @Option(names = "--dry-run", description = "Only say what would be put back.")
    boolean dryRun;

    UndoSince(Coffer coffer) {
      super(coffer);
    }

    /** What {@code --json} prints. */
    record View(int putBack, int changedSince, boolean dryRun) {}

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      DeviceControl devices = vault.devices();
      DeviceControl.Undo preview =
          devices.changesSince(named(device, Known.everybody(vault)), moment(since));
      if (!dryRun) {
        try {
          devices.undo(preview);
        } catch (DeviceRefused refused) {
          throw said(refused);
        }
      }
      var view = new View(preview.entries().size(), preview.changedSince().size(), dryRun);
      coffer()
          .print(
              view,
              () ->
                  view.putBack()
                      + (dryRun ? " would be put back, " : " put back, ")
                      + view.changedSince()
                      + " left as others changed them since.");
      return Exit.DONE;
    }

    private static Instant moment(String typed) {
      try {
        return typed.contains("T")
            ? Instant.parse(typed)
            : LocalDate.parse(typed).atStartOfDay(ZoneId.systemDefault()).toInstant();
      } catch (DateTimeParseException notATime) {
        throw Refusal.usage(
            "\"" + typed + "\" is neither a day nor a moment.",
            "Write 2026-11-21 or 2026-11-21T10:00:00Z.");
      }
    }
  }

  /** {@code coffer sync rotate-key}. */
  @Command(
      name = "rotate-key",
      description = "Make a new sync key: everything from now on is sealed with it.")
  static final class RotateKey extends VaultCommand {
    RotateKey(Coffer coffer) {
      super(coffer);
    }

    /** What {@code --json} prints. */
    record Rotated(boolean rotated) {}

    @Override
    Exit run(OpenVault vault) throws SyncFault {
      changed(
          coffer(),
          vault,
          (devices, passphrase) -> {
            devices.rotate(passphrase);
            return true;
          });
      coffer().print(new Rotated(true), () -> "There is a new sync key.");
      return Exit.DONE;
    }
  }
}
