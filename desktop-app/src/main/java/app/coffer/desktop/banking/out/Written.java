package app.coffer.desktop.banking.out;

/**
 * What an export wrote, or what was taken in of one.
 *
 * @param rows transactions; in formats with a block for each account a transfer counts twice
 * @param files attached files
 * @param missing attached files that are named, but whose content is not in the file
 */
public record Written(int rows, int files, int missing) {
  static Written rows(int rows) {
    return new Written(rows, 0, 0);
  }
}
