/**
 * The requests and answers of the replica API, one record each; JSON and CBOR carry the same
 * shapes.
 */
@NullMarked
package app.coffer.wire.api;

import org.jspecify.annotations.NullMarked;
