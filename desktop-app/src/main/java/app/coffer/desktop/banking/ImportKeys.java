package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.wire.id.RecordId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Under which key a line is known for ever: the bank's own id where it can be trusted, else a hash
 * of what the line says and its place among equal lines. Keys are compared by equality only.
 */
final class ImportKeys {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NO_ID = Pattern.compile("[01]?0*");
  private static final Set<String> NO_IDS = Set.of("nonref", "notprovided", "none", "null", "n/a");

  private ImportKeys() {}

  /**
   * @param byContent by the line's words, whether its bank id is trusted or not
   */
  record Key(String key, boolean trusted, String byContent) {}

  static List<Key> of(RecordId account, List<BankLine> lines) {
    Map<String, Integer> ids = new HashMap<>();
    for (BankLine line : lines) {
      ids.merge(line.bankId(), 1, Integer::sum);
    }
    Map<String, Integer> equals = new HashMap<>();
    List<Key> keys = new ArrayList<>();
    for (BankLine line : lines) {
      String content =
          String.join(
              "|",
              account.hex(),
              line.date().toString(),
              Long.toString(line.amount().minor()),
              line.amount().currency().getCurrencyCode(),
              folded(line.payee() + " " + line.notes()));
      int ordinal = equals.merge(content, 1, Integer::sum) - 1;
      String byContent = "c:" + hash(content + "|" + ordinal);
      boolean trusted = usable(line.bankId()) && ids.get(line.bankId()) == 1;
      keys.add(new Key(trusted ? byId(account, line.bankId()) : byContent, trusted, byContent));
    }
    return keys;
  }

  static String byId(RecordId account, String bankId) {
    return "i:" + hash(account.hex() + "|" + bankId);
  }

  static boolean usable(String bankId) {
    return !bankId.isEmpty()
        && !NO_ID.matcher(bankId).matches()
        && !NO_IDS.contains(bankId.toLowerCase(Locale.ROOT));
  }

  /** One way of writing for what reads the same. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .transform(each -> BLANKS.matcher(each).replaceAll(" "))
        .strip();
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Imprint.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }
}
