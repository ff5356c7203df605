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

/** Makes entries of a transaction whose parts are in categories or go to other accounts. */
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

  /** One entry, and one more for each part that has another side which does not fit. */
  static List<Entry> entries(Head head, List<Part> parts, Notes notes) {
    List<Entry> entries = new ArrayList<>();
    List<Part> whole = new ArrayList<>();
    for (Part part : parts) {
      Money arrives = part.arrives();
      boolean fits =
          arrives == null
              || balanced(part.amount(), arrives) && !part.transfer().equals(head.account());
      if (fits) {
        whole.add(part);
      } else {
        notes.add(What.HALF_TRANSFER, head.date() + " " + part.amount().decimal());
        whole.add(Part.in("", part.amount(), part.notes()));
        Head there =
            new Head(
                part.transfer(),
                head.date(),
                head.payee(),
                head.number(),
                head.notes(),
                head.tags(),
                head.status());
        entries.add(entry(there, Part.in("", arrives, part.notes()), List.of()));
      }
    }
    if (whole.size() == 1) {
      entries.add(entry(head, whole.getFirst(), List.of()));
    } else if (whole.size() > 1) {
      entries.addAll(split(head, whole, notes));
    }
    return entries;
  }

  /** Of too many parts those that go elsewhere stand by themselves, and of the others their sum. */
  private static List<Entry> split(Head head, List<Part> parts, Notes notes) {
    Money sum = sum(parts);
    if (parts.size() <= MOST_LINES) {
      List<Line> lines =
          parts.stream()
              .map(each ->
                  new Line(
                      each.category(),
                      each.transfer(),
                      each.amount(),
                      each.arrives(),
                      each.notes()))
              .toList();
      return List.of(entry(head, Part.in("", sum, ""), lines));
    }
    notes.add(What.TOO_MANY_PARTS, head.date() + " " + head.payee());
    List<Entry> entries = new ArrayList<>();
    parts.stream()
        .filter(each -> each.arrives() != null)
        .forEach(each -> entries.add(entry(head, each, List.of())));
    List<Part> rest = parts.stream().filter(each -> each.arrives() == null).toList();
    if (!rest.isEmpty()) {
      entries.add(entry(head, Part.in("", sum(rest), ""), List.of()));
    }
    return entries;
  }

  private static Money sum(List<Part> parts) {
    return parts.stream().map(Part::amount).reduce(Money::plus).orElseThrow();
  }

  /** Whether one side of a transfer can be the other's. */
  private static boolean balanced(Money leaves, Money arrives) {
    return leaves.currency().equals(arrives.currency())
        ? arrives.equals(leaves.negated())
        : Long.signum(arrives.minor()) == -Long.signum(leaves.minor());
  }

  private static Entry entry(Head head, Part whole, List<Line> lines) {
    return new Entry(
        head.account(),
        head.date(),
        head.payee(),
        whole.amount(),
        whole.category(),
        whole.transfer(),
        whole.arrives(),
        lines,
        head.number(),
        joined(head.notes(), whole.notes()),
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
