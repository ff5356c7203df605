/**
 * What changed, in neutral words: a record's new content as named values. It knows no table, no
 * screen, no wire.
 */
@NullMarked
package app.coffer.desktop.change;

import org.jspecify.annotations.NullMarked;
