/** Everything that another program for personal finance holds, into an empty vault. */
@NullMarked
package app.coffer.desktop.banking.bring;

import org.jspecify.annotations.NullMarked;
