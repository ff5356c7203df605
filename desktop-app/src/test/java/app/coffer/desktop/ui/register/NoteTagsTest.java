package app.coffer.desktop.ui.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NoteTagsTest {
  @Test
  void wordsAfterAHashAreTagsAndTheRestIsTheNote() {
    var read = NoteTags.read("milk #party and bread #receipt");
    assertThat(read.notes()).isEqualTo("milk and bread");
    assertThat(read.tags()).containsExactly("party", "receipt");
  }

  @Test
  void aNumberAfterAHashIsNone() {
    assertThat(NoteTags.read("invoice #4711 a#b"))
        .isEqualTo(new NoteTags("invoice #4711 a#b", new TreeSet<>()));
  }

  @Test
  void whatIsWrittenIsReadAsItWas() {
    var tags = new TreeSet<>(List.of("two words", "2026", "party", "a\"b".replace("\"", "'")));
    assertThat(NoteTags.read(NoteTags.text("for Ana", tags)))
        .isEqualTo(new NoteTags("for Ana", tags));
  }
}
