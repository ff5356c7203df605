package app.coffer.server.app;

import app.coffer.server.blob.RealPostgres;
import java.util.Optional;

/** What attachments promise, with PostgreSQL underneath. */
class AttachmentsOnPostgresTest extends AttachmentsTest {
  @Override
  Optional<String> database() {
    return Optional.of(RealPostgres.newDatabase());
  }
}
