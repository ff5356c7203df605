package app.coffer.desktop.ui.kit;

/** Who hears what became of something a person asked for. */
public interface Told {
  /** It was done, and can be undone. */
  void done(String sentence);

  void refused(String sentence);
}
