/**
 * The Conflicts screen: each open question with what was before, what every device says, and one
 * result whose effect on the money is seen before anything is written.
 */
@NullMarked
package app.coffer.desktop.ui.conflict;

import org.jspecify.annotations.NullMarked;
