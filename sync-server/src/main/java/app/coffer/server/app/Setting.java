package app.coffer.server.app;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Every setting there is. What each means stands in {@code coffer-server.toml}. */
enum Setting {
  DATA,
  DATABASE,
  LISTEN,
  PUBLIC_URL,
  TRUSTED_PROXIES,
  TLS_CERTIFICATE,
  TLS_KEY,
  REGISTRATION,
  QUOTA_MIB,
  DEVICE_PERCENT,
  VAULTS,
  DATABASE_MIB,
  REQUESTS_PER_MINUTE,
  REQUESTS_PER_MINUTE_OF_ADDRESS,
  REQUESTS_AT_ONCE_OF_ADDRESS,
  STREAMS_OF_ADDRESS,
  RETENTION_DAYS,
  OPERATOR_ACCESS,
  OPERATOR_TOKEN,
  LOG_FORMAT,
  LOG_LEVEL,
  LOG_REQUESTS,
  STOP_SECONDS;

  private static final String PREFIX = "COFFER_SERVER_";

  /** Its name in the file and on the command line. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name in the environment. */
  String variable() {
    return PREFIX + name();
  }

  /** Whether its value is not to be shown to anybody. */
  boolean secret() {
    return this == DATABASE || this == OPERATOR_TOKEN;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** The setting whose key is most like this one. */
  static Setting nearest(String key) {
    return Arrays.stream(values())
        .min(Comparator.comparingInt(setting -> distance(key, setting.key())))
        .orElseThrow();
  }

  /** Levenshtein's: how many letters to change, add or drop. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
