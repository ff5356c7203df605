-- What the server keeps: ciphertext, signatures, and the bookkeeping to hand them out in order.
-- One text for SQLite and PostgreSQL (there, "blob" is a domain over bytea). Numbers are bigint.

-- one row: this database's own life
create table server (
  id bigint not null primary key,
  incarnation blob not null
);

-- head is the last cursor handed out; bytes is what counts against the quota
create table vault (
  number bigint not null primary key,
  id blob not null unique,
  root_key blob not null,
  head bigint not null,
  bytes bigint not null,
  created bigint not null
);

create table root_statement (
  vault bigint not null,
  seq bigint not null,
  hash blob not null,
  bytes blob not null,
  signature blob not null,
  primary key (vault, seq)
);

-- last_n and last_hash are the position of the device's feed; last_n is -1 before its first parcel
create table member (
  vault bigint not null,
  device blob not null,
  sign_key blob not null,
  last_n bigint not null,
  last_hash blob not null,
  last_seen bigint not null,
  primary key (vault, device)
);

create table parcel (
  vault bigint not null,
  position bigint not null,
  device blob not null,
  n bigint not null,
  hash blob not null,
  bytes blob not null,
  signature blob not null,
  primary key (vault, position),
  unique (vault, device, n)
);

-- superseded_at is null while no other revision of the record names this one as its parent
create table revision (
  vault bigint not null,
  id blob not null,
  record blob not null,
  position bigint not null,
  place bigint not null,
  superseded_at bigint,
  primary key (vault, id)
);
create index revision_by_place on revision (vault, position, place);
create index revision_by_record on revision (vault, record, superseded_at);

-- a parent may arrive after its child, or never
create table parentage (
  vault bigint not null,
  parent blob not null,
  child blob not null,
  record blob not null,
  primary key (vault, parent, child)
);

create table body (
  vault bigint not null,
  revision blob not null,
  bytes blob not null,
  primary key (vault, revision)
);
