/** Server-sent events: hints to pull, and who is there. Never carries data. */
@NullMarked
package app.coffer.server.events;

import org.jspecify.annotations.NullMarked;
