/** Importing a bank file: account, columns, review, import. */
@NullMarked
package app.coffer.desktop.ui.imports;

import org.jspecify.annotations.NullMarked;
