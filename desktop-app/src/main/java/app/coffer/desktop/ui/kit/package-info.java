/**
 * What every screen is built from: the door to threads, words, formats, fields, icons, toasts. Only
 * {@code ui} may use it; it knows no screen.
 */
@NullMarked
package app.coffer.desktop.ui.kit;

import org.jspecify.annotations.NullMarked;
