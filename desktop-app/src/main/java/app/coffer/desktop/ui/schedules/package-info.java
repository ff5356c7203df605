/** The page of payments that repeat: what is due, a calendar, all of them, and a forecast. */
@NullMarked
package app.coffer.desktop.ui.schedules;

import org.jspecify.annotations.NullMarked;
