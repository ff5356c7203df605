/**
 * The sync engine and the ports it needs. It knows neither SQL nor JavaFX nor HTTP, nor what an
 * account is.
 */
@NullMarked
package app.coffer.desktop.sync;

import org.jspecify.annotations.NullMarked;
