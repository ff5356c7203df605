package app.coffer.desktop.demo;

import java.util.List;
import java.util.stream.Stream;

/** Where the demo's money goes from day to day. The names are made up. */
final class Shops {
  /** Amounts are hundredths; the weight says how often somebody goes there. */
  static final List<Shop> ALL =
      List.of(
          new Shop(
              "Food/Groceries",
              34,
              450,
              8_900,
              "Green Corner",
              "Marktfrisch",
              "Tante Emma",
              "Daily Basket",
              "Seven Hills Market"),
          new Shop(
              "Food/Eating out",
              18,
              390,
              6_200,
              "Café Blau",
              "Trattoria Uno",
              "Noodle House",
              "The Old Mill"),
          new Shop("Home/Repairs", 3, 900, 16_000, "Hammer & Nail", "Plumber Ortega"),
          new Shop("Transport/Fuel", 7, 2_900, 7_900, "Weststrasse Fuel", "Route 9 Fuel"),
          new Shop("Transport/Public transport", 6, 290, 2_400, "City Trams", "Regional Rail"),
          new Shop("Health/Pharmacy", 6, 390, 4_400, "Linden Pharmacy"),
          new Shop("Family/Clothing", 6, 1_200, 11_900, "Wool & Cotton", "Little Feet Shoes"),
          new Shop("Family/School", 4, 300, 3_500, "Brook Street School", "Paper & Pen"),
          new Shop("Leisure/Entertainment", 8, 800, 4_400, "Cinema Lux", "Book Attic"),
          new Shop("Giving/Gifts", 5, 1_000, 5_500, "Flower Stall", "Book Attic"),
          new Shop("Money/Fees", 1, 100, 900, "House Bank"));

  /** Where money goes on a journey. */
  static final List<Shop> AWAY =
      List.of(
          new Shop("Leisure/Holidays", 3, 900, 9_500, "Harbour View Inn", "Island Ferries"),
          new Shop("Food/Eating out", 4, 700, 5_400, "Blue Lantern", "Corner Diner"),
          new Shop("Leisure/Entertainment", 2, 900, 4_000, "Museum of Glass"));

  static final List<String> NOTES =
      List.of(
          "for the weekend",
          "shared with Ana",
          "warranty until next year",
          "birthday",
          "second attempt",
          "with the children");

  static final String HOLIDAY = "holiday";
  static final List<String> TAGS = List.of("receipt", "shared", "work", "children");

  private Shops() {}

  /** All there are, by weight. */
  static Shop any(List<Shop> shops, Seeds seeds) {
    int all = shops.stream().mapToInt(Shop::weight).sum();
    int at = seeds.below(all);
    for (Shop shop : shops) {
      at -= shop.weight();
      if (at < 0) {
        return shop;
      }
    }
    throw new IllegalStateException("weights that do not add up");
  }

  static Stream<Shop> everywhere() {
    return Stream.concat(ALL.stream(), AWAY.stream());
  }

  /**
   * @param category {@code Group/Name}
   * @param least the smallest amount, in hundredths
   */
  record Shop(String category, int weight, long least, long most, List<String> names) {
    Shop(String category, int weight, long least, long most, String... names) {
      this(category, weight, least, most, List.of(names));
    }
  }
}
