/** Passphrases and keys as objects with a life: closed, redacted, wiped. */
@NullMarked
package app.coffer.desktop.secret;

import org.jspecify.annotations.NullMarked;
