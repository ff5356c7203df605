package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.MAILBOX;
import static app.coffer.server.blob.db.Tables.MAILBOX_MESSAGE;
import static app.coffer.server.blob.db.Tables.SERVER;

import app.coffer.server.vault.MailboxStore.Mailbox;
import app.coffer.server.vault.MailboxStore.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** Mailboxes in SQL, inside the transaction of one connection. */
final class MailRows implements Writer {
  private final DSLContext sql;
  private final boolean locks;

  /**
   * @param writes whether what is read is to be changed, so that other writers have to wait
   */
  MailRows(DSLContext sql, boolean writes) {
    this.sql = sql;
    this.locks = writes && sql.family() == SQLDialect.POSTGRES;
  }

  @Override
  public Optional<Mailbox> mailbox(String name) {
    return where(MAILBOX.NAME.eq(name));
  }

  @Override
  public Optional<Mailbox> withCode(String code) {
    return where(MAILBOX.CODE.eq(code));
  }

  private Optional<Mailbox> where(Condition which) {
    var query = sql.selectFrom(MAILBOX).where(which);
    return (locks ? query.forUpdate() : query)
        .fetchOptional(row ->
            new Mailbox(
                row.getName(),
                Optional.ofNullable(row.getCode()),
                Instant.ofEpochMilli(row.getEndsAt()),
                row.getClosed() != 0,
                Math.toIntExact(row.getMessages()),
                row.getBytes()));
  }

  @Override
  public List<byte[]> messages(String name, int from) {
    return sql.select(MAILBOX_MESSAGE.BYTES)
        .from(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.MAILBOX.eq(name), MAILBOX_MESSAGE.PLACE.ge((long) from))
        .orderBy(MAILBOX_MESSAGE.PLACE)
        .fetch(row -> row.value1());
  }

  @Override
  public void lockOpening() {
    if (locks) {
      sql.select(SERVER.ID).from(SERVER).forUpdate().fetch();
    }
  }

  @Override
  public int count() {
    return sql.fetchCount(MAILBOX);
  }

  @Override
  public int countOf(String address) {
    return sql.fetchCount(MAILBOX, MAILBOX.ADDRESS.eq(address));
  }

  @Override
  public void open(Mailbox mailbox, String address) {
    sql.insertInto(MAILBOX)
        .columns(
            MAILBOX.NAME,
            MAILBOX.CODE,
            MAILBOX.ADDRESS,
            MAILBOX.ENDS_AT,
            MAILBOX.CLOSED,
            MAILBOX.MESSAGES,
            MAILBOX.BYTES)
        .values(
            mailbox.name(),
            mailbox.code().orElse(null),
            address,
            mailbox.until().toEpochMilli(),
            0L,
            0L,
            0L)
        .execute();
  }

  @Override
  public void append(Mailbox to, byte[] message) {
    sql.insertInto(MAILBOX_MESSAGE)
        .columns(MAILBOX_MESSAGE.MAILBOX, MAILBOX_MESSAGE.PLACE, MAILBOX_MESSAGE.BYTES)
        .values(to.name(), (long) to.messages(), message)
        .execute();
    sql.update(MAILBOX)
        .set(MAILBOX.MESSAGES, MAILBOX.MESSAGES.plus(1))
        .set(MAILBOX.BYTES, MAILBOX.BYTES.plus(message.length))
        .where(MAILBOX.NAME.eq(to.name()))
        .execute();
  }

  @Override
  public void close(String name) {
    sql.update(MAILBOX)
        .set(MAILBOX.CLOSED, 1L)
        .set(MAILBOX.MESSAGES, 0L)
        .set(MAILBOX.BYTES, 0L)
        .where(MAILBOX.NAME.eq(name))
        .execute();
    sql.deleteFrom(MAILBOX_MESSAGE).where(MAILBOX_MESSAGE.MAILBOX.eq(name)).execute();
  }

  @Override
  public void dropEnded(Instant now) {
    var ended = MAILBOX.ENDS_AT.le(now.toEpochMilli());
    sql.deleteFrom(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.MAILBOX.in(sql.select(MAILBOX.NAME).from(MAILBOX).where(ended)))
        .execute();
    sql.deleteFrom(MAILBOX).where(ended).execute();
  }
}
