package app.coffer.server.app;

import app.coffer.server.blob.RealPostgres;
import java.util.Optional;

/** What is limited, with PostgreSQL underneath. */
class LimitsOnPostgresTest extends LimitsTest {
  @Override
  Optional<String> database() {
    return Optional.of(RealPostgres.newDatabase());
  }
}
