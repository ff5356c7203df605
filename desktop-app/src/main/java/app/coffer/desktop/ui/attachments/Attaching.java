package app.coffer.desktop.ui.attachments;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Attaches files that were chosen or dropped. */
public final class Attaching {
  private static final Set<String> OF_BANKS =
      Set.of("ofx", "qfx", "qbo", "qif", "csv", "tsv", "xml", "camt", "sta", "mta", "mt940", "940");
  private static final Set<String> OF_PEOPLE =
      Set.of("pdf", "png", "jpg", "jpeg", "gif", "webp", "heic", "tif", "tiff", "docx", "odt");

  private Attaching() {}

  /** Whether a file is named as banks name theirs: dropped, it is imported. */
  public static boolean isOfBank(Path file) {
    return OF_BANKS.contains(ending(file));
  }

  /** Whether a file is one that no bank exports transactions in. */
  public static boolean isOfNoBank(Path file) {
    return OF_PEOPLE.contains(ending(file));
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** How many were attached, and why the next one was not. */
  private record Done(int count, Optional<AttachmentRefused> refused) {}

  /** Attaches files one after the other, up to the first that is refused. */
  public static void attach(
      OpenVault vault,
      UiContext context,
      RecordId transaction,
      List<Path> files,
      Consumer<String> say) {
    context
        .background()
        .run(() -> attach(vault.attachments(), transaction, files))
        .then(done -> {
          if (done.count() > 0) {
            say.accept(context.words().count("attachments.added", done.count()));
          }
          done.refused()
              .ifPresent(refused -> say.accept(AttachmentWords.of(refused, context.words())));
        });
  }

  private static Done attach(Attachments attachments, RecordId transaction, List<Path> files) {
    int count = 0;
    for (Path file : files) {
      try {
        attachments.add(transaction, file);
        count++;
      } catch (AttachmentRefused refused) {
        return new Done(count, Optional.of(refused));
      }
    }
    return new Done(count, Optional.empty());
  }
}
