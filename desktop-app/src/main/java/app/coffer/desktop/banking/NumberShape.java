package app.coffer.desktop.banking;

/**
 * Decides for a whole column which sign stands before the decimals, because one value alone often
 * cannot tell: {@code -1.000} beside {@code -236,48} is a thousand.
 */
final class NumberShape {
  private final int currencyDigits;
  private int point;
  private int comma;
  private int groupedByPoint;
  private int groupedByComma;

  NumberShape(int currencyDigits) {
    this.currencyDigits = currencyDigits;
  }

  void see(String text) {
    String digits = AmountText.digits(text);
    int points = count(digits, '.');
    int commas = count(digits, ',');
    if (points > 0 && commas > 0) {
      vote(digits.lastIndexOf('.') > digits.lastIndexOf(','));
    } else if (points > 1) {
      vote(false);
    } else if (commas > 1) {
      vote(true);
    } else if (points + commas == 1) {
      int at = Math.max(digits.indexOf('.'), digits.indexOf(','));
      boolean mayBeGroup =
          digits.length() - at - 1 == 3
              && at > 0
              && at <= 3
              && digits.charAt(0) != '0'
              && currencyDigits != 3;
      if (!mayBeGroup) {
        vote(points == 1);
      } else if (points == 1) {
        groupedByPoint++;
      } else {
        groupedByComma++;
      }
    }
  }

  /** {@code .} or {@code ,}. */
  char decimalSign() {
    if (point != comma) {
      return point > comma ? '.' : ',';
    }
    return groupedByPoint > groupedByComma ? ',' : '.';
  }

  private void vote(boolean isPoint) {
    if (isPoint) {
      point++;
    } else {
      comma++;
    }
  }

  private static int count(String text, char sign) {
    return (int) text.chars().filter(c -> c == sign).count();
  }
}
