/**
 * What crosses the wire, for both ends: parcels, root statements, requests, answers, problems,
 * limits. It performs no I/O.
 */
@NullMarked
package app.coffer.wire;

import org.jspecify.annotations.NullMarked;
