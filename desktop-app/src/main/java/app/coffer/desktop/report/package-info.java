/** Sums over the ledger, and where they come from. */
@NullMarked
package app.coffer.desktop.report;

import org.jspecify.annotations.NullMarked;
