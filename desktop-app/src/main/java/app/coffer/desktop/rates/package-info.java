/** What currencies were worth, and converting without ever guessing. */
@NullMarked
package app.coffer.desktop.rates;

import org.jspecify.annotations.NullMarked;
