package app.coffer.desktop.banking.bring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLimitsTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void whatUnpacksToFarMoreThanItsSizeIsRefused() throws Exception {
    assertThatThrownBy(() -> Source.bytes(gzip(40)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("unpacks to far more");
    assertThat(Source.bytes(gzip(20))).hasSize(20 * MEBIBYTE);
    assertThatThrownBy(() -> Source.files(zip(20, 20)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("unpacks to far more");
    assertThat(Source.files(zip(10, 10))).hasSize(2);
  }

  @Test
  void whatNestsDeeperThanAProgramWritesIsRefused() {
    String deep = "<gnc-v2><account>" + "<a>".repeat(100_000);
    assertThatThrownBy(() -> GnuCashXml.read(deep.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("nests deeper");
  }

  private Path gzip(int mebibytes) throws IOException {
    Path file = folder.resolve("book" + mebibytes);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      zeros(out, mebibytes);
    }
    return file;
  }

  private static byte[] zip(int... mebibytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < mebibytes.length; i++) {
        zip.putNextEntry(new ZipEntry("table" + i));
        zeros(zip, mebibytes[i]);
      }
    }
    return bytes.toByteArray();
  }

  private static void zeros(OutputStream out, int mebibytes) throws IOException {
    for (int i = 0; i < mebibytes; i++) {
      out.write(new byte[MEBIBYTE]);
    }
  }
}
