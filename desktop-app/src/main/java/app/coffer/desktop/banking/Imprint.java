package app.coffer.desktop.banking;

import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Collectors;

/** Digests: of files, and of what an import wrote. */
final class Imprint {
  private Imprint() {}

  /**
   * What a transaction says, as eight bytes; whether it is cleared does not count, because that is
   * no edit.
   */
  static long of(Transaction tx) {
    String said =
        String.join(
            "\n",
            tx.account().hex(),
            tx.date().toString(),
            tx.payee() == null ? "" : tx.payee().hex(),
            said(tx.amount()),
            tx.category() == null ? "" : tx.category().hex(),
            tx.transfer() == null
                ? ""
                : tx.transfer().account().hex() + said(tx.transfer().amount()),
            tx.lines().stream().map(Imprint::said).collect(Collectors.joining("|")),
            tx.number(),
            tx.notes(),
            tx.tags().toString());
    return ByteBuffer.wrap(sha256(said.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static String said(Money money) {
    return money.decimal() + money.currency().getCurrencyCode();
  }

  private static String said(Line line) {
    Transfer transfer = line.transfer();
    return line.categoryId().map(RecordId::hex).orElse("")
        + said(line.amount())
        + line.notes()
        + (transfer == null ? "" : transfer.account().hex() + said(transfer.amount()));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
