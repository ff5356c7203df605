/** The page of the budget: months side by side, typed into like a sheet of paper. */
@NullMarked
package app.coffer.desktop.ui.budget;

import org.jspecify.annotations.NullMarked;
