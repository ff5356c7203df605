/**
 * Believable data for trying the program out and for measuring it; it uses the ledger's port only.
 */
@NullMarked
package app.coffer.desktop.demo;

import org.jspecify.annotations.NullMarked;
