package app.coffer.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsWithTest {
  @TempDir Path folder;

  @Test
  void whatWasChosenIsThereAtTheNextStartAndWhatNobodyKnowsIsTheRegister() {
    Path file = folder.resolve("window.properties");
    assertThat(StartsWith.in(Appearance.in(file))).isEqualTo(StartsWith.REGISTER);
    StartsWith.OVERVIEW.keepIn(Appearance.in(file));
    assertThat(StartsWith.in(Appearance.in(file))).isEqualTo(StartsWith.OVERVIEW);
    Appearance.in(file).set("start", "SOMETHING_NEW");
    assertThat(StartsWith.in(Appearance.in(file))).isEqualTo(StartsWith.REGISTER);
  }
}
