-- What decisions leave behind on this device. The log of decisions itself is read from the
-- revisions, so that it is the same everywhere; here is only what revisions cannot say.

-- revisions that put several heads together
CREATE INDEX revision_joining ON revision (id) WHERE length(parents) > 32;

-- batch: decided in one go, undone in one go; by_rule: by the setting, not by a person; replaced: the
-- unsealed edit that the decision took the place of
CREATE TABLE decision_mark (
  record_id BLOB NOT NULL,
  lamport BIGINT NOT NULL,
  batch BIGINT NOT NULL,
  by_rule BOOLEAN NOT NULL,
  replaced BLOB,
  replaced_parents BLOB,
  PRIMARY KEY (record_id, lamport)
) WITHOUT ROWID;
CREATE INDEX decision_mark_by_batch ON decision_mark (batch);

-- questions that a person asked for again after they were decided; device and lamport name the
-- decision, here is this device
CREATE TABLE reopened (
  record_id BLOB NOT NULL PRIMARY KEY,
  device BLOB NOT NULL,
  lamport BIGINT NOT NULL,
  here BLOB NOT NULL,
  found_at BIGINT NOT NULL
) WITHOUT ROWID;

-- whoever changes the record afterwards has answered
CREATE TRIGGER reopened_answered_here AFTER INSERT ON pending_change BEGIN
  DELETE FROM reopened WHERE record_id = new.record_id;
END;
CREATE TRIGGER reopened_answered_again AFTER UPDATE ON pending_change BEGIN
  DELETE FROM reopened WHERE record_id = new.record_id;
END;
CREATE TRIGGER reopened_answered_elsewhere AFTER INSERT ON revision BEGIN
  DELETE FROM reopened WHERE record_id = new.record_id AND here <> new.device;
END;

-- containers that were removed elsewhere and came back because something refers to them
CREATE TABLE brought_back (
  record_id BLOB NOT NULL PRIMARY KEY,
  found_at BIGINT NOT NULL
) WITHOUT ROWID;
