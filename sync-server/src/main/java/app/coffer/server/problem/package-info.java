/** Exceptions become RFC 9457 problems here, the only place that knows status numbers. */
@NullMarked
package app.coffer.server.problem;

import org.jspecify.annotations.NullMarked;
