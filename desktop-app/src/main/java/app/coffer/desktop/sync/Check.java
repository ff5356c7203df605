package app.coffer.desktop.sync;

/**
 * What is asked of everything that comes from outside, one by one, so that tests can show of each
 * that something gets through without it. A program in use makes all of them.
 */
enum Check {
  /** A replica that has another memory than before is not gone on with as if nothing were. */
  INCARNATION,
  /** A replica's cursor never goes back. */
  CURSOR_BACK,
  /** A page that promises more brings something. */
  ENDLESS,
  /** Parcels come in the order of their cursors, between the last page's end and this one's. */
  CURSOR_ORDER,
  /** A replica never has less of a feed than it showed. */
  MARKS,
  /** A replica never has another parcel at a place than it showed. */
  MARKED_HASH,
  /** A replica that answers never has less, or other, than it was just sent. */
  RECEIPT,
  /** A vault that was there does not vanish. */
  VANISHED,
  /** At the end of a pull everything that the replica has was given. */
  COMPLETE,
  /** At the end of a pull it has what was given, and not something else. */
  COMPLETE_HASH,
  /** Only members write. */
  MEMBER,
  /** That a newer version is needed is believed of members only. */
  NEWER,
  /** A parcel is signed by its author, for this vault. */
  SIGNATURE,
  /** What a removed device writes after its cut does not count. */
  CUT,
  /** The last parcel that counts is the one the removal names. */
  CUT_HASH,
  /** What a removed device's last word was is given, and whatever else the replica has of it. */
  LATE_COMPLETE,
  /** What a removed device sent after its cut is given without gaps. */
  LATE_GAP,
  /** Contents that a removed device sent after its cut and that are nowhere are spoken of. */
  LATE_BODY,
  /** Nobody writes two parcels of one number. */
  EQUIVOCATION,
  /** Nobody else writes this device's feed. */
  OWN_FEED,
  /** A feed has no gaps. */
  GAP,
  /** Each parcel follows the one before it. */
  CHAIN,
  /** The root statement that a parcel names is there. */
  ROOT_KNOWN,
  /** The root statement that a parcel names is the one that is held. */
  ROOT_HASH,
  /** A parcel is sealed with the key of the root statement it names. */
  EPOCH,
  /** What an author has seen is here. */
  SEEN,
  /** What an author has seen is what is here. */
  SEEN_HASH,
  /** A body is the one that its signed header names. */
  BODY_HASH,
  /** A body opens, and is what its header says. */
  OPENS,
  /** Parents are revisions of the same record. */
  PARENTS,
  /** No logical time is beyond what others can count on from. */
  LAMPORT,
  /** A body that is nowhere is spoken of. */
  BODY_MISSING,
  /** The root log has no gaps. */
  ROOT_GAP,
  /** No place in the root log has two statements. */
  ROOT_HELD,
  /** Each statement follows the one before it. */
  ROOT_CHAIN,
  /** The first statement is the vault's own. */
  GENESIS,
  /** A statement is signed by the root key of its time, for this vault. */
  ROOT_SIGNATURE,
  /** A new key was given to this device as well. */
  KEY_GIVEN
}
