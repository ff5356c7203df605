/** What stands before the resources: certificates, proxies, headers, names of requests. */
@NullMarked
package app.coffer.server.front;

import org.jspecify.annotations.NullMarked;
