-- The user types and extensions that types.tsv names; leave out the extensions that a server lacks.
-- cell escapes in types.tsv: \\ is a backslash, \t a tab, \n a newline, \N no value.
SET timezone = 'UTC';
SET intervalstyle = 'postgres';
CREATE EXTENSION IF NOT EXISTS hstore;
CREATE EXTENSION IF NOT EXISTS cube;
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS seg;
CREATE EXTENSION IF NOT EXISTS isn;
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE TYPE venum AS ENUM ('sad', 'ok', 'Happy Day', 'it''s', 'ünï');
CREATE DOMAIN vdom AS int CHECK (value > 0);
CREATE DOMAIN vdom2 AS vdom;
CREATE DOMAIN vdomarr AS int[];
CREATE TYPE vcomp AS (a int, b text);
CREATE TYPE vcomp1 AS (a text);
CREATE TYPE vcomp0 AS ();
CREATE TYPE vcomp2 AS (c vcomp, xs int[], cs vcomp[], e venum);
CREATE TYPE vrange AS RANGE (subtype = text, collation = "C", multirange_type_name = vmultirange);
