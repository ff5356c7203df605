package app.coffer.desktop.rules;

import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether a transaction looks the way a rule asks. Pure. */
final class Matching {
  private static final int PATTERN_CHARACTERS = 500;

  private Matching() {}

  /** What is looked at: a transaction and its payee's name. */
  record Subject(Transaction transaction, String payee) {
    Subject with(Transaction changed, String otherPayee) {
      return new Subject(changed, otherPayee);
    }
  }

  static boolean matches(Rule rule, Subject subject) {
    return rule.any()
        ? rule.conditions().stream().anyMatch(condition -> holds(condition, subject))
        : rule.conditions().stream().allMatch(condition -> holds(condition, subject));
  }

  /** Whether a pattern can be used. */
  static boolean readable(Condition condition) {
    if (!(condition instanceof Condition.Words(var part, var how, String text))
        || how != Condition.How.REGEX) {
      return true;
    }
    try {
      Pattern.compile(text);
      return text.length() <= PATTERN_CHARACTERS;
    } catch (PatternSyntaxException unreadable) {
      return false;
    }
  }

  private static boolean holds(Condition condition, Subject subject) {
    Transaction tx = subject.transaction();
    return switch (condition) {
      case Condition.Words words -> holds(words, text(words.part(), subject));
      case Condition.AmountBetween(Money least, Money most) ->
          tx.amount().currency().equals(least.currency())
              && tx.amount().minor() >= least.minor()
              && tx.amount().minor() <= most.minor();
      case Condition.InAccount(RecordId account) -> tx.account().equals(account);
      case Condition.InCategory(var category) ->
          tx.transfer() == null && tx.lines().isEmpty() && Objects.equals(tx.category(), category);
    };
  }

  private static String text(Condition.Part part, Subject subject) {
    return switch (part) {
      case PAYEE -> subject.payee();
      case IMPORT_TEXT -> subject.transaction().importText();
      case NOTES -> subject.transaction().notes();
    };
  }

  private static boolean holds(Condition.Words words, String text) {
    if (words.how() == Condition.How.REGEX) {
      return found(words.text(), text);
    }
    String wanted = folded(words.text());
    String there = folded(text);
    return switch (words.how()) {
      case CONTAINS -> there.contains(wanted);
      case EQUALS -> there.equals(wanted);
      case STARTS -> there.startsWith(wanted);
      case REGEX -> false;
    };
  }

  private static boolean found(String pattern, String text) {
    try {
      return pattern.length() <= PATTERN_CHARACTERS
          && Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(new BoundedText(text))
              .find();
    } catch (PatternSyntaxException | BoundedText.TooLong | StackOverflowError unfit) {
      return false;
    }
  }

  static String folded(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
