/** Exchange rates: typed, or from a file that the person chose. */
@NullMarked
package app.coffer.desktop.ui.rates;

import org.jspecify.annotations.NullMarked;
