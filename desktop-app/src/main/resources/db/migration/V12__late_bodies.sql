-- What is known of removed devices' parcels beyond their cuts without their contents: how far they
-- were given, and which changes they name whose bodies did not come. Up to a mark of before this
-- table existed nothing is asked any more.
CREATE TABLE late_reach (
  device BLOB NOT NULL PRIMARY KEY,
  n BIGINT NOT NULL
) WITHOUT ROWID;

INSERT INTO late_reach (device, n) SELECT device, max(n) FROM mark GROUP BY device;

-- parents: 32 bytes each; epoch, body_hash, body_length: what opens and checks the body when it
-- comes; pulls: complete ones since it was named; discarded: a person decided without it
CREATE TABLE late_unread (
  revision BLOB NOT NULL PRIMARY KEY,
  record_id BLOB NOT NULL,
  device BLOB NOT NULL,
  n BIGINT NOT NULL,
  position INTEGER NOT NULL,
  parents BLOB NOT NULL,
  epoch BLOB NOT NULL,
  body_hash BLOB NOT NULL,
  body_length INTEGER NOT NULL,
  pulls INTEGER NOT NULL DEFAULT 0,
  discarded BOOLEAN NOT NULL DEFAULT FALSE
) WITHOUT ROWID;
