/** The first page: what is due, what waits, this month, what is owned. */
@NullMarked
package app.coffer.desktop.ui.overview;

import org.jspecify.annotations.NullMarked;
