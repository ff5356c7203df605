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
  public static final int NAME_CHARACTERS = 40;
  public static final int ROOT_STATEMENT_BYTES = 16 << 10;
  public static final int PAIRING_MESSAGE_BYTES = 64 << 10;
  public static final int PAIRING_MESSAGES = 8;
  public static final long PAIRING_SECONDS = 600;
  public static final long SKEW_SECONDS = 300;
  public static final long NONCE_SECONDS = 600;

  private Limits() {}
}
