package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OFX 1 and 2 and QFX. The header's version and charset are not believed: the body decides. Days
 * are taken as written, without shifting time zones.
 */
final class OfxReader implements StatementReader {
  private static final Pattern CHARSET =
      Pattern.compile("CHARSET\\s*[:=]\\s*\"?([A-Za-z0-9_-]{2,20})");

  @Override
  public Format format() {
    return Format.OFX;
  }

  @Override
  public boolean recognises(String opening) {
    String upper = opening.toUpperCase(Locale.ROOT);
    return upper.contains("<OFX>") || upper.contains("OFXHEADER") || upper.contains("<OFX ");
  }

  @Override
  public List<Statement> read(BankFile file, Currency currency, Options options)
      throws UnreadableFile {
    String text = file.decode(charset(file));
    int start = text.toUpperCase(Locale.ROOT).indexOf("<OFX");
    if (start < 0) {
      throw new UnreadableFile(Code.NO_OFX_BODY);
    }
    OfxTokens tokens = new OfxTokens(text);
    List<OfxStatement> found = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    boolean closed = false;
    int rows = 0;
    String severity = "";
    String code = "";
    for (Optional<OfxTokens.Token> next = tokens.next(); next.isPresent(); next = tokens.next()) {
      OfxTokens.Token token = next.get();
      String name = token.name();
      if (token.opens() && OfxStatement.starts(name)) {
        found.add(new OfxStatement());
      } else if (name.equals("OFX") && !token.opens()) {
        closed = true;
      } else if (name.equals("STATUS") && !token.opens()) {
        if (severity.equalsIgnoreCase("ERROR")) {
          warnings.add(Finding.of(Code.BANK_REPORTS_ERROR, BankFile.shortened(code)));
        }
        severity = "";
      } else if (name.equals("SEVERITY") && token.opens()) {
        severity = token.text();
      } else if (name.equals("CODE") && token.opens()) {
        code = token.text();
      }
      if (!found.isEmpty()) {
        found.getLast().take(token);
      }
      if (token.opens() && name.equals("STMTTRN")) {
        BankFile.stopIfCancelled();
        if (++rows > BankFile.MOST_ROWS) {
          throw new UnreadableFile(Code.MORE_THAN_A_MILLION_LINES);
        }
      }
    }
    if (found.isEmpty()) {
      throw warnings.isEmpty()
          ? new UnreadableFile(Code.NO_OFX_STATEMENT)
          : new UnreadableFile(Code.NO_OFX_BUT_ERROR, warnings.getFirst());
    }
    if (!closed) {
      warnings.add(Finding.of(Code.ENDS_IN_THE_MIDDLE));
    }
    List<Statement> statements = new ArrayList<>();
    for (OfxStatement statement : found) {
      statements.add(statement.build(currency, warnings));
    }
    return statements;
  }

  private static Charset charset(BankFile file) {
    Matcher named =
        CHARSET.matcher(
            new String(file.head(2000), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT));
    Charset header = BankFile.WINDOWS_1252;
    if (named.find()) {
      String name = named.group(1);
      for (String guess : List.of(name, "windows-" + name)) {
        if (guess.length() > 3 && Charset.isSupported(guess)) {
          header = Charset.forName(guess);
        }
      }
    }
    // bytes that are not UTF-8 cannot be what a header says is UTF-8, and ASCII has no such bytes
    boolean useless =
        header.equals(StandardCharsets.UTF_8)
            || header.equals(StandardCharsets.US_ASCII)
            || header.name().startsWith("UTF-16");
    return file.charset(useless ? BankFile.WINDOWS_1252 : header);
  }
}
