package app.coffer.desktop.demo;

import java.util.List;

/** Where the demo's money comes from and goes to. The names are made up. */
final class Shops {
  /** Income first; the others are spent on. Amounts are hundredths. */
  static final List<Shop> ALL =
      List.of(
          new Shop(
              "Income/Salary", true, 180_000, 320_000, "Harbour Works", "Lindgren & Daughters"),
          new Shop(
              "Food/Groceries",
              false,
              350,
              14_500,
              "Green Corner",
              "Marktfrisch",
              "Tante Emma",
              "Daily Basket",
              "Seven Hills Market"),
          new Shop(
              "Food/Eating out",
              false,
              480,
              7_200,
              "Café Blau",
              "Trattoria Uno",
              "Noodle House",
              "The Old Mill"),
          new Shop("Home/Rent", false, 78_000, 96_000, "Sunrise Housing"),
          new Shop("Home/Electricity", false, 4_800, 9_900, "Nordlicht Energy"),
          new Shop("Home/Internet", false, 2_999, 4_999, "Glasfaser Plus"),
          new Shop("Home/Repairs", false, 900, 22_000, "Hammer & Nail", "Plumber Ortega"),
          new Shop("Transport/Fuel", false, 2_500, 9_000, "Aral Weststrasse", "Route 9 Fuel"),
          new Shop("Transport/Public transport", false, 290, 6_900, "City Trams", "Regional Rail"),
          new Shop("Health/Pharmacy", false, 390, 5_400, "Linden Pharmacy"),
          new Shop("Family/Clothing", false, 1_200, 15_900, "Wool & Cotton", "Little Feet Shoes"),
          new Shop("Family/School", false, 500, 12_000, "Brook Street School"),
          new Shop("Leisure/Subscriptions", false, 499, 1_799, "Stream Forest", "Morning Paper"),
          new Shop("Leisure/Entertainment", false, 800, 6_400, "Cinema Lux", "Book Attic"),
          new Shop("Giving/Gifts", false, 1_000, 9_000, "Flower Stall"),
          new Shop("Money/Fees", false, 100, 900, "House Bank"));

  static final List<String> NOTES =
      List.of(
          "for the weekend",
          "shared with Ana",
          "paid in cash",
          "warranty until next year",
          "birthday",
          "second attempt");

  static final List<String> TAGS = List.of("holiday", "receipt", "shared", "work");

  private Shops() {}

  /**
   * @param category {@code Group/Name}
   * @param least the smallest amount, in hundredths
   */
  record Shop(String category, boolean income, long least, long most, List<String> names) {
    Shop(String category, boolean income, long least, long most, String... names) {
      this(category, income, least, most, List.of(names));
    }
  }
}
