/** Merging as a pure function of the base and the heads; no clock, no store, no person. */
@NullMarked
package app.coffer.desktop.merge;

import org.jspecify.annotations.NullMarked;
