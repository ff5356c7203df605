package app.coffer.desktop.cli;

import app.coffer.desktop.conflict.History.Restored;
import app.coffer.desktop.conflict.History.Version;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer restore}. */
@Command(
    name = "restore",
    description = "Make a record say again what it said in an earlier version: a new change.")
final class RestoreCommand extends VaultCommand {
  @Parameters(paramLabel = "RECORD", description = "Its id, or a unique beginning of it.")
  String record = "";

  @Option(
      names = "--revision",
      required = true,
      paramLabel = "R",
      description = "A version from \"coffer history\": its revision, a beginning of it, or v12.")
  String revision = "";

  RestoreCommand(Coffer coffer) {
    super(coffer);
  }

  @Override
  Exit run(OpenVault vault) {
    RecordId id = new Lookup(vault.ledger().read()).record(record);
    Version version = version(vault.history().of(id));
    Restored restored = vault.history().restore(version);
    return switch (restored) {
      case DONE -> {
        coffer().print(new Added(id.hex()), () -> "Restored.");
        yield Exit.DONE;
      }
      case SAME -> {
        coffer().print(new Added(id.hex()), () -> "It says that already.");
        yield Exit.DONE;
      }
      case OPEN ->
          throw new Refusal(
              Exit.CONFLICT,
              "open",
              "The record is an open conflict. Nothing was changed.",
              "Decide it first: coffer conflicts show " + id.hex());
      case INVALID ->
          throw new Refusal(
              Exit.REFUSED,
              "invalid",
              "That version would break a rule of the ledger. Nothing was changed.",
              "");
    };
  }

  private Version version(List<Version> versions) {
    String typed = revision.toLowerCase(Locale.ROOT).strip();
    List<Version> found =
        versions.stream()
            .filter(version ->
                typed.equals(HistoryCommand.name(version))
                    || typed.length() >= 4
                        && version.revision().filter(id -> id.hex().startsWith(typed)).isPresent())
            .toList();
    if (found.isEmpty()) {
      throw Refusal.notFound("version", revision);
    }
    if (found.size() > 1) {
      throw new Refusal(
          Exit.NOT_FOUND,
          "ambiguous",
          "\"" + revision + "\" means more than one version.",
          "Give more of the revision.");
    }
    return found.getFirst();
  }
}
