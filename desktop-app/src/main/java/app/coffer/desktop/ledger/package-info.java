/**
 * Accounts, payees, categories, transactions and what may be done with them. It does not know that
 * sync exists.
 */
@NullMarked
package app.coffer.desktop.ledger;

import org.jspecify.annotations.NullMarked;
