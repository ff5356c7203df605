package app.coffer.wire.api;

/**
 * The body of one revision of a parcel.
 *
 * @param index the header's place in the parcel, from 0
 * @param bytes {@code nonce(24) || box}
 */
public record Body(int index, byte[] bytes) {}
