/** Files at transactions: the dialog, dropping on a row, showing in another program. */
@NullMarked
package app.coffer.desktop.ui.attachments;

import org.jspecify.annotations.NullMarked;
