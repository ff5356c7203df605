package app.coffer.desktop.vault;

import app.coffer.desktop.seal.RecoveryWords;
import java.util.List;

/** The 24 words of a recovery sheet, as somebody typed them in again. Closing wipes them. */
public final class RecoverySheet implements AutoCloseable {
  /** So many words are on a sheet. */
  public static final int WORDS = RecoveryWords.COUNT;

  private final RecoveryWords words;

  private RecoverySheet(RecoveryWords words) {
    this.words = words;
  }

  /** What typed words turned out to be; the checksum is looked at before anything is tried. */
  public sealed interface Reading {
    /** All is right; the caller closes the sheet. */
    record Right(RecoverySheet sheet) implements Reading {}

    /** There are more or fewer than 24. */
    record WrongCount(int found) implements Reading {}

    /** Some are no words of such a sheet. */
    record Unknown(List<Typo> typos) implements Reading {
      public Unknown {
        typos = List.copyOf(typos);
      }

      @Override
      public String toString() {
        return "Unknown[redacted]";
      }
    }

    /** Each is a word of such a sheet, but one is another than on paper, or their order is. */
    record WrongChecksum() implements Reading {}
  }

  /**
   * A word that is on no sheet.
   *
   * @param place from 1
   * @param nearest what may be meant; at most three
   */
  public record Typo(int place, String typed, List<String> nearest) {
    public Typo {
      nearest = List.copyOf(nearest);
    }

    @Override
    public String toString() {
      return "Typo[" + place + "]";
    }
  }

  /** Reads words in any case, between any spaces, with or without numbers before them. */
  public static Reading read(String typed) {
    return switch (RecoveryWords.read(typed)) {
      case RecoveryWords.Reading.Right(RecoveryWords words) ->
          new Reading.Right(new RecoverySheet(words));
      case RecoveryWords.Reading.WrongCount(int found) -> new Reading.WrongCount(found);
      case RecoveryWords.Reading.Unknown(List<RecoveryWords.Typo> typos) ->
          new Reading.Unknown(
              typos.stream()
                  .map(typo -> new Typo(typo.place(), typo.typed(), typo.nearest()))
                  .toList());
      case RecoveryWords.Reading.WrongChecksum() -> new Reading.WrongChecksum();
    };
  }

  RecoveryWords words() {
    return words;
  }

  @Override
  public void close() {
    words.close();
  }

  @Override
  public String toString() {
    return "RecoverySheet[redacted]";
  }
}
