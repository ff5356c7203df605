package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;

/**
 * Record ids that follow from what a record is, so that two devices which make the same thing
 * without talking make one record. Keyed with a secret of the vault: nobody outside can test a
 * guess.
 */
@FunctionalInterface
public interface DerivedIds {

  /**
   * @param kind what sort of key it is, such as {@code "starter-category"}
   * @param naturalKey what names the thing among its kind
   */
  RecordId derive(String kind, String naturalKey);
}
