/** SQLite, jOOQ, migrations: the one package that speaks both the ledger's language and sync's. */
@NullMarked
package app.coffer.desktop.store;

import org.jspecify.annotations.NullMarked;
