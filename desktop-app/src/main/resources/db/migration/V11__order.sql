-- Where a group, and a category within its group, stands in lists: from 1 on; 0 is behind those, by
-- name.

ALTER TABLE category_group ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE category ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
