/** Backups as the window makes and shows them: by the day, at quitting, and when asked. */
@NullMarked
package app.coffer.desktop.ui.backup;

import org.jspecify.annotations.NullMarked;
