package app.coffer.desktop.vault;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.attachment.SealedAttachments;
import app.coffer.desktop.banking.out.AttachedFiles;
import app.coffer.desktop.sync.SyncFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A vault's attachments for exports; those that are not here are fetched. */
record VaultAttachedFiles(SealedAttachments attachments) implements AttachedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(VaultAttachedFiles.class);

  @Override
  public List<Attached> all() {
    return attachments.all().stream()
        .map(each ->
            new Attached(each.id(), each.transaction(), each.name(), each.mediaType(), each.size()))
        .toList();
  }

  @Override
  public Optional<byte[]> content(Attached file) {
    try {
      return Optional.of(attachments.content(file.id()));
    } catch (AttachmentRefused | SyncFault e) {
      LOG.warn("attachment {} is left out of an export", file.id(), e);
      return Optional.empty();
    }
  }

  @Override
  public void take(Attached file, byte[] content) throws IOException {
    try {
      attachments.take(file.id(), file.transaction(), file.name(), file.mediaType(), content);
    } catch (AttachmentRefused e) {
      throw new IOException("an attached file could not be kept", e);
    }
  }
}
