package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.conflict.WordMarks.Kind;
import app.coffer.desktop.ui.conflict.WordMarks.Piece;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordMarksTest {

  @Test
  void theWordsThatAreNewAndThoseThatAreGoneAreMarked() {
    assertThat(WordMarks.of("a tight month, no more", "a tight month, really no"))
        .hasValue(
            List.of(
                new Piece("a tight month, ", Kind.SAME),
                new Piece("really ", Kind.ADDED),
                new Piece("no", Kind.SAME),
                new Piece(" more", Kind.REMOVED)));
  }

  @Test
  void textsWithHardlyAnythingInCommonAreNotMarked() {
    assertThat(WordMarks.of("for the party", "Ana pays half of it in December")).isEmpty();
    assertThat(WordMarks.of("equal", "equal")).isEmpty();
    assertThat(WordMarks.of("", "something")).isEmpty();
  }

  @Test
  void bothTextsCanBeReadOutOfTheMarks() {
    var random = new Random(5);
    for (int round = 0; round < 500; round++) {
      String before = text(random);
      String after = text(random);
      WordMarks.of(before, after)
          .ifPresent(pieces -> {
            assertThat(without(pieces, Kind.ADDED)).isEqualTo(before);
            assertThat(without(pieces, Kind.REMOVED)).isEqualTo(after);
          });
    }
  }

  @Test
  void aVeryLongTextIsShownAsItIs() {
    assertThat(WordMarks.of("word ".repeat(5_000), "word ".repeat(5_001))).isEmpty();
  }

  private static String without(List<Piece> pieces, Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() != kind)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  private static String text(Random random) {
    String[] words = {"for", "the", "party", "ä", "12.50", "\n", "Ana", "—", "half"};
    return random
        .ints(random.nextInt(9), 0, words.length)
        .mapToObj(i -> words[i])
        .collect(Collectors.joining(" "));
  }
}
