/** The register: a table of transactions read by visible range, and the row one types into. */
@NullMarked
package app.coffer.desktop.ui.register;

import org.jspecify.annotations.NullMarked;
