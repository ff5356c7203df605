package app.coffer.desktop.banking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Files that somebody made or damaged: none crashes a reader or keeps it busy for long, and what is
 * read from them is exactly what stands in the table, so that no number is wrong.
 */
class HostileCorpusTest {
  /** So generous that a busy computer keeps it; what is not bounded takes hours. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void ofEachFileExactlyThatIsReadWhatIsCertain() {
    List<HostileFile> all = all();
    assertThat(all).hasSizeGreaterThan(200);
    assertThat(all).extracting(HostileFile::toString).doesNotHaveDuplicates();
    SoftAssertions softly = new SoftAssertions();
    for (HostileFile each : all) {
      HostileFile.Outcome came =
          Assertions.assertTimeoutPreemptively(LIMIT, each::outcome, each.toString());
      softly.assertThat(came.amounts()).as("%s: what was read", each).isEqualTo(each.amounts());
      softly
          .assertThat(came.said())
          .as("%s: what was said", each)
          .matches(
              said ->
                  each.said().isEmpty()
                      || said.stream().anyMatch(word -> word.contains(each.said())),
              "contains: " + each.said());
    }
    softly.assertAll();
  }

  @Test
  void noReaderChokesOnWhatWasMadeForAnother() {
    for (HostileFile each : all()) {
      byte[] bytes = each.bytes().get();
      if (bytes.length < 500_000) {
        for (StatementReader reader : HostileFile.READERS) {
          Assertions.assertTimeoutPreemptively(
              LIMIT, () -> FuzzTargets.reads(reader, bytes), each.toString());
        }
      }
    }
  }

  /** Those that a fuzzer may begin with. */
  static List<byte[]> small() {
    return all().stream()
        .map(each -> each.bytes().get())
        .filter(bytes -> bytes.length < 5_000)
        .toList();
  }

  private static List<HostileFile> all() {
    List<HostileFile> all = new ArrayList<>(HostileOfx.all());
    all.addAll(HostileCamt.all());
    all.addAll(HostileText.all());
    return all;
  }
}
