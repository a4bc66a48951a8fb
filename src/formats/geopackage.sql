-- SPDX-License-Identifier: GPL-3.0-or-later
-- An empty GeoPackage 1.3 with one layer, `events` (OGC 12-128r18, tables as its annex C gives them).
PRAGMA application_id = 0x47504B47;  -- GPKG
PRAGMA user_version = 10300;

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
   NULL);

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
-- The time of change is fixed: the same record gives the same file.
INSERT INTO gpkg_contents VALUES ('events', 'features', 'events', 'Events of a recoupe record', '1970-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, 4326);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
INSERT INTO gpkg_geometry_columns VALUES ('events', 'geom', 'POINT', 4326, 0, 0);

CREATE TABLE events (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, event TEXT NOT NULL UNIQUE,
  type TEXT, family TEXT, status TEXT, first TEXT, last TEXT, place TEXT, precision TEXT, province TEXT, country TEXT,
  agents TEXT, targets TEXT, sources TEXT, killed_min INTEGER, killed_best INTEGER, killed_max INTEGER,
  wounded_min INTEGER, wounded_best INTEGER, wounded_max INTEGER, claims INTEGER, origins INTEGER, disputed BOOLEAN,
  grade TEXT, reason TEXT
);
