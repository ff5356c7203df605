package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.shell.PaletteViewModel.Entry;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
  private final PaletteViewModel model =
      new PaletteViewModel(
          Stream.of("Joint savings", "Living/Savings plan", "Savings", "Sync now", "Unsavoury")
              .map(name -> new Entry(name, "", () -> {}))
              .toList());

  private List<String> matching(String typed) {
    return model.matching(typed).stream().map(Entry::text).toList();
  }

  @Test
  void whatBeginsSoComesBeforeWhatHasItInside() {
    assertThat(matching("SAV"))
        .containsExactly("Savings", "Joint savings", "Living/Savings plan", "Unsavoury");
  }

  @Test
  void allWordsHaveToOccurInAnyOrder() {
    assertThat(matching("plan sav")).containsExactly("Living/Savings plan");
    assertThat(matching("plan nothing")).isEmpty();
  }

  @Test
  void ofVeryManyOnlyTheBestAreOffered() {
    var many =
        new PaletteViewModel(
            IntStream.range(0, 5_000).mapToObj(i -> new Entry("Shop " + i, "", () -> {})).toList());
    assertThat(many.matching("shop")).hasSize(PaletteViewModel.MOST);
    assertThat(many.matching("")).hasSize(PaletteViewModel.MOST);
  }
}
