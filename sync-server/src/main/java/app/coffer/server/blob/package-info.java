/** Bytes in, bytes out: the store in SQL. jOOQ types never leave it. */
@NullMarked
package app.coffer.server.blob;

import org.jspecify.annotations.NullMarked;
