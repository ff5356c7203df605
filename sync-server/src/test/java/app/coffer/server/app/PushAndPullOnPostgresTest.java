package app.coffer.server.app;

import app.coffer.server.blob.RealPostgres;
import java.util.Optional;

/** What push and pull promise, with PostgreSQL underneath. */
class PushAndPullOnPostgresTest extends PushAndPullTest {
  @Override
  Optional<String> database() {
    return Optional.of(RealPostgres.newDatabase());
  }
}
