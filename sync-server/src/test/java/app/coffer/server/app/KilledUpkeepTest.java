package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.Upkeep;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upkeep is killed while it drops what nobody needs, and done again. */
class KilledUpkeepTest extends ServerTest {
  private static final int RECORDS = 260;
  private static final int KILLED = 137;

  /** Where the process is gone. */
  enum Moment {
    /** Some were deleted, and the transaction is not at its end. */
    WITHIN_A_STEP,
    /** The first step is there for good, the second never began. */
    BETWEEN_STEPS,
    /** All steps were done, and the room is not given back yet. */
    AFTER_ALL
  }

  /** All of them with {@code -Dcoffer.kills}; else the one after which it is only half done. */
  static List<Moment> moments() {
    return Integer.getInteger("coffer.kills", 0) > 0
        ? List.of(Moment.values())
        : List.of(Moment.BETWEEN_STEPS);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void nothingThatCountsIsGoneAndWhatIsUsedIsCountedRight(Moment moment) throws Exception {
    var first = new ArrayList<Household.Edit>();
    var second = new ArrayList<Household.Edit>();
    for (int i = 0; i < RECORDS; i++) {
      Household.Edit edit = home.edit(home.newRecord());
      first.add(edit);
      second.add(home.edit(edit.record(), home.first.revision(edit)));
    }
    for (List<Household.Edit> edits : List.of(first, second)) {
      PushedParcel parcel = home.first.parcel(edits.toArray(Household.Edit[]::new));
      assertThat(api.push(parcel).missingBodies()).isEmpty();
    }
    long before = used();
    long dropped = first.stream().mapToLong(edit -> edit.body().length).sum();
    server.close();
    assertThat(kill(moment)).isEqualTo(KILLED);
    try (var store = Stores.open(config(), Randomness.secure())) {
      int left =
          switch (moment) {
            case WITHIN_A_STEP -> RECORDS;
            case BETWEEN_STEPS -> RECORDS - 200;
            case AFTER_ALL -> 0;
          };
      assertThat(upkeep(store).now()).isEqualTo(new Upkeep.Dropped(left, 0));
    }
    restart(config());
    assertThat(used()).isEqualTo(before - dropped);
    for (Household.Edit live : second) {
      String body = "/revisions/" + home.first.revision(live).hex();
      assertThat(api.get(api.inVault(body)).status()).isEqualTo(200);
    }
  }

  private long used() {
    return api.get(api.inVault("/sync/status")).as(VaultStatus.class).bytesUsed();
  }

  private int kill(Moment moment) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            config().data().toString(),
            moment.name())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static Upkeep upkeep(BlobStore store) {
    return new Upkeep(
        store,
        InstantSource.fixed(Instant.now().plus(Duration.ofDays(31))),
        Duration.ofDays(30),
        new byte[] {1});
  }

  /** Upkeep on a store at which it dies. */
  static final class Victim {
    private Victim() {}

    static void main(String[] arguments) throws IOException {
      Moment moment = Moment.valueOf(arguments[1]);
      var config = ServerConfig.defaults(Path.of(arguments[0]));
      try (var store = Stores.open(config, Randomness.secure())) {
        upkeep(dying(store, moment)).now();
      }
    }

    private static BlobStore dying(BlobStore store, Moment moment) {
      int[] writes = {0};
      return (BlobStore)
          Proxy.newProxyInstance(
              BlobStore.class.getClassLoader(),
              new Class<?>[] {BlobStore.class},
              (self, method, given) -> {
                boolean write = method.getName().equals("write");
                if (moment == Moment.BETWEEN_STEPS && write && writes[0]++ == 1
                    || moment == Moment.AFTER_ALL && method.getName().equals("giveBack")) {
                  Runtime.getRuntime().halt(KILLED);
                }
                Object[] passed = given;
                if (moment == Moment.WITHIN_A_STEP && write) {
                  passed = new Object[] {thenDie((Function<?, ?>) given[0])};
                }
                try {
                  return method.invoke(store, passed);
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              });
    }

    private static <A, B> Function<A, B> thenDie(Function<A, B> work) {
      return rows -> {
        work.apply(rows);
        Runtime.getRuntime().halt(KILLED);
        throw new IllegalStateException();
      };
    }
  }
}
