package app.coffer.server.front;

import java.nio.file.Path;

/**
 * Where the certificate is.
 *
 * @param certificate PEM, the server's own first and then those that vouch for it
 * @param key PEM, PKCS #8
 */
public record TlsFiles(Path certificate, Path key) {}
