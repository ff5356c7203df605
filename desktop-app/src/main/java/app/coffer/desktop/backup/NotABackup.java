package app.coffer.desktop.backup;

import java.io.IOException;

/** A file that is no backup, or no whole one, or a newer version's. */
public final class NotABackup extends IOException {
  private final boolean newer;

  NotABackup(String what) {
    this(what, false);
  }

  NotABackup(String what, boolean newer) {
    super(what);
    this.newer = newer;
  }

  /** Whether a newer version wrote it. */
  public boolean newer() {
    return newer;
  }
}
