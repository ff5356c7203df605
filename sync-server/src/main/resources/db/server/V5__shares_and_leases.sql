-- What a device's own parcels and bodies take of the vault's room, counted from this version on.
alter table member add column bytes bigint not null default 0;

-- Work that one of several copies of the server does for all of them, until ends_at.
create table lease (
  name varchar(40) not null primary key,
  holder blob not null,
  ends_at bigint not null
);
