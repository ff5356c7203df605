/** Bringing everything that another program has into an empty vault. */
@NullMarked
package app.coffer.desktop.ui.bring;

import org.jspecify.annotations.NullMarked;
