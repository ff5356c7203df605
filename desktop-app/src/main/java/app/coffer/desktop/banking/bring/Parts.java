package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.bring.Brought.Entry;
import app.coffer.desktop.banking.bring.Brought.Line;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of a transaction whose parts are in categories or go to other accounts: here a
 * transfer is never a part of a split, so that it stands by itself and what is left is the split.
 */
final class Parts {
  private static final int MOST_LINES = 200;

  /** What all parts share. */
  record Head(
      String account,
      LocalDate date,
      String payee,
      String number,
      String notes,
      Set<String> tags,
      Clearing status) {}

  /**
   * @param category a key, or empty
   * @param transfer the other account's key, or empty
   * @param amount as the head's account sees it
   * @param arrives what the other account gets, or null
   */
  record Part(
      String category, String transfer, Money amount, @Nullable Money arrives, String notes) {

    static Part in(String category, Money amount, String notes) {
      return new Part(category, "", amount, null, notes);
    }

    static Part to(String account, Money amount, Money arrives, String notes) {
      return new Part("", account, amount, arrives, notes);
    }
  }

  private Parts() {}

  static List<Entry> entries(Head head, List<Part> parts, Notes notes) {
    List<Entry> entries = new ArrayList<>();
    List<Part> rest = new ArrayList<>();
    for (Part part : parts) {
      Money arrives = part.arrives();
      if (arrives == null) {
        rest.add(part);
      } else if (balanced(part.amount(), arrives) && !part.transfer().equals(head.account())) {
        entries.add(
            entry(head, part.amount(), "", part.transfer(), arrives, List.of(), part.notes()));
      } else {
        notes.add(What.HALF_TRANSFER, head.date() + " " + part.amount().decimal());
        rest.add(Part.in("", part.amount(), part.notes()));
        Head there =
            new Head(
                part.transfer(),
                head.date(),
                head.payee(),
                head.number(),
                head.notes(),
                head.tags(),
                head.status());
        entries.add(entry(there, arrives, "", "", null, List.of(), part.notes()));
      }
    }
    if (!rest.isEmpty()) {
      if (!entries.isEmpty()) {
        notes.add(What.TRANSFER_IN_SPLIT, head.date() + " " + head.payee());
      }
      entries.add(split(head, rest, notes));
    }
    return entries;
  }

  private static Entry split(Head head, List<Part> rest, Notes notes) {
    if (rest.size() == 1) {
      Part only = rest.getFirst();
      return entry(head, only.amount(), only.category(), "", null, List.of(), only.notes());
    }
    Money sum = rest.stream().map(Part::amount).reduce(Money::plus).orElseThrow();
    if (rest.size() > MOST_LINES) {
      notes.add(What.TOO_MANY_PARTS, head.date() + " " + head.payee());
      return entry(head, sum, "", "", null, List.of(), "");
    }
    List<Line> lines =
        rest.stream().map(each -> new Line(each.category(), each.amount(), each.notes())).toList();
    return entry(head, sum, "", "", null, lines, "");
  }

  /** Whether one side of a transfer can be the other's. */
  private static boolean balanced(Money leaves, Money arrives) {
    return leaves.currency().equals(arrives.currency())
        ? arrives.equals(leaves.negated())
        : Long.signum(arrives.minor()) == -Long.signum(leaves.minor());
  }

  private static Entry entry(
      Head head,
      Money amount,
      String category,
      String transfer,
      @Nullable Money arrives,
      List<Line> lines,
      String more) {
    return new Entry(
        head.account(),
        head.date(),
        head.payee(),
        amount,
        category,
        transfer,
        arrives,
        lines,
        head.number(),
        joined(head.notes(), more),
        head.tags(),
        head.status());
  }

  /** Both texts, one where they are the same. */
  static String joined(String one, String other) {
    if (other.isBlank() || one.contains(other.strip())) {
      return one.strip();
    }
    return one.isBlank() ? other.strip() : one.strip() + "\n" + other.strip();
  }
}
