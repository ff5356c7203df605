/** Readers of bank files and the matching of their lines with the ledger. */
@NullMarked
package app.coffer.desktop.banking;

import org.jspecify.annotations.NullMarked;
