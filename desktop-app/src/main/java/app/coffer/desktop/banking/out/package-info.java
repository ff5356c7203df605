/** The ledger in other programs' formats, and whole as JSON, out and in again. */
@NullMarked
package app.coffer.desktop.banking.out;

import org.jspecify.annotations.NullMarked;
