package app.coffer.server.app;

import app.coffer.server.blob.RealPostgres;
import java.util.Optional;

/** What a mailbox of pairing is limited to, with PostgreSQL underneath. */
class PairingMailboxOnPostgresTest extends PairingMailboxTest {
  @Override
  Optional<String> database() {
    return Optional.of(RealPostgres.newDatabase());
  }
}
