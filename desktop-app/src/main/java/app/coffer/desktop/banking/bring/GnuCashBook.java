package app.coffer.desktop.banking.bring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A book as GnuCash has it, from whichever of its two kinds of file. */
final class GnuCashBook {
  final Map<String, Account> accounts = new LinkedHashMap<>();
  final List<Transaction> transactions = new ArrayList<>();
  final List<Price> prices = new ArrayList<>();
  final List<Budget> budgets = new ArrayList<>();
  final List<Scheduled> scheduled = new ArrayList<>();
  final Notes notes = new Notes();

  /**
   * @param unit an ISO code, or whatever a share is called
   * @param money whether the unit is a currency
   * @param opening whether it is the account that opening balances are taken from
   */
  record Account(
      String id,
      String name,
      String type,
      String parent,
      String unit,
      boolean money,
      boolean hidden,
      boolean opening) {}

  /** What one unit of a currency was worth in another; units are ISO codes or not known here. */
  record Price(LocalDate date, String unit, String currency, BigDecimal value) {}

  /**
   * A scheduled transaction; days and numbers are as written.
   *
   * @param last the day it was entered last, or empty
   * @param end the day it ends, or empty
   * @param times how often it shall be entered, of which {@code left} are left
   */
  record Scheduled(
      String name,
      boolean enabled,
      List<Recurrence> repeats,
      String last,
      String end,
      String times,
      String left,
      List<Template> of) {}

  /**
   * When it is due.
   *
   * @param weekend what becomes of a day on one
   */
  record Recurrence(String every, String unit, String start, String weekend) {}

  /**
   * A booking that it makes.
   *
   * @param debit a number, or what adds up to one
   */
  record Template(String account, String debit, String credit, String memo) {}

  /**
   * A budget.
   *
   * @param every how many units each of its periods has
   * @param unit such as {@code month}
   * @param start as written
   */
  record Budget(String name, String every, String unit, String start, List<Planned> amounts) {}

  /**
   * What is planned for an account.
   *
   * @param period counted from 0, as written
   * @param amount a fraction, as written, in the account's unit
   */
  record Planned(String account, String period, String amount) {}

  record Transaction(
      LocalDate date, String currency, String number, String text, String notes, List<Split> of) {}

  /**
   * @param value in the transaction's currency
   * @param quantity in the account's unit
   * @param state n, c, y, f or v
   */
  record Split(String account, BigDecimal value, BigDecimal quantity, String state, String memo) {}
}
