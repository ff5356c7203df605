package app.coffer.desktop.ui.attachments;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.attachment.Attachments.Entry;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.SyncFaultWords;
import java.text.NumberFormat;

/** What is said of files at transactions. */
final class AttachmentWords {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  private AttachmentWords() {}

  static String of(AttachmentRefused refused, Words words) {
    return words.of("attachments.refused", refused.reason());
  }

  static String of(SyncFault fault, Words words) {
    return fault instanceof SyncFault.Offline
        ? words.get("attachments.offline")
        : SyncFaultWords.of(fault, words).sentence();
  }

  /**
   * How large it is, and where.
   *
   * @param syncing whether there is a server to send it to
   */
  static String detail(Entry entry, boolean syncing, UiContext context) {
    String key =
        !entry.here()
            ? "attachments.elsewhere"
            : syncing && entry.status() == SyncStatus.PENDING
                ? "attachments.waiting"
                : "attachments.here";
    return context.words().get(key, size(entry.size(), context));
  }

  static String size(long bytes, UiContext context) {
    if (bytes < KIB) {
      return context.words().count("attachments.size.bytes", bytes);
    }
    var format = NumberFormat.getNumberInstance(context.formats().region());
    format.setMaximumFractionDigits(bytes < MIB ? 0 : 1);
    return bytes < MIB
        ? context.words().get("attachments.size.kib", format.format((double) bytes / KIB))
        : context.words().get("attachments.size.mib", format.format((double) bytes / MIB));
  }
}
