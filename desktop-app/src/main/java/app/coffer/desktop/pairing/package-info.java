/** Joining a device: the link, the exchange over the mailbox, what is handed over. */
@NullMarked
package app.coffer.desktop.pairing;

import org.jspecify.annotations.NullMarked;
