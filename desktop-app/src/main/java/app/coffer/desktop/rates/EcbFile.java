package app.coffer.desktop.rates;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The European Central Bank's reference rates, as its site offers them for download: the history as
 * CSV, that CSV in a ZIP file, or any of its XML files. Only a file the person chose is read.
 */
final class EcbFile {
  /** The whole history has 3 MB. */
  private static final int MOST_BYTES = 64 << 20;

  private static final int MOST_DIGITS = 18;

  private final Set<String> wanted;
  private final LocalDate from;
  private final List<Line> lines = new ArrayList<>();

  /** What one euro was worth. */
  record Line(LocalDate date, Currency currency, BigDecimal value) {}

  /** It is no file of reference rates. */
  static final class Unreadable extends Exception {
    Unreadable(@Nullable Throwable cause) {
      super("no file of reference rates", cause);
    }
  }

  private EcbFile(Set<Currency> wanted, LocalDate from) {
    this.wanted = wanted.stream().map(Currency::getCurrencyCode).collect(Collectors.toSet());
    this.from = from;
  }

  /** Rates of the wanted currencies from a day on. */
  static List<Line> read(Path file, Set<Currency> wanted, LocalDate from)
      throws Unreadable, IOException {
    var reading = new EcbFile(wanted, from);
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      reading.read(in);
    } catch (XMLStreamException | DateTimeException | NumberFormatException | ZipException odd) {
      throw new Unreadable(odd);
    }
    return reading.lines;
  }

  private void read(BufferedInputStream in) throws IOException, XMLStreamException, Unreadable {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
      var zip = new ZipInputStream(in);
      if (zip.getNextEntry() == null) {
        throw new Unreadable(null);
      }
      readText(bytes(zip));
    } else {
      readText(bytes(in));
    }
  }

  private static byte[] bytes(InputStream in) throws IOException, Unreadable {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable(null);
    }
    return bytes;
  }

  private void readText(byte[] bytes) throws XMLStreamException, Unreadable {
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.startsWith("<")) {
      readXml(text);
    } else if (text.startsWith("Date,") || text.startsWith("Date ,")) {
      readCsv(text);
    } else {
      throw new Unreadable(null);
    }
  }

  private void readCsv(String text) {
    List<String> rows = text.lines().toList();
    String[] header = rows.getFirst().split(",");
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      LocalDate date = date(cells[0].strip());
      for (int i = 1; i < Math.min(cells.length, header.length); i++) {
        add(date, header[i].strip(), cells[i].strip());
      }
    }
  }

  /** The daily CSV writes days as {@code 20 November 2026}. */
  private static LocalDate date(String text) {
    return text.contains(" ")
        ? LocalDate.parse(text, DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH))
        : LocalDate.parse(text);
  }

  private void readXml(String text) throws XMLStreamException, Unreadable {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
    LocalDate date = null;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("Cube")) {
        continue;
      }
      String time = xml.getAttributeValue(null, "time");
      String currency = xml.getAttributeValue(null, "currency");
      if (time != null) {
        date = LocalDate.parse(time);
      } else if (currency != null && date != null) {
        add(date, currency, xml.getAttributeValue(null, "rate"));
      }
    }
    if (date == null) {
      throw new Unreadable(null);
    }
  }

  private void add(LocalDate date, String currency, String value) {
    if (date.isBefore(from) || !wanted.contains(currency) || value.equals("N/A")) {
      return;
    }
    var rate = new BigDecimal(value);
    if (rate.signum() <= 0 || rate.precision() > MOST_DIGITS || rate.scale() > Rate.MOST_DECIMALS) {
      throw new NumberFormatException("no rate");
    }
    lines.add(new Line(date, Currency.getInstance(currency), rate));
  }
}
