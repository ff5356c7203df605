/**
 * Help inside the program: the manual, what the program says about itself, and what it says when it
 * broke.
 */
@NullMarked
package app.coffer.desktop.ui.help;

import org.jspecify.annotations.NullMarked;
