package app.coffer.server.operate;

import app.coffer.server.operate.StoreFigures.Figures;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What one server counts. Labels are methods, routes and statuses: never a name, never an id. */
public final class Metrics {
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD");
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();

  private final Counter requests =
      Counter.builder()
          .name("coffer_http_requests_total")
          .help("Requests that were answered.")
          .labelNames("method", "route", "status")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("coffer_http_request_seconds")
          .help("How long an answer took, from the first byte to the last; without event streams.")
          .labelNames("method", "route")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);
  private final Counter received =
      Counter.builder()
          .name("coffer_http_received_bytes_total")
          .help("Bytes of the bodies of requests.")
          .labelNames("route")
          .register(registry);
  private final Counter sent =
      Counter.builder()
          .name("coffer_http_sent_bytes_total")
          .help("Bytes of the bodies of answers.")
          .labelNames("route")
          .register(registry);
  private final Counter pushes =
      Counter.builder()
          .name("coffer_pushes_total")
          .help("Pushes: stored, refused for a reason of the caller's, or failed here.")
          .labelNames("outcome")
          .register(registry);
  private final Gauge underWay =
      Gauge.builder()
          .name("coffer_http_requests_under_way")
          .help("Requests being answered, event streams among them.")
          .register(registry);

  /** One answer. */
  record Answer(
      String method,
      String route,
      int status,
      double seconds,
      long receivedBytes,
      long sentBytes) {}

  /**
   * @param subscribers how many event streams are open
   * @param certificateUntil when the certificate ends, where this server has one
   */
  public Metrics(
      String version,
      StoreFigures store,
      IntSupplier subscribers,
      Supplier<Optional<Instant>> certificateUntil) {
    gauge("coffer_subscribers", "Open event streams.", () -> subscribers.getAsInt());
    ofStore(store, "coffer_database_up", "Whether the database answers.", f -> f.answers() ? 1 : 0);
    ofStore(store, "coffer_vaults", "Vaults that are kept here.", Figures::vaults);
    ofStore(store, "coffer_database_bytes", "Bytes the database takes.", Figures::bytes);
    ofStore(store, "coffer_database_free_bytes", "Bytes left on its disk.", Figures::free);
    GaugeWithCallback.builder()
        .name("coffer_certificate_end_timestamp_seconds")
        .help("When the certificate ends.")
        .callback(callback ->
            certificateUntil.get().ifPresent(end -> callback.call(end.getEpochSecond())))
        .register(registry);
    Info.builder()
        .name("coffer_build_info")
        .help("This program.")
        .labelNames("version")
        .register(registry)
        .setLabelValues(version);
    JvmMemoryMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    ProcessMetrics.builder().register(registry);
    for (String outcome : new String[] {"stored", "refused", "failed"}) {
      pushes.initLabelValues(outcome);
    }
  }

  private void gauge(String name, String help, IntSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsInt()))
        .register(registry);
  }

  private void ofStore(
      StoreFigures store, String name, String help, ToDoubleFunction<Figures> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> {
          double now = value.applyAsDouble(store.now());
          if (now < Long.MAX_VALUE) { // else nobody knows
            callback.call(now);
          }
        })
        .register(registry);
  }

  void begun() {
    underWay.inc();
  }

  void ended(Answer answer) {
    underWay.dec();
    answered.increment();
    if (answer.status >= 500) {
      failed.increment();
    }
    String method = METHODS.contains(answer.method) ? answer.method : Route.OTHER;
    requests.labelValues(method, answer.route, Integer.toString(answer.status)).inc();
    received.labelValues(answer.route).inc(answer.receivedBytes);
    sent.labelValues(answer.route).inc(answer.sentBytes);
    if (!answer.route.equals(Route.EVENTS)) {
      seconds.labelValues(method, answer.route).observe(answer.seconds);
    }
    if (answer.route.equals(Route.PUSH)) {
      pushes.labelValues(outcome(answer.status)).inc();
    }
  }

  private static String outcome(int status) {
    if (status >= 500 && status != 507) {
      return "failed";
    }
    return status < 300 ? "stored" : "refused";
  }

  /** Answers since the start. */
  long answered() {
    return answered.sum();
  }

  /** Answers since the start that say that this server failed. */
  long failed() {
    return failed.sum();
  }

  void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
  }
}
