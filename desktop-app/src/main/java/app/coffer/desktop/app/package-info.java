/** Main classes and wiring: what is made in which order and closed in reverse. Nobody uses it. */
@NullMarked
package app.coffer.desktop.app;

import org.jspecify.annotations.NullMarked;
