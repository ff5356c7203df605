package app.coffer.server.app;

import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.server.vault.Registration;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Settings from a TOML file, from the environment ({@code COFFER_SERVER_} and the key in upper case
 * with underscores) and from the command line; the later wins. A key nobody knows is an error: a
 * misspelt limit would otherwise be no limit.
 */
final class ConfigFile {
  private static final List<String> KEYS =
      List.of(
          "data",
          "database",
          "listen",
          "public-url",
          "behind-proxy",
          "registration",
          "quota-mib",
          "device-percent",
          "vaults",
          "database-mib",
          "requests-per-minute",
          "requests-per-minute-of-address",
          "requests-at-once-of-address",
          "streams-of-address",
          "retention-days");

  private static final long MOST_MIB = 1L << 30;

  private final Map<String, String> values = new TreeMap<>();

  /** A setting that cannot be used; the text is for the operator. */
  static final class Unusable extends RuntimeException {
    Unusable(String what) {
      super(what);
    }
  }

  static ConfigFile read(@Nullable Path file, Map<String, String> environment) {
    var config = new ConfigFile();
    if (file != null) {
      config.load(file);
    }
    for (String key : KEYS) {
      String name = "COFFER_SERVER_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
      String value = environment.get(name);
      if (value != null) {
        config.values.put(key, value);
      }
    }
    return config;
  }

  private void load(Path file) {
    if (!Files.isReadable(file)) {
      throw new Unusable("The configuration file " + file + " cannot be read.");
    }
    try {
      Map<String, Object> entries =
          new TomlMapper().readValue(file, new TypeReference<Map<String, Object>>() {});
      entries.forEach((key, value) -> {
        if (!KEYS.contains(key)) {
          throw new Unusable(
              "%s has an unknown key \"%s\"; did you mean \"%s\"?"
                  .formatted(file, key, nearest(key)));
        }
        values.put(key, String.valueOf(value));
      });
    } catch (JacksonException e) {
      throw new Unusable("The configuration file " + file + " is not TOML.");
    }
  }

  void set(String key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value.toString());
    }
  }

  ServerConfig config(Path defaultFolder) {
    ServerConfig defaults = ServerConfig.defaults(defaultFolder);
    return new ServerConfig(
        values.containsKey("data") ? Path.of(values.get("data")) : defaults.data(),
        Optional.ofNullable(values.get("database")).map(ConfigFile::postgres),
        values.containsKey("listen") ? address(values.get("listen")) : defaults.listen(),
        Optional.ofNullable(values.get("public-url")).map(ConfigFile::url),
        choice("behind-proxy", List.of("false", "true"), "false").equals("true"),
        mode(choice("registration", List.of("open", "token", "closed"), "token")),
        allowance(),
        rates(),
        Duration.ofDays(number("retention-days", defaults.retention().toDays(), 36_500)));
  }

  private Allowance allowance() {
    Allowance usual = Allowance.USUAL;
    return new Allowance(
        number("quota-mib", usual.quota() >> 20, MOST_MIB) << 20,
        Math.toIntExact(number("device-percent", usual.devicePercent(), 100)),
        number("vaults", usual.vaults(), 1L << 30),
        values.containsKey("database-mib")
            ? number("database-mib", 1, MOST_MIB) << 20
            : usual.databaseBytes());
  }

  private Rates rates() {
    Rates usual = Rates.USUAL;
    return new Rates(
        rate("requests-per-minute", usual.perDevice()),
        rate("requests-per-minute-of-address", usual.perAddress()),
        rate("requests-at-once-of-address", usual.atOnce()),
        rate("streams-of-address", usual.streams()));
  }

  private int rate(String key, int usual) {
    return Math.toIntExact(number(key, usual, 1_000_000));
  }

  /** The text is not repeated where it is wrong: it may hold a password. */
  static String postgres(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Unusable("database is jdbc:postgresql://host/name?user=...&password=...");
    }
    return url;
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new Unusable("listen is an address and a port, as 127.0.0.1:8470, not " + text);
    }
    return new InetSocketAddress(
        text.substring(0, colon).replaceAll("^\\[|]$", ""), Integer.parseInt(port));
  }

  private static URI url(String text) {
    if (!text.matches("https?://[^/?#@]+/?")) {
      throw new Unusable("public-url is http(s)://host without a path, not " + text);
    }
    return URI.create(text);
  }

  private String choice(String key, List<String> allowed, String fallback) {
    String value = values.getOrDefault(key, fallback);
    if (!allowed.contains(value)) {
      throw new Unusable(key + " is one of " + String.join(", ", allowed) + ", not " + value);
    }
    return value;
  }

  private static Registration.Mode mode(String text) {
    return Arrays.stream(Registration.Mode.values())
        .filter(mode -> mode.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private long number(String key, long fallback, long most) {
    String value = values.get(key);
    if (value == null) {
      return fallback;
    }
    if (!value.matches("\\d{1,12}") || Long.parseLong(value) < 1 || Long.parseLong(value) > most) {
      throw new Unusable(key + " is a number from 1 to " + most + ", not " + value);
    }
    return Long.parseLong(value);
  }

  private static String nearest(String key) {
    return KEYS.stream().min(Comparator.comparingInt(known -> distance(key, known))).orElseThrow();
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
