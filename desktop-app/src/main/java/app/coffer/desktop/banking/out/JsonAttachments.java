package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.out.AttachedFiles.Attached;
import app.coffer.wire.id.RecordId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;

/** The attached files in an export, each read when it is written. */
final class JsonAttachments {
  private final AttachedFiles all;
  private final boolean contents;
  private int files;
  private int missing;

  /**
   * @param contents whether what is in them is written, too
   */
  JsonAttachments(AttachedFiles all, boolean contents) {
    this.all = all;
    this.contents = contents;
  }

  /** How many were written with what is in them. */
  int files() {
    return files;
  }

  int missing() {
    return missing;
  }

  /**
   * @param transactions whose
   * @param inFiles a transaction's id in files
   */
  void write(Set<RecordId> transactions, UnaryOperator<RecordId> inFiles, JsonGenerator json) {
    List<Attached> wanted =
        all.all().stream()
            .filter(each -> transactions.contains(each.transaction()))
            .sorted(Comparator.comparing(each -> each.id().hex()))
            .toList();
    json.writeArrayPropertyStart("attachments");
    for (Attached each : wanted) {
      json.writeRaw('\n');
      json.writeStartObject();
      json.writeStringProperty("id", each.id().hex());
      json.writeStringProperty("transaction", inFiles.apply(each.transaction()).hex());
      json.writeStringProperty("name", each.name());
      json.writeStringProperty("mediaType", each.mediaType());
      json.writeNumberProperty("size", each.size());
      Optional<byte[]> content = contents ? all.content(each) : Optional.empty();
      json.writeName("content");
      if (content.isPresent()) {
        json.writeBinary(content.get());
        files++;
      } else {
        json.writeNull();
        missing++;
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
