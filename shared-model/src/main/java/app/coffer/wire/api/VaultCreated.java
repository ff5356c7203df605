package app.coffer.wire.api;

import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.VaultId;

/** The answer to {@link CreateVault}; the same for the same vault asked for again. */
public record VaultCreated(VaultId vault, IncarnationId incarnation) {}
