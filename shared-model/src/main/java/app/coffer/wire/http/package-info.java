/**
 * Signatures over HTTP requests (RFC 9421) as both ends make and check them. Knows no HTTP library:
 * a request is what {@link app.coffer.wire.http.RequestParts} says of it.
 */
@NullMarked
package app.coffer.wire.http;

import org.jspecify.annotations.NullMarked;
