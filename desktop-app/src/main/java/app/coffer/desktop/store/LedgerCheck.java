package app.coffer.desktop.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Looks whether the ledger's tables agree with each other: pages, index, legs, running sums, lines.
 * Findings are sentences with counts, never content. Its cost grows with the ledger.
 */
public final class LedgerCheck {

  /** Each counts the rows that contradict what the sentence says of them. */
  private enum Law {
    LEGS(
        "transactions are not in the registers as they should be",
        """
        SELECT count(*) FROM tx
        WHERE (SELECT count(*) FROM leg WHERE leg.tx = tx.id)
              <> CASE WHEN tx.removed THEN 0 WHEN tx.transfer_account_id IS NOT NULL THEN 2
                 ELSE 1 + (SELECT count(DISTINCT tx_line.transfer_account_id) FROM tx_line
                           WHERE tx_line.tx = tx.id) END
           OR NOT tx.removed AND NOT EXISTS (
                SELECT 1 FROM leg WHERE leg.tx = tx.id AND leg.account_id = tx.account_id
                  AND leg.date = tx.date AND leg.amount_minor = tx.amount_minor
                  AND leg.currency = tx.currency AND leg.status = tx.status)
        """),
    PARTS(
        "parts of splits that are transfers are not in the registers as they should be",
        """
        SELECT count(*) FROM (
          SELECT tx_line.tx, tx_line.transfer_account_id AS other,
                 sum(tx_line.transfer_minor) AS arrives
          FROM tx_line JOIN tx ON tx.id = tx_line.tx
          WHERE tx_line.transfer_account_id IS NOT NULL AND NOT tx.removed
          GROUP BY tx_line.tx, tx_line.transfer_account_id) AS part
        LEFT JOIN leg ON leg.tx = part.tx AND leg.account_id = part.other
        WHERE leg.amount_minor IS NOT part.arrives
        """),
    SUMS(
        "running sums differ from what they sum",
        """
        SELECT count(*) FROM (
          SELECT account_id, currency, status, sum(amount_minor) AS amount, count(*) AS legs
          FROM leg GROUP BY account_id, currency, status) AS truth
        FULL JOIN (SELECT * FROM leg_total WHERE legs <> 0 OR amount_minor <> 0) AS total
          USING (account_id, currency, status)
        WHERE truth.amount IS NOT total.amount_minor OR truth.legs IS NOT total.legs
        """),
    LINES(
        "splits do not add up",
        """
        SELECT count(*) FROM (
          SELECT tx.id FROM tx JOIN tx_line ON tx_line.tx = tx.id WHERE NOT tx.removed
          GROUP BY tx.id HAVING sum(tx_line.amount_minor) <> tx.amount_minor)
        """),
    SEARCH(
        "transactions are missing in the search index, or are there without being in the ledger",
        """
        SELECT (SELECT count(*) FROM tx WHERE NOT removed AND id NOT IN (SELECT rowid FROM tx_fts))
             + (SELECT count(*) FROM tx_fts WHERE rowid NOT IN (SELECT id FROM tx WHERE NOT removed))
        """);

    private final String finding;
    private final String sql;

    Law(String finding, String sql) {
      this.finding = finding;
      this.sql = sql;
    }
  }

  private LedgerCheck() {}

  /** One sentence a finding; empty when all is well. */
  public static List<String> findings(VaultDatabase database) {
    return database.read(LedgerCheck::findings);
  }

  private static List<String> findings(DSLContext sql) {
    var findings = new ArrayList<String>();
    try {
      List<String> pages = sql.fetch("PRAGMA integrity_check").getValues(0, String.class);
      if (!pages.equals(List.of("ok"))) {
        findings.add("The database file is damaged: " + pages.size() + " findings.");
      }
      for (Law law : Law.values()) {
        Integer wrong = sql.fetchSingle(law.sql).get(0, Integer.class);
        if (wrong != 0) {
          findings.add(wrong + " " + law.finding + ".");
        }
      }
    } catch (DataAccessException unreadable) {
      findings.add(
          "The database file could not be read to its end: " + Faults.of(unreadable).kind());
    }
    return findings;
  }
}
