package app.coffer.server.app;

import app.coffer.server.front.TlsFiles;
import app.coffer.server.front.TrustedProxies;
import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.server.vault.Registration;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks settings and makes a configuration of them. */
final class Configured {
  private static final long MOST_MIB = 1L << 30;
  private static final int SHORTEST_TOKEN = 16;

  private final Settings settings;

  private Configured(Settings settings) {
    this.settings = settings;
  }

  /** {@link Unusable} where anything is wrong. */
  static ServerConfig of(Settings settings, Path usualFolder) {
    return new Configured(settings).config(usualFolder);
  }

  private ServerConfig config(Path usualFolder) {
    ServerConfig usual = ServerConfig.defaults(usualFolder);
    return new ServerConfig(
        settings.path(Setting.DATA).orElse(usual.data()),
        postgres(),
        network(),
        registration(),
        allowance(),
        rates(),
        Duration.ofDays(
            settings.number(Setting.RETENTION_DAYS, usual.retention().toDays(), 36_500)),
        operations());
  }

  private Optional<String> postgres() {
    Optional<String> url = settings.text(Setting.DATABASE);
    if (url.isPresent() && !isPostgres(url.get())) {
      throw settings.wrong(
          Setting.DATABASE, "is jdbc:postgresql://host/name?user=...&password=...");
    }
    return url;
  }

  /** Whether it names a database of PostgreSQL. */
  static boolean isPostgres(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  private Network network() {
    return new Network(listen(), publicUrl(), proxies(), tls());
  }

  private InetSocketAddress listen() {
    Optional<String> text = settings.text(Setting.LISTEN);
    if (text.isEmpty()) {
      return Network.USUAL.listen();
    }
    int colon = text.get().lastIndexOf(':');
    String port = text.get().substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw settings.wrong(Setting.LISTEN, "is an address and a port, as 127.0.0.1:8470");
    }
    return new InetSocketAddress(
        text.get().substring(0, colon).replaceAll("^\\[|]$", ""), Integer.parseInt(port));
  }

  private Optional<URI> publicUrl() {
    Optional<String> text = settings.text(Setting.PUBLIC_URL);
    if (text.isPresent() && !text.get().matches("https?://[^/?#@\\s]+/?")) {
      throw settings.wrong(Setting.PUBLIC_URL, "is https://host or http://host without a path");
    }
    return text.map(URI::create);
  }

  private TrustedProxies proxies() {
    try {
      return TrustedProxies.of(settings.list(Setting.TRUSTED_PROXIES));
    } catch (IllegalArgumentException e) {
      throw settings.wrong(
          Setting.TRUSTED_PROXIES, "is a list of addresses and networks, as \"10.0.0.0/8\"");
    }
  }

  private Optional<TlsFiles> tls() {
    Optional<Path> certificate = settings.path(Setting.TLS_CERTIFICATE);
    Optional<Path> key = settings.path(Setting.TLS_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw new Unusable("tls-certificate and tls-key go together.");
    }
    return certificate.map(file -> new TlsFiles(file, key.orElseThrow()));
  }

  private Registration.Mode registration() {
    List<String> modes =
        Arrays.stream(Registration.Mode.values()).map(Registration.Mode::text).toList();
    String chosen = settings.choice(Setting.REGISTRATION, modes, Registration.Mode.TOKEN.text());
    return Registration.Mode.values()[modes.indexOf(chosen)];
  }

  private Allowance allowance() {
    Allowance usual = Allowance.USUAL;
    return new Allowance(
        settings.number(Setting.QUOTA_MIB, usual.quota() >> 20, MOST_MIB) << 20,
        Math.toIntExact(settings.number(Setting.DEVICE_PERCENT, usual.devicePercent(), 100)),
        settings.number(Setting.VAULTS, usual.vaults(), 1L << 30),
        settings.text(Setting.DATABASE_MIB).isPresent()
            ? settings.number(Setting.DATABASE_MIB, 1, MOST_MIB) << 20
            : usual.databaseBytes());
  }

  private Rates rates() {
    Rates usual = Rates.USUAL;
    return new Rates(
        rate(Setting.REQUESTS_PER_MINUTE, usual.perDevice()),
        rate(Setting.REQUESTS_PER_MINUTE_OF_ADDRESS, usual.perAddress()),
        rate(Setting.REQUESTS_AT_ONCE_OF_ADDRESS, usual.atOnce()),
        rate(Setting.STREAMS_OF_ADDRESS, usual.streams()));
  }

  private int rate(Setting setting, int usual) {
    return Math.toIntExact(settings.number(setting, usual, 1_000_000));
  }

  private Operations operations() {
    Operations usual = Operations.USUAL;
    List<String> all = Arrays.stream(Operations.Access.values()).map(a -> a.text()).toList();
    String chosen = settings.choice(Setting.OPERATOR_ACCESS, all, usual.access().text());
    Operations.Access access = Operations.Access.values()[all.indexOf(chosen)];
    Optional<String> token = settings.text(Setting.OPERATOR_TOKEN);
    if (token.isPresent() && !token.get().matches("[!-~]{" + SHORTEST_TOKEN + ",}")) {
      throw settings.wrong(
          Setting.OPERATOR_TOKEN, "has at least " + SHORTEST_TOKEN + " characters, no blanks");
    }
    if (access == Operations.Access.TOKEN && token.isEmpty()) {
      throw settings.wrong(Setting.OPERATOR_ACCESS, "asks for an operator-token, too");
    }
    return new Operations(
        access,
        token,
        settings.yes(Setting.LOG_REQUESTS),
        Duration.ofSeconds(
            settings.number(Setting.STOP_SECONDS, usual.stopWait().toSeconds(), 300)));
  }
}
