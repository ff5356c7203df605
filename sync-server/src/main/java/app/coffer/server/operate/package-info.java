/** For whoever operates the server: metrics, the status page, the description of the API. */
@NullMarked
package app.coffer.server.operate;

import org.jspecify.annotations.NullMarked;
