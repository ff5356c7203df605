package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood in the entry row when the vault was locked, to be put back when it is open again. It
 * crosses the lock as sealed bytes only.
 *
 * @param account whose register it is
 * @param edited the transaction that was being edited; null for a new one
 */
public record EntryDraft(
    RecordId account,
    @Nullable RecordId edited,
    String date,
    String payee,
    String category,
    String notes,
    String out,
    String in,
    String arrives,
    List<LineDraft> lines) {

  public EntryDraft {
    lines = List.copyOf(lines);
  }

  public byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(bytes)) {
      text(data, account.hex());
      text(data, edited == null ? "" : edited.hex());
      for (String field : List.of(date, payee, category, notes, out, in, arrives)) {
        text(data, field);
      }
      data.writeInt(lines.size());
      for (LineDraft line : lines) {
        text(data, line.id() == null ? "" : line.id().hex());
        text(data, line.category());
        data.writeLong(line.amount().minor());
        text(data, line.amount().currency().getCurrencyCode());
        text(data, line.notes());
      }
      for (LineDraft line : lines) {
        text(data, line.transferAccount() == null ? "" : line.transferAccount().hex());
        Money arrives = line.transferAmount();
        text(data, arrives == null ? "" : arrives.currency().getCurrencyCode());
        data.writeLong(arrives == null ? 0 : arrives.minor());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #encode} wrote. */
  public static EntryDraft decode(byte[] bytes) {
    try (var data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      RecordId account = RecordId.ofHex(text(data));
      String edited = text(data);
      var fields = new ArrayList<String>();
      for (int i = 0; i < 7; i++) {
        fields.add(text(data));
      }
      var lines = new ArrayList<LineDraft>();
      for (int left = data.readInt(); left > 0; left--) {
        String id = text(data);
        String category = text(data);
        long minor = data.readLong();
        var amount = Money.of(minor, Currency.getInstance(text(data)).getCurrencyCode());
        lines.add(
            new LineDraft(id.isEmpty() ? null : RecordId.ofHex(id), category, amount, text(data)));
      }
      for (int i = 0; i < lines.size() && data.available() > 0; i++) {
        lines.set(i, withTransfer(data, lines.get(i)));
      }
      return new EntryDraft(
          account,
          edited.isEmpty() ? null : RecordId.ofHex(edited),
          fields.get(0),
          fields.get(1),
          fields.get(2),
          fields.get(3),
          fields.get(4),
          fields.get(5),
          fields.get(6),
          lines);
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    }
  }

  private static LineDraft withTransfer(DataInputStream data, LineDraft line) throws IOException {
    String account = text(data);
    String currency = text(data);
    long minor = data.readLong();
    return new LineDraft(
        line.id(),
        line.category(),
        line.amount(),
        line.notes(),
        account.isEmpty() ? null : RecordId.ofHex(account),
        currency.isEmpty() ? null : Money.of(minor, currency));
  }

  private static void text(DataOutputStream data, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(utf8.length);
    data.write(utf8);
  }

  private static String text(DataInputStream data) throws IOException {
    return new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "EntryDraft[redacted]";
  }
}
