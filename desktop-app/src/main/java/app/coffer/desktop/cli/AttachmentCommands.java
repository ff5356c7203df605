package app.coffer.desktop.cli;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.attachment.Attachments.Entry;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer attachment}. */
@Command(name = "attachment", description = "Files at transactions.")
final class AttachmentCommands {
  private AttachmentCommands() {}

  static Object top() {
    return new AttachmentCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new Add(coffer), new ListSome(coffer), new Save(coffer), new Remove(coffer)
    };
  }

  /** An attachment as {@code --json} prints it. */
  record View(
      String id,
      String transaction,
      String name,
      String mediaType,
      long size,
      boolean here,
      String syncStatus) {
    static View of(Entry entry) {
      return new View(
          entry.id().hex(),
          entry.transaction().hex(),
          entry.name(),
          entry.mediaType(),
          entry.size(),
          entry.here(),
          entry.status().name().toLowerCase(Locale.ROOT));
    }
  }

  private static Entry entry(OpenVault vault, String named) {
    return Lookup.one("attachment", named, vault.attachments().all(), Entry::id, Entry::name);
  }

  /** {@code coffer attachment add}. */
  @Command(name = "add", description = "Attach a copy of a file to a transaction.")
  static final class Add extends VaultCommand {
    @Parameters(index = "0", paramLabel = "TX", description = "The transaction's id.")
    String transaction = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "At most 25 MiB.")
    Path file = Path.of("");

    Add(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws AttachmentRefused {
      RecordId at = new Lookup(vault.ledger().read()).transaction(transaction).id();
      var view = View.of(vault.attachments().add(at, file));
      coffer()
          .print(view, () -> "Attached " + view.name() + ", " + view.id().substring(0, 8) + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer attachment list}. */
  @Command(name = "list", description = "List the files of a transaction, or all.")
  static final class ListSome extends VaultCommand {
    @Parameters(
        paramLabel = "TX",
        arity = "0..1",
        description = "The transaction's id; without it, files of all transactions.")
    @Nullable String transaction;

    ListSome(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      List<Entry> entries =
          transaction == null
              ? vault.attachments().all()
              : vault
                  .attachments()
                  .of(new Lookup(vault.ledger().read()).transaction(transaction).id());
      List<View> views = entries.stream().map(View::of).toList();
      coffer().print(views, () -> table(views));
      return Exit.DONE;
    }

    private static String table(List<View> views) {
      var table = new Table("NAME", "BYTES>", "HERE", "SYNC", "ID", "TRANSACTION");
      for (View view : views) {
        table.row(
            view.name(),
            Long.toString(view.size()),
            view.here() ? "yes" : "no",
            view.syncStatus(),
            view.id().substring(0, 8),
            view.transaction().substring(0, 8));
      }
      return table.text("No attachments.");
    }
  }

  /** {@code coffer attachment save}. */
  @Command(
      name = "save",
      description = "Write a file in the clear, fetching it from the server where it is not here.")
  static final class Save extends VaultCommand {
    @Parameters(paramLabel = "ID", description = "Its id, a unique beginning of it, or its name.")
    String id = "";

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "Where to; refused where there is a file.")
    Path out = Path.of("");

    @Option(names = "--replace", description = "Replace a file that is there.")
    boolean replace;

    Save(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws AttachmentRefused, SyncFault {
      Entry entry = entry(vault, id);
      vault.attachments().save(entry.id(), out, replace, done -> {});
      var view = View.of(vault.attachments().find(entry.id()).orElse(entry));
      coffer().print(view, () -> "Saved. The file is not protected there.");
      return Exit.DONE;
    }
  }

  /** {@code coffer attachment remove}. */
  @Command(name = "remove", description = "Remove a file from its transaction.")
  static final class Remove extends VaultCommand {
    @Parameters(paramLabel = "ID", description = "Its id, a unique beginning of it, or its name.")
    String id = "";

    Remove(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws AttachmentRefused {
      Entry entry = entry(vault, id);
      vault.attachments().remove(entry.id());
      coffer().print(new Added(entry.id().hex()), () -> "Removed.");
      return Exit.DONE;
    }
  }
}
