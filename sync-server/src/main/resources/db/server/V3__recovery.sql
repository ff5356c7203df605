-- Which vault a recovery sheet is of: H("device-id", recovery key)[0..16], as its genesis names the
-- key. Where two vaults name one key, the first keeps it.
create table recovery (
  id blob not null primary key,
  vault bigint not null
);
