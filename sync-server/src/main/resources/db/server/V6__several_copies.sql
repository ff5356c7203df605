-- What several copies of the server have to know of each other; a single one keeps mailboxes here.

-- a mailbox of pairing; closed is 1 once it was used, and its messages are then gone
create table mailbox (
  name varchar(64) not null primary key,
  code varchar(4) unique,
  address varchar(100) not null,
  ends_at bigint not null,
  closed bigint not null,
  messages bigint not null,
  bytes bigint not null
);

create table mailbox_message (
  mailbox varchar(64) not null,
  place bigint not null,
  bytes blob not null,
  primary key (mailbox, place)
);

-- nonces of accepted requests, while a request may be that old
create table nonce (
  device blob not null,
  nonce varchar(200) not null,
  ends_at bigint not null,
  primary key (device, nonce)
);
create index nonce_by_end on nonce (ends_at);

-- devices that listen at a copy, until that copy should have said so again
create table listening (
  vault blob not null,
  device blob not null,
  copy blob not null,
  ends_at bigint not null,
  primary key (vault, device, copy)
);
create index listening_by_copy on listening (copy);
