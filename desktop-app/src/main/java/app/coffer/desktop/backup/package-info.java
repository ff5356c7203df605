/**
 * The file a backup is, and which of many are kept. It moves bytes that are encrypted already, and
 * has no key.
 */
@NullMarked
package app.coffer.desktop.backup;

import org.jspecify.annotations.NullMarked;
