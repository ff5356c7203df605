package app.coffer.wire.api;

import app.coffer.wire.Signed;

/**
 * The first two statements of a vault's root log: the genesis, and the authorization of the device
 * that asks.
 */
public record CreateVault(Signed genesis, Signed authorize) {}
