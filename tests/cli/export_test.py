#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of a record: the columns and codes of each format, read back by other programs."""
import csv
import io
import json
import pathlib
import sqlite3
import struct
import subprocess
import tempfile
import unittest

from program import ROOT, program

ACLED = ("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,"
         "interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,"
         "fatalities,tags,timestamp").split(",")
UCDP = ("id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,"
        "side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,"
        "source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
        "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob").split(",")

STRIKE = """Alep (Syrie), 9 juin 2016 (AFP) - Des avions du régime syrien ont bombardé jeudi le quartier de Salhine à Alep, tuant douze civils, selon l'OSDH (Observatoire syrien des droits de l'Homme).

L'armée syrienne s'est emparée mercredi du village de Khan Toumane, a indiqué l'OSDH.

L'armée n'a mené aucun raid sur la ville d'Idleb, a assuré l'OSDH.
"""


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        (cls.folder / "strike.txt").write_text(STRIKE, encoding="utf-8")
        cls.record = cls.folder / "war.rec"
        added = program("add", cls.record, "strike.txt", *sorted((ROOT / "samples").glob("*.txt")), cwd=cls.folder)
        assert added.code == 0, added.err
        cls.events = {e["event"]: e for e in json.loads(program("events", cls.record, "--format", "json").out)}

    def export(self, form, *words):
        run = program("export", self.record, "--as", form, *words)
        self.assertEqual(run.code, 0, run.err)
        return run.out.decode("utf-8")

    def table(self, form, columns, *words):
        rows = list(csv.reader(io.StringIO(self.export(form, *words), newline="")))
        self.assertEqual(rows[0], columns)
        for row in rows[1:]:
            self.assertEqual(len(row), len(columns))
        return [dict(zip(columns, row)) for row in rows[1:]]

    def only(self, rows, **wanted):
        found = [row for row in rows if all(row[key] == value for key, value in wanted.items())]
        self.assertEqual(len(found), 1, wanted)
        return found[0]

    def test_acled_has_its_31_columns_and_codes(self):
        rows = self.table("acled", ACLED)
        self.assertEqual(len(ACLED), 31)
        strike = self.only(rows, event_date="2016-06-09", location="Salhine")
        self.assertEqual([strike[c] for c in ("year", "time_precision", "disorder_type", "event_type", "sub_event_type", "geo_precision")],
                         ["2016", "1", "Political violence", "Explosions/Remote violence", "Air/drone strike", "1"])
        self.assertEqual([strike[c] for c in ("inter1", "iso", "region", "country", "admin1", "fatalities", "timestamp", "source_scale")],
                         ["State forces", "760", "Middle East", "Syrie", "province d'Alep", "12", "", ""])
        capture = self.only(rows, event_date="2016-06-08", location="Khan Toumane")
        self.assertEqual([capture["event_type"], capture["sub_event_type"]], ["Battles", "Government regains territory"])
        self.assertFalse([row for row in rows if row["event_date"] > "2016-06-07" and row["location"] == "Idleb"], "what did not happen is no event")

    def test_acled_gives_no_point_for_a_country(self):
        for row in self.table("acled", ACLED):
            self.assertEqual(row["latitude"] == "", row["geo_precision"] == "", row)

    def test_ucdp_has_its_49_columns_and_only_events_with_dead(self):
        rows = self.table("ucdp", UCDP)
        self.assertEqual(len(UCDP), 49)
        strike = self.only(rows, date_start="2016-06-09", where_coordinates="Salhine")
        self.assertEqual([strike[c] for c in ("id", "where_prec", "date_prec", "date_end", "best", "low", "high", "country_id", "region", "gwnoa")],
                         ["", "1", "1", "2016-06-09", "12", "12", "12", "652", "Middle East", "652"])
        self.assertRegex(strike["geom_wkt"], r"^POINT \(37\.\d+ 36\.\d+\)$")
        latitude, longitude = float(strike["latitude"]), float(strike["longitude"])
        self.assertEqual(int(strike["priogrid_gid"]), int((latitude + 90) * 2) * 720 + int((longitude + 180) * 2) + 1)
        for row in rows:
            self.assertGreaterEqual(int(row["best"]), 1)
            self.assertLessEqual(int(row["low"] or 0), int(row["best"]))

    def test_filters_hold_for_exports(self):
        rows = self.table("acled", ACLED, "--from", "2016-06-09", "--to", "2016-06-09", "--type", "air_strike", "--place", "Salhine")
        self.assertEqual([row["location"] for row in rows], ["Salhine"])

    def test_geojson_has_a_feature_for_every_event(self):
        whole = json.loads(self.export("geojson"))
        self.assertEqual(whole["type"], "FeatureCollection")
        self.assertEqual({f["id"] for f in whole["features"]}, set(self.events))
        for feature in whole["features"]:
            self.assertEqual(set(feature), {"type", "id", "geometry", "properties"})
            self.assertFalse([v for v in feature["properties"].values() if isinstance(v, (dict, list))], "properties are flat")
            if feature["geometry"]:
                longitude, latitude = feature["geometry"]["coordinates"]
                self.assertTrue(-180 <= longitude <= 180 and -90 <= latitude <= 90)
            if feature["properties"]["precision"] in ("country", "vague", None):
                self.assertIsNone(feature["geometry"])

    def test_a_geopackage_is_read_by_gdal(self):
        path = self.folder / "war.gpkg"
        self.assertEqual(program("export", self.record, "--as", "geopackage", "--output", path).code, 0)
        read = subprocess.run(["ogrinfo", "-ro", "-al", "-so", path], capture_output=True, text=True, check=True).stdout
        self.assertIn(f"Feature Count: {len(self.events)}", read)
        self.assertIn("Geometry: Point", read)
        self.assertNotIn("ERROR", read)
        with sqlite3.connect(path) as db:
            header = db.execute("SELECT geom FROM events WHERE geom IS NOT NULL").fetchone()[0]
            self.assertEqual(struct.unpack("<2sBBiBI", header[:13]), (b"GP", 0, 1, 4326, 1, 1))
            self.assertEqual(db.execute("PRAGMA application_id").fetchone()[0], 0x47504B47)
        again = program("export", self.record, "--as", "geopackage", "--output", path)
        self.assertEqual(again.code, 1)
        self.assertIn("exists already", again.err)

    def test_annotations_quote_what_stands_at_their_position(self):
        page = json.loads(self.export("annotations", "--place", "Salhine"))
        self.assertEqual((page["@context"], page["type"]), ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage"))
        bodies = []
        for item in page["items"]:
            position, quote = item["target"]["selector"]
            self.assertEqual((position["type"], quote["type"]), ("TextPositionSelector", "TextQuoteSelector"))
            self.assertEqual(STRIKE[position["start"]:position["end"]], quote["exact"])
            self.assertTrue(STRIKE[:position["start"]].endswith(quote["prefix"]) and STRIKE[position["end"]:].startswith(quote["suffix"]))
            bodies += [(body["value"], quote["exact"]) for body in item["body"]]
        self.assertIn(("places: sy-aleppo-salheen", "quartier de Salhine"), bodies)
        self.assertEqual(len({item["id"] for item in page["items"]}), len(page["items"]))

    def test_a_cell_is_no_formula(self):
        own = self.folder / "formula.rec"
        text = self.folder / "=formula.txt"
        text.write_text("=1+1 AFP\n\nAlep (Syrie), 9 juin 2016 (AFP) - Douze civils ont été tués jeudi dans un raid à Salhine, a dit l'OSDH.\n", encoding="utf-8")
        self.assertEqual(program("add", own, text).code, 0)
        self.assertNotRegex(program("export", own, "--as", "ucdp").out.decode(), r"(^|,)[=+@]")

    def test_wrong_words_are_usage_errors(self):
        for words in (("--as", "excel"), ("--as", "geopackage"), ("--as", "acled", "--output", "x.csv")):
            run = program("export", self.record, *words)
            self.assertEqual(run.code, 2, words)
            self.assertIn("recoupe", run.err)


if __name__ == "__main__":
    unittest.main()
