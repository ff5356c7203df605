/** Writing the ledger, or a part of it, into files for other programs. */
@NullMarked
package app.coffer.desktop.ui.export;

import org.jspecify.annotations.NullMarked;
