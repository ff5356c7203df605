package app.coffer.wire.api;

/**
 * The mailbox that belongs to the first four characters of a code.
 *
 * @param mailbox its name, 32 hex digits
 */
public record MailboxOfCode(String mailbox) {}
