/**
 * The window before a vault is open: create one, join another device's, open one. It reaches vaults
 * through {@link app.coffer.desktop.ui.start.VaultDoor} only.
 */
@NullMarked
package app.coffer.desktop.ui.start;

import org.jspecify.annotations.NullMarked;
