/**
 * Key ring, sealing and opening, the key file of a vault. Only adapters of sync's ports leave it.
 */
@NullMarked
package app.coffer.desktop.seal;

import org.jspecify.annotations.NullMarked;
