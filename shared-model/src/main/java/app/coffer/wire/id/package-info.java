/** Identifiers, one type each; everybody may use them; they know no meaning beyond their length. */
@NullMarked
package app.coffer.wire.id;

import org.jspecify.annotations.NullMarked;
