/**
 * The tour: plays the product's main story on real parts, tells it in sentences and takes pictures
 * of the real windows. Reached from the developer section of the Help menu and from the command
 * line; nobody else uses it.
 */
@NullMarked
package app.coffer.desktop.tour;

import org.jspecify.annotations.NullMarked;
