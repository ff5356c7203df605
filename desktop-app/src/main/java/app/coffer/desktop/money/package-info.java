/** Exact, currency-checked money. It knows nobody and never rounds silently. */
@NullMarked
package app.coffer.desktop.money;

import org.jspecify.annotations.NullMarked;
