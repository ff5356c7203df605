package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the CSV of one bank is read; found again by the names of its columns.
 *
 * @param country ISO 3166 code, or empty
 * @param columns in the order of the file
 * @param headed whether the file has a header; without, columns are told by what is in them
 * @param charset where the bytes do not tell
 * @param date a pattern as of {@link BankImport.CsvColumns}
 */
public record CsvProfile(
    RecordId id,
    String name,
    String country,
    List<Column> columns,
    boolean headed,
    String charset,
    char separator,
    String date,
    char decimal,
    boolean flip,
    CsvHabits habits) {
  public static final Kind<CsvProfile> KIND =
      new Kind<>(Entity.CSV_PROFILE, CsvProfile.class, CsvProfile::id);

  public CsvProfile {
    columns = List.copyOf(columns);
  }

  /**
   * @param name as in the header; of a file without one, what kind of value it holds
   */
  public record Column(String name, Role role) {}

  /** What tells this bank's files from another's. */
  public String fingerprint() {
    return fingerprint(columns.stream().map(Column::name).toList());
  }

  static String fingerprint(List<String> names) {
    return names.stream().map(ColumnNames::plain).collect(Collectors.joining("|"));
  }

  List<Role> roles() {
    return columns.stream().map(Column::role).toList();
  }

  /** The same with another id. */
  public CsvProfile under(RecordId other) {
    return new CsvProfile(
        other, name, country, columns, headed, charset, separator, date, decimal, flip, habits);
  }

  CsvProfile named(String other) {
    return new CsvProfile(
        id, other, country, columns, headed, charset, separator, date, decimal, flip, habits);
  }
}
