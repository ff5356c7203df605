/** Categories, payees and tags themselves: in order, renamed, joined, removed. */
@NullMarked
package app.coffer.desktop.ui.catalogue;

import org.jspecify.annotations.NullMarked;
