-- The tables are written once, for SQLite; this is what they call a string of bytes.
create domain blob as bytea;
