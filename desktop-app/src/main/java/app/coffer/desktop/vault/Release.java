package app.coffer.desktop.vault;

import java.util.Optional;

/** This program's version, as the build wrote it into the jar. */
public final class Release {
  private Release() {}

  public static String version() {
    return Optional.ofNullable(Release.class.getPackage().getImplementationVersion()).orElse("dev");
  }
}
