package app.coffer.wire;

/** The numbers both ends hold each other to. Sizes are bytes unless the name says otherwise. */
public final class Limits {
  public static final int BODY_BYTES = 256 << 10;
  public static final int PARCEL_REVISIONS = 500;
  public static final int PARCEL_BYTES = 4 << 20;
  public static final int PULL_PAGE_BYTES = 4 << 20;

  /** One push: a parcel with its bodies, and what base64 and framing add. */
  public static final int REQUEST_BYTES = 8 << 20;

  public static final int PARENTS = 8;
  public static final int DEVICES = 32;
  public static final int ATTACHMENT_BYTES = 25 << 20;

  /** What one chunk of an attachment holds before it is sealed. */
  public static final int CHUNK_PLAIN_BYTES = 1 << 20;

  /** One sealed chunk: the stream's header in front of the first, and 17 bytes for each. */
  public static final int CHUNK_BYTES = CHUNK_PLAIN_BYTES + 24 + 17;

  /** Of an attachment of the greatest size with its padding. */
  public static final int ATTACHMENT_CHUNKS = 26;

  public static final int ATTACHMENT_NAME_CHARACTERS = 100;
  public static final int NAME_CHARACTERS = 40;
  public static final int ROOT_STATEMENT_BYTES = 16 << 10;

  /** The longest message of a pairing: a whole root log, with room for many removals. */
  public static final int PAIRING_MESSAGE_BYTES = 256 << 10;

  /** All messages of a pairing together. */
  public static final int PAIRING_MAILBOX_BYTES = 288 << 10;

  public static final int PAIRING_MESSAGES = 8;
  public static final long PAIRING_SECONDS = 600;

  /** Of one address: mailboxes opened and codes looked up in a minute, and unknown codes. */
  public static final int PAIRING_OPENED_A_MINUTE = 5;

  public static final int PAIRING_LOOK_UPS_A_MINUTE = 10;
  public static final int PAIRING_MISSES = 3;
  public static final long SKEW_SECONDS = 300;
  public static final long NONCE_SECONDS = 600;

  private Limits() {}
}
