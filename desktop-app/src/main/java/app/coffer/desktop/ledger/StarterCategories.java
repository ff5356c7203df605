package app.coffer.desktop.ledger;

import java.util.List;
import java.util.Map;

/** Categories to begin with. */
public enum StarterCategories {
  NONE(Map.of()),
  SIMPLE(
      Map.of(
          "Income", List.of("Salary", "Other income"),
          "Living", List.of("Groceries", "Rent", "Utilities", "Transport", "Health"),
          "Leisure", List.of("Eating out", "Entertainment", "Travel"),
          "Other", List.of("Shopping", "Gifts", "Fees"))),
  HOUSEHOLD(
      Map.of(
          "Income", List.of("Salary", "Child benefit", "Interest", "Other income"),
          "Home",
              List.of("Rent", "Mortgage", "Electricity", "Heating", "Water", "Internet", "Repairs"),
          "Food", List.of("Groceries", "Eating out"),
          "Transport", List.of("Fuel", "Public transport", "Car insurance", "Car repairs"),
          "Family", List.of("Childcare", "School", "Clothing", "Pocket money", "Pets"),
          "Health", List.of("Doctor", "Pharmacy", "Insurance"),
          "Leisure", List.of("Entertainment", "Holidays", "Subscriptions", "Sport"),
          "Giving", List.of("Gifts", "Donations"),
          "Money", List.of("Fees", "Taxes", "Loan interest")));

  private final Map<String, List<String>> groups;

  StarterCategories(Map<String, List<String>> groups) {
    this.groups = groups;
  }

  /** Names of categories by the name of their group. */
  Map<String, List<String>> groups() {
    return groups;
  }
}
