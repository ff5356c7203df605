/** The window of an open vault: menus, accounts, the content area, the sync pill. */
@NullMarked
package app.coffer.desktop.ui.shell;

import org.jspecify.annotations.NullMarked;
