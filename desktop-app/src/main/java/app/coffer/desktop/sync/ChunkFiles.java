package app.coffer.desktop.sync;

import java.io.IOException;

/** The sealed chunks of attachments on this computer. */
public interface ChunkFiles {

  /** Whether all chunks are here and are the ones that were attached. */
  boolean intact(Carried what) throws IOException;

  /** One chunk of an attachment that is here. */
  byte[] chunk(Carried what, int place) throws IOException;

  /** How many chunks of an attachment that is being fetched are here. */
  int fetched(Carried what) throws IOException;

  /**
   * Adds the next chunk of an attachment that is being fetched; one that is not the next is passed
   * over.
   *
   * @return whether it has the length it must have
   */
  boolean append(Carried what, int place, byte[] sealed) throws IOException;

  /**
   * Ends a fetching: the attachment is here.
   *
   * @return whether the chunks are the ones that were attached; otherwise nothing of them stays
   */
  boolean finish(Carried what) throws IOException;
}
