/**
 * Files at transactions: sealed once, kept sealed in the vault's folder, fetched when somebody
 * wants them. It does not know how they travel.
 */
@NullMarked
package app.coffer.desktop.attachment;

import org.jspecify.annotations.NullMarked;
