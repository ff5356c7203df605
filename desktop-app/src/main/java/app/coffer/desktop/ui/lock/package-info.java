/**
 * Locking: when a vault is to be locked, the screen while it is, and the way back. A locked vault
 * is a closed one; what stands on the screen knows its name and its folder only.
 */
@NullMarked
package app.coffer.desktop.ui.lock;

import org.jspecify.annotations.NullMarked;
