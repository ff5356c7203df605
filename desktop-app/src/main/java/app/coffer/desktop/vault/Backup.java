package app.coffer.desktop.vault;

import app.coffer.desktop.backup.BackupContent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup of a vault.
 *
 * @param size in bytes
 * @param content empty where it is sealed for another vault
 * @param changesSince how many changes the open vault has seen after it
 */
public record Backup(
    Path file, Instant made, long size, Optional<BackupContent> content, long changesSince) {}
