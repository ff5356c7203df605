/**
 * The one door to libsodium, used by both ends: every length is checked here, because the binding
 * checks none. Nothing else may call the binding.
 */
@NullMarked
package app.coffer.wire.crypto;

import org.jspecify.annotations.NullMarked;
