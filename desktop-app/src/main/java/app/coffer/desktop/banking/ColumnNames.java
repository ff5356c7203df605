package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What banks call their columns; whole names first, then words within a name. */
final class ColumnNames {
  private static final Map<String, Role> EXACT =
      Map.ofEntries(
          Map.entry("currency", Role.CURRENCY),
          Map.entry("wahrung", Role.CURRENCY),
          Map.entry("devizanem", Role.CURRENCY),
          Map.entry("ccy", Role.CURRENCY),
          Map.entry("devise", Role.CURRENCY),
          Map.entry("divisa", Role.CURRENCY),
          Map.entry("fitid", Role.BANK_ID),
          Map.entry("transaction id", Role.BANK_ID),
          Map.entry("reference number", Role.BANK_ID),
          Map.entry("status", Role.STATUS),
          Map.entry("state", Role.STATUS),
          Map.entry("buchungsstatus", Role.STATUS),
          Map.entry("umsatzstatus", Role.STATUS),
          Map.entry("statut", Role.STATUS),
          Map.entry("estado", Role.STATUS),
          Map.entry("debit/credit", Role.DIRECTION),
          Map.entry("credit/debit", Role.DIRECTION),
          Map.entry("af bij", Role.DIRECTION),
          Map.entry("dr/cr", Role.DIRECTION),
          Map.entry("cr/dr", Role.DIRECTION),
          Map.entry("soll/haben", Role.DIRECTION),
          Map.entry("bevetel/kiadas", Role.DIRECTION),
          Map.entry("in/out", Role.DIRECTION),
          Map.entry("direction", Role.DIRECTION));

  private record Words(Role role, List<String> words) {}

  private static final List<Words> WITHIN =
      List.of(
          new Words(
              Role.IGNORED,
              List.of("account number", "kontonummer", "szamlaszam", "card number", "category")),
          new Words(
              Role.BALANCE,
              List.of("balance", "saldo", "kontostand", "egyenleg", "solde", "stand nach")),
          new Words(
              Role.NUMBER,
              List.of("check number", "checknum", "cheque", "check no", "check #", "schecknummer")),
          new Words(
              Role.OUT,
              List.of(
                  "withdrawal",
                  "money out",
                  "paid out",
                  "debit",
                  "outflow",
                  "soll",
                  "ausgabe",
                  "spent",
                  "cargo")),
          new Words(
              Role.IN,
              List.of(
                  "deposit",
                  "money in",
                  "paid in",
                  "credit",
                  "inflow",
                  "haben",
                  "einnahme",
                  "received",
                  "abono")),
          new Words(
              Role.DATE,
              List.of("date", "datum", "buchungstag", "data", "fecha", "datuma", "valuta", "dato")),
          new Words(
              Role.AMOUNT,
              List.of(
                  "amount", "betrag", "montant", "importe", "bedrag", "osszeg", "osszege", "valor",
                  "value", "belop", "importo", "kwota")),
          new Words(
              Role.PAYEE,
              List.of(
                  "payee",
                  "description",
                  "auftraggeber",
                  "empfanger",
                  "beneficiary",
                  "merchant",
                  "name",
                  "libelle",
                  "omschrijving",
                  "beneficiario",
                  "partner neve",
                  "descripcion",
                  "counterparty",
                  "title",
                  "narrative",
                  "details",
                  "transaction")),
          new Words(
              Role.NOTES,
              List.of(
                  "memo",
                  "note",
                  "purpose",
                  "verwendungszweck",
                  "vwz",
                  "reference",
                  "comment",
                  "kozlemeny",
                  "buchungstext",
                  "mededelingen",
                  "reszletek",
                  "remark",
                  "particulars",
                  "betreff")));

  private ColumnNames() {}

  /** IGNORED where the name says nothing. */
  static Role role(String header) {
    String name = plain(header);
    Role exact = EXACT.get(name);
    if (exact != null) {
      return exact;
    }
    for (Words each : WITHIN) {
      for (String word : each.words()) {
        if (name.contains(word)) {
          return each.role();
        }
      }
    }
    return Role.IGNORED;
  }

  /** Lower case, without accents. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }
}
