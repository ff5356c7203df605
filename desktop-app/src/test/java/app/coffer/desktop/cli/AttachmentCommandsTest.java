package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Limits;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files at transactions from the command line. */
@Timeout(120)
class AttachmentCommandsTest {
  @TempDir Path folder;

  private Command vaultWithLunch() {
    var coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--no-passphrase", "--device", "Desktop");
    coffer.done("account", "add", "--name", "Checking", "--opening", "100.00");
    return coffer;
  }

  private static String lunch(Command coffer) {
    return coffer
        .done("tx", "add", "--account", "Checking", "--payee", "Bistro", "--amount", "-12.00")
        .get("id")
        .asString();
  }

  @Test
  void aFileIsAddedListedSavedAndRemoved() throws Exception {
    Command coffer = vaultWithLunch();
    String tx = lunch(coffer);
    Path receipt = Files.writeString(folder.resolve("Receipt.txt"), "two coffees");
    JsonNode added = coffer.done("attachment", "add", tx.substring(0, 8), receipt.toString());
    String id = added.get("id").asString();
    assertThat(added.get("name").asString()).isEqualTo("Receipt.txt");
    assertThat(added.get("size").asInt()).isEqualTo(11);
    assertThat(added.get("mediaType").asString()).isEqualTo("text/plain");
    assertThat(added.get("here").asBoolean()).isTrue();
    assertThat(coffer.done("attachment", "list", tx)).hasSize(1);
    assertThat(coffer.done("attachment", "list").get(0).get("transaction").asString())
        .isEqualTo(tx);

    Path out = folder.resolve("out.txt");
    coffer.done("attachment", "save", id.substring(0, 8), "--out", out.toString());
    assertThat(out).hasContent("two coffees");
    assertThat(coffer.run("", "attachment", "save", id, "--out", out.toString()).exit())
        .isEqualTo(4);
    coffer.done("attachment", "save", "Receipt.txt", "--out", out.toString(), "--replace");

    coffer.done("attachment", "remove", id);
    assertThat(coffer.done("attachment", "list")).isEmpty();
    assertThat(coffer.run("", "attachment", "remove", id).exit()).isEqualTo(3);
  }

  @Test
  void refusalsAreSentencesWithTheirOwnExitCodes() throws Exception {
    Command coffer = vaultWithLunch();
    String tx = lunch(coffer);
    assertThat(coffer.run("", "attachment", "add", tx, folder.resolve("nothing").toString()).exit())
        .isEqualTo(3);
    assertThat(coffer.run("", "attachment", "add", "00112233", folder.toString()).exit())
        .isEqualTo(3);
    Path large = folder.resolve("large.pdf");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(Limits.ATTACHMENT_BYTES + 1L);
    }
    Command.Said refused = coffer.run("", "attachment", "add", tx, large.toString());
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).contains("25 MiB").contains("Nothing was changed");
  }

  @Test
  void theHistoryShowsTheNameAndNeverTheKey() throws Exception {
    Command coffer = vaultWithLunch();
    Path receipt = Files.writeString(folder.resolve("Receipt.txt"), "two coffees");
    String id =
        coffer.done("attachment", "add", lunch(coffer), receipt.toString()).get("id").asString();
    JsonNode fields = coffer.done("history", id).get(0).get("fields");
    assertThat(fields.get("name").asString()).isEqualTo("Receipt.txt");
    assertThat(fields.has("key")).isFalse();
    assertThat(fields.has("hash")).isFalse();
  }
}
