package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * CAMT.053 (statements), .052 (reports) and .054 (notifications) of any version, also several in a
 * ZIP archive. Nothing is resolved or fetched.
 */
final class CamtReader implements StatementReader {
  private static final Set<String> STATEMENTS = Set.of("Stmt", "Rpt", "Ntfctn");
  private static final Set<String> DOCUMENTS =
      Set.of("BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn");
  private static final Pattern ENCODING =
      Pattern.compile(
          "^[^<]{0,8}<\\?xml[^>]{0,80}?encoding\\s*=\\s*[\"']([A-Za-z0-9][A-Za-z0-9._-]{1,39})");

  @Override
  public Format format() {
    return Format.CAMT;
  }

  @Override
  public boolean recognises(String opening) {
    return opening.contains("urn:iso:std:iso:20022:tech:xsd:camt.05")
        || DOCUMENTS.stream().anyMatch(name -> opening.contains(name));
  }

  @Override
  public List<Statement> read(BankFile file, Currency currency, Options options)
      throws UnreadableFile {
    List<AccountPage> pages = new ArrayList<>();
    List<String> left = new ArrayList<>(file.leftOut());
    for (BankFile part : file.parts()) {
      readPart(part, currency, pages);
    }
    if (pages.isEmpty()) {
      throw new UnreadableFile(Code.NO_CAMT);
    }
    if (left.isEmpty()) {
      return AccountPage.joined(pages);
    }
    List<Statement> statements = new ArrayList<>();
    for (Statement each : AccountPage.joined(pages)) {
      List<Finding> warnings = new ArrayList<>(each.notes());
      warnings.add(Finding.of(Code.LEFT_OUT_OF_ARCHIVE, left));
      statements.add(
          new Statement(
              each.name(),
              each.currency(),
              each.lines(),
              each.problems(),
              each.opening(),
              each.closing(),
              warnings));
    }
    return statements;
  }

  private static void readPart(BankFile file, Currency currency, List<AccountPage> pages)
      throws UnreadableFile {
    try {
      XMLStreamReader xml =
          factory().createXMLStreamReader(new StringReader(file.decode(charset(file))));
      try {
        readAll(xml, currency, pages);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw damaged(e.getLocation() == null ? -1 : e.getLocation().getLineNumber());
    } catch (MissingResourceException e) {
      // the parser lacks words for some of its refusals
      throw damaged(-1);
    }
  }

  private static UnreadableFile damaged(int line) {
    return line > 0
        ? new UnreadableFile(Code.XML_DAMAGED_AT, line)
        : new UnreadableFile(Code.XML_DAMAGED);
  }

  private static void readAll(XMLStreamReader xml, Currency currency, List<AccountPage> pages)
      throws XMLStreamException, UnreadableFile {
    @Nullable CamtStatement open = null;
    int depth = 0;
    int within = -1;
    int rows = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      XmlBranch.refuseDoctype(event);
      if (event == XMLStreamConstants.END_ELEMENT) {
        if (open != null && depth == within) {
          pages.add(open.page());
          open = null;
        }
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        BankFile.stopIfCancelled();
        String name = xml.getLocalName();
        if (open != null) {
          // the branch is read to its end, so that the depth stays
          open.take(XmlBranch.read(xml));
          if (name.equals("Ntry") && ++rows > BankFile.MOST_ROWS) {
            throw new UnreadableFile(Code.MORE_THAN_A_MILLION_LINES);
          }
          continue;
        }
        XmlBranch.refuseDepth(++depth);
        if (STATEMENTS.contains(name)) {
          open = new CamtStatement(currency);
          within = depth;
        }
      }
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing outside the file is read");
    });
    return factory;
  }

  /** What is valid UTF-8 is UTF-8, whatever is written in front. */
  private static Charset charset(BankFile file) {
    Matcher named =
        ENCODING.matcher(new String(file.head(200), StandardCharsets.ISO_8859_1).strip());
    if (named.find() && Charset.isSupported(named.group(1))) {
      Charset said = Charset.forName(named.group(1));
      if (!said.equals(StandardCharsets.UTF_8) && !said.name().startsWith("UTF-16")) {
        return file.charset(said);
      }
    }
    return file.charset();
  }
}
