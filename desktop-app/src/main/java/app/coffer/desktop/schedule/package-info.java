/** Payments that repeat: when they fall due, entering them, and what they mean for balances. */
@NullMarked
package app.coffer.desktop.schedule;

import org.jspecify.annotations.NullMarked;
