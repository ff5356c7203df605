/** A vault on disk, locked; and the scope of everything that lives while it is open. */
@NullMarked
package app.coffer.desktop.vault;

import org.jspecify.annotations.NullMarked;
