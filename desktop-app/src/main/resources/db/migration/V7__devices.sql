-- What people say of devices, as records that travel like any other: a name that takes the place of
-- the one a device was added with, its platform, and who added it when. device, added_by: 16 bytes;
-- name, platform: empty where nobody said any; added_at: milliseconds since 1970-01-01T00:00Z.
CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  device BLOB NOT NULL,
  name TEXT NOT NULL,
  platform TEXT NOT NULL,
  added_by BLOB,
  added_at BIGINT,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX device_by_device ON device (device);
