package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/** MT940 statements and MT942 interim reports, as banks give them out: mostly without envelope. */
final class Mt940Reader implements StatementReader {
  private static final Pattern START = Pattern.compile("(?m)^[^\\n\\r]{0,200}:20:|^:25:");
  private static final Pattern BODY = Pattern.compile("(?m)^:(60[FM]|61|62[FM]|28C?|34F|13D?):");

  @Override
  public Format format() {
    return Format.MT940;
  }

  @Override
  public boolean recognises(String opening) {
    return START.matcher(opening).find() && BODY.matcher(opening).find();
  }

  @Override
  public List<Statement> read(BankFile file, Currency currency, Options options)
      throws UnreadableFile {
    List<AccountPage> pages = new ArrayList<>();
    SwiftStatement open = new SwiftStatement(currency);
    int rows = 0;
    for (SwiftTokens.Field field : SwiftTokens.of(file.decode(file.charset()))) {
      BankFile.stopIfCancelled();
      if (field.tag().equals("20") || field.tag().equals("25") && open.hasAccount()) {
        if (open.isStatement()) {
          pages.add(open.page());
        }
        open = new SwiftStatement(currency);
      }
      if (field.tag().equals("61") && ++rows > BankFile.MOST_ROWS) {
        throw new UnreadableFile(Code.MORE_THAN_A_MILLION_LINES);
      }
      open.take(field);
    }
    if (open.isStatement()) {
      pages.add(open.page());
    }
    if (pages.isEmpty()) {
      throw new UnreadableFile(Code.NO_MT940);
    }
    return AccountPage.joined(pages);
  }
}
