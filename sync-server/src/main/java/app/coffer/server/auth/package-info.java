/** Who asks: request signatures, their freshness, and membership. */
@NullMarked
package app.coffer.server.auth;

import org.jspecify.annotations.NullMarked;
