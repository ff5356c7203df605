package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.LISTENING;
import static app.coffer.server.blob.db.Tables.NONCE;
import static app.coffer.server.blob.db.Tables.VAULT;

import app.coffer.server.vault.FleetStore.Writer;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** What copies of a server tell each other, in SQL, inside the transaction of one connection. */
final class FleetRows implements Writer {
  private final DSLContext sql;

  FleetRows(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Set<DeviceId> listening(VaultId vault, Instant now) {
    return sql.selectDistinct(LISTENING.DEVICE)
        .from(LISTENING)
        .where(LISTENING.VAULT.eq(vault.bytes()), LISTENING.ENDS_AT.gt(now.toEpochMilli()))
        .fetchSet(row -> new DeviceId(row.value1()));
  }

  @Override
  public Map<VaultId, Cursor> heads(Collection<VaultId> vaults) {
    var heads = new HashMap<VaultId, Cursor>();
    sql.select(VAULT.ID, VAULT.HEAD)
        .from(VAULT)
        .where(VAULT.ID.in(vaults.stream().map(VaultId::bytes).toList()))
        .forEach(row -> heads.put(new VaultId(row.value1()), new Cursor(row.value2())));
    return heads;
  }

  @Override
  public boolean firstUse(DeviceId device, String nonce, Instant until) {
    if (sql.family() == SQLDialect.POSTGRES) {
      // lost with a crash, it lets one harmless replay through; waiting for the disk costs everyone
      sql.execute("set local synchronous_commit to off");
    }
    return sql.insertInto(NONCE)
            .columns(NONCE.DEVICE, NONCE.NONCE_, NONCE.ENDS_AT)
            .values(device.bytes(), nonce, until.toEpochMilli())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @Override
  public void listens(byte[] copy, VaultId vault, DeviceId device, Instant until) {
    sql.insertInto(LISTENING)
        .columns(LISTENING.VAULT, LISTENING.DEVICE, LISTENING.COPY, LISTENING.ENDS_AT)
        .values(vault.bytes(), device.bytes(), copy, until.toEpochMilli())
        .onConflict(LISTENING.VAULT, LISTENING.DEVICE, LISTENING.COPY)
        .doUpdate()
        .set(LISTENING.ENDS_AT, until.toEpochMilli())
        .execute();
  }

  @Override
  public void listensNoMore(byte[] copy, VaultId vault, DeviceId device) {
    sql.deleteFrom(LISTENING)
        .where(
            LISTENING.VAULT.eq(vault.bytes()),
            LISTENING.DEVICE.eq(device.bytes()),
            LISTENING.COPY.eq(copy))
        .execute();
  }

  @Override
  public void stillHere(byte[] copy, Instant until) {
    sql.update(LISTENING)
        .set(LISTENING.ENDS_AT, until.toEpochMilli())
        .where(LISTENING.COPY.eq(copy))
        .execute();
  }

  @Override
  public void dropEnded(Instant now) {
    sql.deleteFrom(LISTENING).where(LISTENING.ENDS_AT.le(now.toEpochMilli())).execute();
    sql.deleteFrom(NONCE).where(NONCE.ENDS_AT.le(now.toEpochMilli())).execute();
  }
}
