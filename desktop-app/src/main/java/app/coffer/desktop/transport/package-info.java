/** The replica over HTTP: signing, timeouts, which failures may be retried. */
@NullMarked
package app.coffer.desktop.transport;

import org.jspecify.annotations.NullMarked;
