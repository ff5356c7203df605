package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.wire.id.RecordId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
    // on all processors; only the place among equal lines needs their order
    List<String> contents = lines.parallelStream().map(line -> content(account, line)).toList();
    Map<String, Integer> equals = new HashMap<>();
    int[] places =
        contents.stream().mapToInt(each -> equals.merge(each, 1, Integer::sum) - 1).toArray();
    return IntStream.range(0, lines.size())
        .parallel()
        .mapToObj(i -> {
          String bankId = lines.get(i).bankId();
          String byContent = "c:" + hash(contents.get(i) + "|" + places[i]);
          boolean trusted = usable(bankId) && ids.getOrDefault(bankId, 0) == 1;
          return new Key(trusted ? byId(account, bankId) : byContent, trusted, byContent);
        })
        .toList();
  }

  private static String content(RecordId account, BankLine line) {
    return String.join(
        "|",
        account.hex(),
        line.date().toString(),
        Long.toString(line.amount().minor()),
        line.amount().currency().getCurrencyCode(),
        folded(line.payee() + " " + line.notes()));
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
    if (Limited.isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .transform(each -> BLANKS.matcher(each).replaceAll(" "))
        .strip();
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Imprint.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }
}
