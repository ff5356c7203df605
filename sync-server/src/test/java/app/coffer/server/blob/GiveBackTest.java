package app.coffer.server.blob;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.vault.BlobStore.NewBody;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GiveBackTest {
  private static final int BODIES = 40;
  private static final int SIZE = 100_000;
  @TempDir Path folder;

  private static RevisionId revision(int number) {
    return new RevisionId(ByteBuffer.allocate(RevisionId.LENGTH).putInt(number).array());
  }

  @Test
  void whatWasDeletedIsTakenFromTheFileAgain() throws Exception {
    Path file = folder.resolve("d.db");
    try (var store = JooqBlobStore.open(file, Randomness.secure())) {
      List<NewBody> bodies =
          IntStream.range(0, BODIES)
              .mapToObj(number -> new NewBody(revision(number), new byte[SIZE]))
              .toList();
      store.write(rows -> {
        rows.createVault(new VaultId(new byte[VaultId.LENGTH]), new byte[32], Instant.EPOCH);
        return rows.addBodies(1, bodies);
      });
      long full = store.size();
      store.write(rows -> {
        rows.deleteVault(1);
        return true;
      });
      assertThat(store.size()).isLessThan(full - BODIES * SIZE / 2);
      store.giveBack();
    }
    assertThat(Files.size(file)).isLessThan(BODIES * SIZE / 4);
  }
}
