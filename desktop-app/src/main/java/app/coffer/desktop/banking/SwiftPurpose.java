package app.coffer.desktop.banking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field 86, which every country writes in its own way: numbered parts ({@code ?20}), words
 * between strokes ({@code /REMI/}), or text.
 *
 * @param payee empty where the dialect has no name
 */
record SwiftPurpose(String payee, String notes) {
  /** Lines of this field are cut at this length, in the middle of a word. */
  private static final int FULL_LINE = 65;

  private static final int FULL_PART = 27;
  private static final Pattern NUMBERED =
      Pattern.compile("^\\s*(?:\\d{3})?(?<sign>[?<>~^!@])\\d\\d(?s:.*)");
  private static final Pattern STROKES =
      Pattern.compile(
          "/(EREF|NAME|REMI|BENM|ORDP|ISDT|MARF|CSID|IBAN|BIC|TRTP|ADDR|CNTP|RTRN|TRCD|PREF|PURP"
              + "|ULTB|ULTD|SVCL|KREF|BUSP|OCMT|CHGS|ID)/");
  private static final Pattern SEPA =
      Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC)\\+");

  static final SwiftPurpose NONE = new SwiftPurpose("", "");

  static SwiftPurpose of(List<String> lines) {
    String run = String.join("", lines);
    Matcher numbered = NUMBERED.matcher(run);
    if (numbered.matches()) {
      return numbered(run, numbered.group("sign"));
    }
    if (STROKES.matcher(run).find()) {
      return strokes(run);
    }
    return new SwiftPurpose("", clean(unwrapped(lines)));
  }

  private static SwiftPurpose numbered(String run, String sign) {
    Matcher starts = Pattern.compile(Pattern.quote(sign) + "(\\d\\d)").matcher(run);
    StringBuilder purpose = new StringBuilder();
    StringBuilder name = new StringBuilder();
    String booking = "";
    int number = -1;
    int from = 0;
    boolean full = false;
    while (true) {
      boolean more = starts.find();
      String part = number < 0 ? "" : run.substring(from, more ? starts.start() : run.length());
      if (number == 0) {
        booking = part;
      } else if (number >= 20 && number <= 29 || number >= 60 && number <= 63) {
        purpose.append(full || purpose.isEmpty() ? "" : " ").append(part);
        full = part.length() >= FULL_PART;
      } else if (number == 32 || number == 33) {
        name.append(part);
      }
      if (!more) {
        break;
      }
      number = Integer.parseInt(starts.group(1));
      from = starts.end();
    }
    String payee = clean(name.toString());
    String notes = sepa(purpose.toString());
    return new SwiftPurpose(payee, notes.isEmpty() ? clean(booking) : notes);
  }

  /** What the payer wrote, without the references around it. */
  private static String sepa(String purpose) {
    Map<String, String> words = words(SEPA, purpose);
    String said = words.getOrDefault("SVWZ", "");
    return clean(said.isEmpty() ? purpose : said);
  }

  private static SwiftPurpose strokes(String run) {
    Map<String, String> words = words(STROKES, run);
    String payee = words.getOrDefault("NAME", "");
    if (payee.isEmpty()) {
      // a counterpart is account, bank, name, town
      String[] counterpart = words.getOrDefault("CNTP", "").split("/", -1);
      payee = counterpart.length > 2 ? counterpart[2] : "";
    }
    String remittance = words.getOrDefault("REMI", "");
    String said = remittance.replaceFirst("^(USTD|STRD)/[^/]{0,20}/", "");
    if (said.isBlank()) {
      said = words.getOrDefault("EREF", "");
    }
    return new SwiftPurpose(clean(payee.replace("/", " ")), clean(said));
  }

  private static Map<String, String> words(Pattern word, String run) {
    Map<String, String> words = new LinkedHashMap<>();
    Matcher starts = word.matcher(run);
    String name = "";
    int from = 0;
    int at = 0;
    while (starts.find(at)) {
      if (!name.isEmpty()) {
        words.putIfAbsent(name, run.substring(from, starts.start()));
      }
      name = starts.group(1);
      from = starts.end();
      // a word without a value ends where the next begins: they share the stroke
      at = Math.max(starts.start() + 1, starts.end() - 1);
    }
    if (!name.isEmpty()) {
      words.putIfAbsent(name, run.substring(Math.min(from, run.length())));
    }
    return words;
  }

  private static String unwrapped(List<String> lines) {
    StringBuilder text = new StringBuilder();
    boolean full = true;
    for (String line : lines) {
      text.append(full ? "" : " ").append(line);
      full = line.length() >= FULL_LINE;
    }
    return text.toString();
  }

  private static String clean(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= 4000 ? line : line.substring(0, 4000);
  }
}
