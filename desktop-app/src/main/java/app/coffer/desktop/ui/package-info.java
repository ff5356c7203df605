/** The window. */
@NullMarked
package app.coffer.desktop.ui;

import org.jspecify.annotations.NullMarked;
