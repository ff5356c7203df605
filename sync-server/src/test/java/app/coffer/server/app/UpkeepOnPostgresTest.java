package app.coffer.server.app;

import app.coffer.server.blob.RealPostgres;
import java.util.Optional;

/** Upkeep with PostgreSQL underneath. */
class UpkeepOnPostgresTest extends UpkeepTest {
  @Override
  Optional<String> database() {
    return Optional.of(RealPostgres.newDatabase());
  }
}
