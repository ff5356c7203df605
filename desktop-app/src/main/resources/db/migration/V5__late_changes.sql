-- What devices sent after the point up to which their removal lets them count. It is in no feed and
-- supersedes nothing; it waits here for a person, who keeps it (it is then written anew) or not.
-- parents: 32 bytes each, those only that count.
CREATE TABLE late_change (
  id INTEGER PRIMARY KEY,
  revision BLOB NOT NULL UNIQUE,
  record_id BLOB NOT NULL,
  device BLOB NOT NULL,
  n BIGINT NOT NULL,
  position INTEGER NOT NULL,
  parents BLOB NOT NULL,
  content BLOB NOT NULL,
  arrived_at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'discarded'))
);
CREATE INDEX late_change_by_record ON late_change (record_id, device, n);
