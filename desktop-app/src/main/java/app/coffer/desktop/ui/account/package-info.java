/** The dialog for an account. */
@NullMarked
package app.coffer.desktop.ui.account;

import org.jspecify.annotations.NullMarked;
