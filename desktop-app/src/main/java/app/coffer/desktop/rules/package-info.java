/** What is done with transactions that look a certain way, by hand and on import. */
@NullMarked
package app.coffer.desktop.rules;

import org.jspecify.annotations.NullMarked;
