package app.coffer.server.app;

import app.coffer.server.blob.RealPostgres;

/** A killed server loses nothing when PostgreSQL keeps it, either. */
class KillOnPostgresTest extends KillTest {
  @Override
  String database() {
    return RealPostgres.newDatabase();
  }
}
