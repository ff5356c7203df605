package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventsTest extends ServerTest {
  @Test
  void eventsHintAtAPushAndShowWhoIsThere() throws Exception {
    try (EventStream first = EventStream.open(api);
        EventStream second = EventStream.open(api)) {
      assertThat(first.next()).isEqualTo(":welcome");
      assertThat(second.next()).isEqualTo(":welcome");
      assertThat(status(listenAnswer())).isEqualTo(429);
      api.push(home.first.parcel(home.edit(home.newRecord())));
      assertThat(first.until("event: advanced")).isEqualTo("data: {\"cursor\":1}");
      assertThat(second.until("event: advanced")).isEqualTo("data: {\"cursor\":1}");
      assertThat(
              api.get(api.inVault("/sync/status"))
                  .as(app.coffer.wire.api.VaultStatus.class)
                  .devices()
                  .getFirst()
                  .online())
          .isTrue();
    }
  }

  @Test
  void serverStopsAlthoughSomebodyListens() throws Exception {
    try (EventStream stream = EventStream.open(api)) {
      stream.next();
      long before = System.nanoTime();
      server.close();
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(4_000);
    }
    restart(config());
  }

  private Api.Answer listenAnswer() {
    return api.send(EventStream.request(api));
  }

  private static int status(Api.Answer answer) {
    return answer.status();
  }
}
