package app.coffer.wire.api;

import app.coffer.wire.id.VaultId;

/** The vault whose genesis names the recovery key that asked. */
public record RecoverableVault(VaultId vault) {}
