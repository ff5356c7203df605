/**
 * Deterministic CBOR for everything that is signed, hashed or sealed; used by both ends. It never
 * guesses: what is not in the one allowed form is refused.
 */
@NullMarked
package app.coffer.wire.codec;

import org.jspecify.annotations.NullMarked;
