/**
 * What the server does with a vault: log, root log, pairing mailboxes. Knows neither HTTP nor SQL.
 */
@NullMarked
package app.coffer.server.vault;

import org.jspecify.annotations.NullMarked;
