/** Amounts for categories and months, and what follows from them; pure but for its use cases. */
@NullMarked
package app.coffer.desktop.budget;

import org.jspecify.annotations.NullMarked;
