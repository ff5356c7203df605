package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile.Column;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the CSV files of banks are read: remembered in the vault, so that every device knows it, and
 * some that came with the program. One's own go before those.
 */
public final class CsvProfiles {
  /** A header further down was never seen. */
  private static final int ROWS = 100;

  private static final int MOST_BYTES = 256 * 1024;
  private static final String SHIPPED = "/app/coffer/desktop/banking/profiles/";

  private final LedgerStore store;
  private final DerivedIds ids;

  public CsvProfiles(LedgerStore store, DerivedIds ids) {
    this.store = store;
    this.ids = ids;
  }

  /** One's own, by name. */
  public List<CsvProfile> own() {
    return store.all(CsvProfile.KIND).stream()
        .sorted(Comparator.comparing(CsvProfile::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** One's own and those that came with the program, by name. */
  public List<CsvProfile> all() {
    List<CsvProfile> own = own();
    Set<String> known = new HashSet<>(own.stream().map(CsvProfile::fingerprint).toList());
    var all = new ArrayList<>(own);
    shipped().stream().filter(each -> known.add(each.fingerprint())).forEach(all::add);
    all.sort(Comparator.comparing(CsvProfile::name, String.CASE_INSENSITIVE_ORDER));
    return all;
  }

  /** The one of that name, whatever its case. */
  public Optional<CsvProfile> named(String name) {
    return all().stream().filter(each -> each.name().equalsIgnoreCase(name.strip())).findFirst();
  }

  /** Remembers how a file was read; a file with the same columns is then read like it. */
  public CsvProfile remember(String name, CsvColumns columns) {
    boolean headed = !columns.header().isEmpty();
    List<String> names = headed ? columns.header() : kinds(columns.preview(), columns);
    var all = new ArrayList<Column>();
    for (int i = 0; i < columns.roles().size(); i++) {
      all.add(new Column(i < names.size() ? names.get(i).strip() : "", columns.roles().get(i)));
    }
    return save(
        new CsvProfile(
            ids.derive("csv-profile", ""),
            Limited.text(name, Limited.NAME),
            "",
            all,
            headed,
            columns.charset(),
            columns.delimiter(),
            columns.datePattern(),
            columns.decimalSign(),
            columns.flipSign(),
            columns.habits()));
  }

  public void forget(CsvProfile profile) {
    store.write(ledger -> {
      ledger.remove(profile.id());
      return profile;
    });
  }

  /** Writes one as a file to pass on. */
  public void write(CsvProfile profile, Path file) throws IOException {
    Files.writeString(file, CsvProfileFile.text(profile));
  }

  /** Reads one that somebody passed on, and remembers it. */
  public CsvProfile take(Path file) throws UnreadableFile {
    return save(read(file));
  }

  /** Reads one without remembering it. */
  public CsvProfile read(Path file) throws UnreadableFile {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UnreadableFile(Code.NO_PROFILE, Finding.of(Code.PROFILE_TOO_LARGE));
      }
      return CsvProfileFile.read(
          ids.derive("csv-profile", ""), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnreadableFile(Code.PROFILE_DISK);
    }
  }

  /** How a file is read by the profile that knows its columns; empty where none does. */
  Optional<CsvColumns> fitting(BankFile file) throws UnreadableFile {
    Map<Character, List<List<String>>> cut = new HashMap<>();
    for (CsvProfile profile : ownFirst()) {
      Charset charset = file.charset(Charset.forName(profile.charset()));
      char separator = profile.separator();
      List<List<String>> rows = cut.get(separator);
      if (rows == null || !charset.equals(file.charset())) {
        rows = CsvRows.first(file, charset, separator, ROWS);
        cut.put(separator, rows);
      }
      Optional<CsvColumns> found = fitting(profile, charset, rows);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** How a file is read by this profile. */
  CsvColumns by(CsvProfile profile, BankFile file) throws UnreadableFile {
    Charset charset = file.charset(Charset.forName(profile.charset()));
    return fitting(profile, charset, CsvRows.first(file, charset, profile.separator(), ROWS))
        .orElseThrow(() -> new UnreadableFile(Code.NOT_THE_PROFILES_COLUMNS, profile.name()));
  }

  private static Optional<CsvColumns> fitting(
      CsvProfile profile, Charset charset, List<List<String>> rows) {
    String wanted = profile.fingerprint();
    int header = -1;
    if (profile.headed()) {
      for (int i = 0; i < rows.size() && header < 0; i++) {
        header = CsvProfile.fingerprint(rows.get(i)).equals(wanted) ? i : -1;
      }
      if (header < 0) {
        return Optional.empty();
      }
    }
    CsvColumns columns =
        new CsvColumns(
            charset.name(),
            profile.separator(),
            header,
            profile.roles(),
            profile.date(),
            true,
            profile.decimal(),
            profile.flip(),
            rows.subList(0, Math.min(rows.size(), Math.max(10, header + 9))),
            profile.habits(),
            profile.name());
    boolean known = profile.headed() || CsvProfile.fingerprint(kinds(rows, columns)).equals(wanted);
    return known && readsDates(columns, rows) ? Optional.of(columns) : Optional.empty();
  }

  /** A bank that changed how it writes dates is another bank. */
  private static boolean readsDates(CsvColumns columns, List<List<String>> rows) {
    int column = columns.roles().indexOf(Role.DATE);
    DateText dates = new DateText(columns.datePattern());
    for (List<String> row : rows.subList(columns.headerRow() + 1, rows.size())) {
      String text = CsvInference.field(row, column).strip();
      if (DateText.looksLikeDate(text)) {
        try {
          dates.read(text);
          return true;
        } catch (AmountText.Refused another) {
          return false;
        }
      }
    }
    return true;
  }

  /** What stands in for names where there is no header: the kind of value that a column has. */
  private static List<String> kinds(List<List<String>> rows, CsvColumns columns) {
    var kinds = new ArrayList<String>();
    for (int column = 0; column < columns.roles().size(); column++) {
      int at = column;
      List<String> values =
          rows.stream()
              .map(row -> CsvInference.field(row, at).strip())
              .filter(value -> !value.isEmpty())
              .toList();
      long dates = values.stream().filter(DateText::looksLikeDate).count();
      long amounts = values.stream().filter(AmountText::looksLikeAmount).count();
      kinds.add(
          values.isEmpty()
              ? "empty"
              : dates * 2 > values.size()
                  ? "date"
                  : amounts * 2 > values.size() ? "number" : "text");
    }
    return kinds;
  }

  private CsvProfile save(CsvProfile profile) {
    CsvProfile kept = profile.under(ids.derive("csv-profile", profile.fingerprint()));
    return store.write(ledger -> {
      ledger.put(CsvProfile.KIND, kept);
      return kept;
    });
  }

  private List<CsvProfile> ownFirst() {
    var all = new ArrayList<>(own());
    all.addAll(shipped());
    return all;
  }

  private List<CsvProfile> shipped() {
    var shipped = new ArrayList<CsvProfile>();
    for (String name : resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
      try {
        CsvProfile read = CsvProfileFile.read(ids.derive("csv-profile", ""), resource(name));
        shipped.add(read.under(ids.derive("csv-profile", read.fingerprint())));
      } catch (UnreadableFile e) {
        throw new IllegalStateException("a profile that came with the program: " + name, e);
      }
    }
    return shipped;
  }

  private static String resource(String name) {
    try (InputStream in = CsvProfiles.class.getResourceAsStream(SHIPPED + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " came with the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
