/** How often somebody may ask. */
@NullMarked
package app.coffer.server.limit;

import org.jspecify.annotations.NullMarked;
