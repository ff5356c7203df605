/**
 * Asking, when a person wants it, whether there is a newer version. Nothing here runs by itself.
 */
@NullMarked
package app.coffer.desktop.update;

import org.jspecify.annotations.NullMarked;
