package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.shell.SyncPillViewModel.Face;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PillTellsOpenQuestionsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final SyncPillViewModel pill =
      new SyncPillViewModel(
          new UiContext(
              Background.direct(),
              Words.in(Locale.ENGLISH),
              new Formats(Locale.UK, ZoneOffset.UTC),
              Clock.fixed(NOW, ZoneOffset.UTC)));

  @ParameterizedTest
  @EnumSource
  void itNeverSaysUpToDateWhileSomethingIsUndecided(SyncControl.Phase phase) {
    for (int pending : new int[] {0, 3}) {
      var state =
          new SyncControl.State(
              phase,
              Optional.of(URI.create("https://home.example/")),
              pending,
              1,
              0,
              Optional.of(NOW),
              Optional.empty());
      assertThat(pill.pill(state).face()).isNotIn(Face.UP_TO_DATE, Face.HIDDEN, Face.WAITING);
    }
  }
}
