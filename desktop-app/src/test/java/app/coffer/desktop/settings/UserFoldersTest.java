package app.coffer.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  @Test
  void linuxHasTheFoldersOfItsSpecification() {
    assertThat(UserFolders.of("Linux", "/home/ana", Map.of()))
        .isEqualTo(
            new UserFolders(
                Path.of("/home/ana/.local/share/coffer"),
                Path.of("/home/ana/.config/coffer"),
                Path.of("/home/ana/.local/state/coffer/logs"),
                Path.of("/home/ana/.local/state/coffer/run")));
    UserFolders moved =
        UserFolders.of(
            "Linux",
            "/home/ana",
            Map.of("XDG_STATE_HOME", "/s", "XDG_RUNTIME_DIR", "/run/user/7", "XDG_DATA_HOME", "d"));
    assertThat(moved.logs()).isEqualTo(Path.of("/s/coffer/logs"));
    assertThat(moved.running()).isEqualTo(Path.of("/run/user/7/coffer/run"));
    assertThat(moved.data()).isEqualTo(Path.of("/home/ana/.local/share/coffer"));
  }

  @Test
  void macOsKeepsLogsWhereItsConsoleLooks() {
    assertThat(UserFolders.of("Mac OS X", "/Users/ana", Map.of()).logs())
        .isEqualTo(Path.of("/Users/ana/Library/Logs/Coffer"));
  }
}
