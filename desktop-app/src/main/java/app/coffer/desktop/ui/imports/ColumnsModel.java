package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.CsvHabits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Corrections of how a CSV is read; each gives another {@link CsvColumns}. */
final class ColumnsModel {
  /** Roles that several columns may have. */
  private static final Set<Role> SEVERAL = Set.of(Role.NOTES, Role.IGNORED);

  private ColumnsModel() {}

  /** Gives a column a role; a column that had it, where there can be one only, is ignored. */
  static CsvColumns withRole(CsvColumns columns, int column, Role role) {
    List<Role> roles = new ArrayList<>(columns.roles());
    if (!SEVERAL.contains(role)) {
      roles.replaceAll(each -> each == role ? Role.IGNORED : each);
    }
    roles.set(column, role);
    if (role == Role.AMOUNT) {
      roles.replaceAll(each -> each == Role.IN || each == Role.OUT ? Role.IGNORED : each);
    } else if (role == Role.IN || role == Role.OUT) {
      roles.replaceAll(each -> each == Role.AMOUNT ? Role.IGNORED : each);
    }
    return of(
        columns,
        columns.headerRow(),
        roles,
        columns.datePattern(),
        columns.dateOrderCertain(),
        columns.decimalSign(),
        columns.flipSign());
  }

  static CsvColumns withHeader(CsvColumns columns, int row) {
    return of(
        columns,
        row,
        columns.roles(),
        columns.datePattern(),
        columns.dateOrderCertain(),
        columns.decimalSign(),
        columns.flipSign());
  }

  /** With the order of dates that a person chose: from then on it is certain. */
  static CsvColumns withOrder(CsvColumns columns, DateOrder order) {
    return of(
        columns,
        columns.headerRow(),
        columns.roles(),
        order.on(columns.datePattern()),
        true,
        columns.decimalSign(),
        columns.flipSign());
  }

  static CsvColumns withDecimalSign(CsvColumns columns, char sign) {
    return of(
        columns,
        columns.headerRow(),
        columns.roles(),
        columns.datePattern(),
        columns.dateOrderCertain(),
        sign,
        columns.flipSign());
  }

  static CsvColumns flipped(CsvColumns columns, boolean flip) {
    return of(
        columns,
        columns.headerRow(),
        columns.roles(),
        columns.datePattern(),
        columns.dateOrderCertain(),
        columns.decimalSign(),
        flip);
  }

  /** Whether rows without a date go on with the one above. */
  static CsvColumns continued(CsvColumns columns, boolean continued) {
    return new CsvColumns(
        columns.charset(),
        columns.delimiter(),
        columns.headerRow(),
        columns.roles(),
        columns.datePattern(),
        columns.dateOrderCertain(),
        columns.decimalSign(),
        columns.flipSign(),
        columns.preview(),
        new CsvHabits(continued, columns.habits().order(), columns.habits().pending()),
        columns.profile());
  }

  /** Whether there are a date and an amount to read. */
  static boolean complete(CsvColumns columns) {
    List<Role> roles = columns.roles();
    return roles.contains(Role.DATE)
        && (roles.contains(Role.AMOUNT) || roles.contains(Role.IN) || roles.contains(Role.OUT));
  }

  private static CsvColumns of(
      CsvColumns columns,
      int headerRow,
      List<Role> roles,
      String datePattern,
      boolean certain,
      char decimalSign,
      boolean flip) {
    return new CsvColumns(
        columns.charset(),
        columns.delimiter(),
        headerRow,
        roles,
        datePattern,
        certain,
        decimalSign,
        flip,
        columns.preview(),
        columns.habits(),
        columns.profile());
  }
}
