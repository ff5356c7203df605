package app.coffer.desktop.cli;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.History.Version;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coffer history}. */
@Command(name = "history", description = "What a record was before, newest first.")
final class HistoryCommand extends VaultCommand {
  @Parameters(paramLabel = "RECORD", description = "Its id, or a unique beginning of it.")
  String record = "";

  HistoryCommand(Coffer coffer) {
    super(coffer);
  }

  /**
   * A version as {@code --json} prints it.
   *
   * @param revision null where it was never sealed
   * @param fields as text, with names instead of ids
   */
  record View(
      @Nullable String revision,
      String device,
      String editedAt,
      boolean removed,
      Map<String, String> fields) {}

  @Override
  Exit run(OpenVault vault) {
    var ledger = vault.ledger().read();
    var text = new RecordText(ledger);
    List<Version> versions = vault.history().of(new Lookup(ledger).record(record));
    if (versions.isEmpty()) {
      throw Refusal.notFound("record", record);
    }
    List<View> views = versions.stream().map(version -> view(version, text)).toList();
    coffer().print(views, () -> table(views));
    return Exit.DONE;
  }

  private static View view(Version version, RecordText text) {
    Change content = version.content();
    var fields = new LinkedHashMap<String, String>();
    for (String field : RecordText.shownFields(content.fields().keySet())) {
      fields.put(field, text.value(content, field));
    }
    return new View(
        version.revision().map(id -> id.hex()).orElse(null),
        version.deviceName(),
        content.editedAt().toString(),
        content.removed(),
        fields);
  }

  /** Each version with what it changed against the one before it. */
  private static String table(List<View> views) {
    var table = new Table("WHEN", "DEVICE", "WHAT");
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      Map<String, String> before = i + 1 < views.size() ? views.get(i + 1).fields() : Map.of();
      List<String> changes = new ArrayList<>();
      view.fields()
          .forEach((field, value) -> {
            if (!Optional.ofNullable(before.get(field)).equals(Optional.of(value))) {
              changes.add(field + " " + (value.isEmpty() ? "–" : value));
            }
          });
      table.row(
          view.editedAt(), view.device(), view.removed() ? "removed" : String.join(", ", changes));
    }
    return table.text("");
  }
}
