package app.coffer.server.blob;

import app.coffer.server.vault.BlobStore.Writer;
import java.sql.Connection;
import java.util.function.Function;

/** How work gets a connection, and the end of its transaction. */
interface Transactions extends AutoCloseable {

  /** One unchanging state; what is changed is undone. */
  <T> T read(Function<Connection, T> work);

  /** All of it or nothing; committed when this returns. */
  <T> T write(Function<Writer, T> work);

  @Override
  void close();
}
