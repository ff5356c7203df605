package app.coffer.desktop.change;

import app.coffer.wire.Limits;

/** Names that come from other devices, as they may be shown. */
public final class PlainName {
  private PlainName() {}

  /**
   * Control, format and direction characters become spaces, at most {@link Limits#NAME_CHARACTERS}
   * characters; empty where nothing is left.
   */
  public static String of(String name) {
    return name.codePoints()
        .map(c ->
            switch (Character.getType(c)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR,
                  Character.UNASSIGNED,
                  Character.PRIVATE_USE ->
                  ' ';
              default -> c;
            })
        .limit(Limits.NAME_CHARACTERS)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
