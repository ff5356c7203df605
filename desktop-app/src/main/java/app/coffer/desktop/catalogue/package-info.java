/**
 * Categories with their groups, payees and tags themselves: their order, their names, making two of
 * them one, removing them, and what refers to them.
 */
@NullMarked
package app.coffer.desktop.catalogue;

import org.jspecify.annotations.NullMarked;
