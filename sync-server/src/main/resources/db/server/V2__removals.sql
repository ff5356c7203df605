-- Devices that were removed. removed_seq is the statement that says so, null for members; cut_n and
-- cut_hash are the last of its parcels that counts, null where none does.
alter table member add column removed_seq bigint;
alter table member add column cut_n bigint;
alter table member add column cut_hash blob;

-- 1 where the parcel is beyond its device's cut: kept and handed out, but it supersedes nothing
alter table revision add column voided bigint not null default 0;
