-- Sealed chunks of attachments. released_at is null while a device wants the attachment kept; after
-- that its chunks stay as long as superseded bodies do.

create table attachment (
  vault bigint not null,
  id blob not null,
  released_at bigint,
  primary key (vault, id)
);

create table chunk (
  vault bigint not null,
  attachment blob not null,
  place bigint not null,
  bytes blob not null,
  primary key (vault, attachment, place)
);
