-- What is worth nothing after a crash need not survive one.
alter table nonce set unlogged;
alter table listening set unlogged;
