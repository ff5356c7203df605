package app.coffer.desktop.banking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The one-to-one pairing with the greatest sum of scores, over a whole group at once. */
final class Assignment {
  /** Beyond this the exact pairing takes seconds; then the best pairs are taken in order. */
  private static final int EXACT = 200;

  private Assignment() {}

  /**
   * @param scores by row and column; 0 means never
   * @return for each row its column, or -1
   */
  static int[] best(int[][] scores) {
    int rows = scores.length;
    int columns = rows == 0 ? 0 : scores[0].length;
    if (rows > EXACT || columns > EXACT) {
      return inOrder(scores);
    }
    // the Hungarian method on a square of costs, with potentials; row and column 0 are unused
    int n = Math.max(rows, columns);
    int[] u = new int[n + 1];
    int[] v = new int[n + 1];
    int[] rowOf = new int[n + 1];
    int[] way = new int[n + 1];
    for (int row = 1; row <= n; row++) {
      rowOf[0] = row;
      int column = 0;
      int[] least = new int[n + 1];
      Arrays.fill(least, Integer.MAX_VALUE);
      boolean[] used = new boolean[n + 1];
      do {
        used[column] = true;
        int from = rowOf[column];
        int step = Integer.MAX_VALUE;
        int nearest = 0;
        for (int j = 1; j <= n; j++) {
          if (!used[j]) {
            int score = from <= rows && j <= columns ? scores[from - 1][j - 1] : 0;
            int cost = -score - u[from] - v[j];
            if (cost < least[j]) {
              least[j] = cost;
              way[j] = column;
            }
            if (least[j] < step) {
              step = least[j];
              nearest = j;
            }
          }
        }
        for (int j = 0; j <= n; j++) {
          if (used[j]) {
            u[rowOf[j]] += step;
            v[j] -= step;
          } else {
            least[j] -= step;
          }
        }
        column = nearest;
      } while (rowOf[column] != 0);
      do {
        int previous = way[column];
        rowOf[column] = rowOf[previous];
        column = previous;
      } while (column != 0);
    }
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, -1);
    for (int j = 1; j <= columns; j++) {
      if (rowOf[j] <= rows && scores[rowOf[j] - 1][j - 1] > 0) {
        columnOf[rowOf[j] - 1] = j - 1;
      }
    }
    return columnOf;
  }

  private record Pair(int row, int column, int score) {}

  private static int[] inOrder(int[][] scores) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores[i].length; j++) {
        if (scores[i][j] > 0) {
          pairs.add(new Pair(i, j, scores[i][j]));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::score).reversed());
    int[] columnOf = new int[scores.length];
    Arrays.fill(columnOf, -1);
    boolean[] taken = new boolean[scores[0].length];
    for (Pair pair : pairs) {
      if (columnOf[pair.row()] < 0 && !taken[pair.column()]) {
        columnOf[pair.row()] = pair.column();
        taken[pair.column()] = true;
      }
    }
    return columnOf;
  }
}
