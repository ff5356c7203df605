package app.coffer.server.app;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.BlobStore.VaultRow;
import java.util.List;

/**
 * What a server holds.
 *
 * @param incarnation this database's life, hex
 * @param databaseBytes its size on the disk
 */
record ServerStatus(
    String version,
    String incarnation,
    String registration,
    long databaseBytes,
    List<VaultStatus> vaults) {

  /**
   * One vault.
   *
   * @param vault its id, hex
   * @param cursor the last position handed out
   */
  record VaultStatus(String vault, int devices, long cursor, long bytesUsed, long bytesQuota) {}

  static ServerStatus of(BlobStore store, ServerConfig config) {
    long size = store.size();
    return store.read(rows ->
        new ServerStatus(
            CofferServer.version(),
            rows.incarnation().hex(),
            config.registration().text(),
            size,
            rows.vaults().stream()
                .map(row -> vault(rows, row, config.allowance().quota()))
                .toList()));
  }

  private static VaultStatus vault(BlobStore.Reader rows, VaultRow row, long quota) {
    return new VaultStatus(
        row.id().hex(),
        rows.members(row.number()).size(),
        row.head().position(),
        row.bytes(),
        quota);
  }

  String forPeople() {
    var text = new StringBuilder();
    text.append("coffer-server %s, registration: %s%n".formatted(version, registration));
    text.append("Database: %,d bytes, vaults: %d".formatted(databaseBytes, vaults.size()));
    for (VaultStatus vault : vaults) {
      text.append(
          "%n%s  devices: %d  parcels: %d  bytes: %,d of %,d"
              .formatted(
                  vault.vault.substring(0, 16),
                  vault.devices,
                  vault.cursor,
                  vault.bytesUsed,
                  vault.bytesQuota));
    }
    return text.toString();
  }
}
