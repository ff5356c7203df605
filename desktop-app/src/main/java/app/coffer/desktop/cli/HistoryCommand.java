package app.coffer.desktop.cli;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.History.Version;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
   * @param version a name for it that is there even then
   * @param fields as text, with names instead of ids
   * @param changes against the version before it
   */
  record View(
      @Nullable String revision,
      String version,
      String device,
      String editedAt,
      boolean removed,
      Map<String, String> fields,
      List<ChangeView> changes) {}

  /** What a version changed; empty texts where a field was not there. */
  record ChangeView(String field, String old, String now) {}

  /** What a version is called: {@code v12}. */
  static String name(Version version) {
    return "v" + version.content().lamport();
  }

  @Override
  Exit run(OpenVault vault) {
    var ledger = vault.ledger().read();
    var text = new RecordText(ledger);
    List<Version> versions = vault.history().of(new Lookup(ledger).record(record));
    if (versions.isEmpty()) {
      throw Refusal.notFound("record", record);
    }
    var views = new ArrayList<View>();
    for (int i = 0; i < versions.size(); i++) {
      Map<String, String> before =
          i + 1 < versions.size() ? fields(versions.get(i + 1), text) : Map.of();
      views.add(view(versions.get(i), before, text));
    }
    coffer().print(views, () -> table(views));
    return Exit.DONE;
  }

  private static View view(Version version, Map<String, String> before, RecordText text) {
    Change content = version.content();
    Map<String, String> fields = fields(version, text);
    var names = new TreeSet<>(fields.keySet());
    names.addAll(before.keySet());
    List<ChangeView> changes =
        names.stream()
            .map(field ->
                new ChangeView(
                    field, before.getOrDefault(field, ""), fields.getOrDefault(field, "")))
            .filter(change -> !change.old().equals(change.now()))
            .toList();
    return new View(
        version.revision().map(id -> id.hex()).orElse(null),
        name(version),
        version.deviceName(),
        content.editedAt().toString(),
        content.removed(),
        fields,
        changes);
  }

  private static Map<String, String> fields(Version version, RecordText text) {
    Change content = version.content();
    var fields = new LinkedHashMap<String, String>();
    for (String field : RecordText.shownFields(content.fields().keySet())) {
      fields.put(field, text.value(content, field));
    }
    return fields;
  }

  /** Each version with what it changed against the one before it. */
  private static String table(List<View> views) {
    var table = new Table("VERSION", "WHEN", "DEVICE", "WHAT");
    for (View view : views) {
      String changes =
          view.changes().stream()
              .map(change ->
                  change.field()
                      + (change.old().isEmpty() ? "" : " " + change.old() + " →")
                      + " "
                      + (change.now().isEmpty() ? "–" : change.now()))
              .collect(Collectors.joining(", "));
      table.row(
          view.version(), view.editedAt(), view.device(), view.removed() ? "removed" : changes);
    }
    return table.text("");
  }
}
