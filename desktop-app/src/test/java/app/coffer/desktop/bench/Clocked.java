package app.coffer.desktop.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Takes times: the best of several, after as many that do not count. */
final class Clocked {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Clocked() {}

  /** Nanoseconds as the clock on the wall has them; what waits for disk or network needs these. */
  static double wall(int runs, Callable<?> work) throws Exception {
    return best(runs, System::nanoTime, work);
  }

  /** Nanoseconds of this thread's work alone; other programs on the computer hardly change them. */
  static double cpu(int runs, Callable<?> work) throws Exception {
    return best(runs, THREADS::getCurrentThreadCpuTime, work);
  }

  private static double best(int runs, LongSupplier clock, Callable<?> work) throws Exception {
    double best = Double.MAX_VALUE;
    for (int run = -runs; run < runs; run++) {
      long start = clock.getAsLong();
      work.call();
      long taken = clock.getAsLong() - start;
      if (run >= 0) {
        best = Math.min(best, taken);
      }
    }
    return best;
  }

  static String millis(double nanos) {
    return String.format(Locale.ROOT, nanos < 1e7 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
  }

  static String seconds(double nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
