BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'leifeng_reader','m001_the_library','2026-11-22 18:22:30.075530+00:00');
CREATE TABLE annotation_themes (
    annotation_id TEXT NOT NULL
        REFERENCES annotations(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    theme_id TEXT NOT NULL REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "annotation_themes" VALUES('old-000004',1,'old-000002');
INSERT INTO "annotation_themes" VALUES('old-000005',0,'old-000002');
INSERT INTO "annotation_themes" VALUES('old-000004',0,'old-000003');
CREATE TABLE annotations (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
    text_sha256 TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, note TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, status TEXT NOT NULL,
    annotator TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
INSERT INTO "annotations" VALUES('old-000004','old-000001','a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4',0,8,'Lei Feng','','’s 雷锋 spirit
shines 😀 brighter; ','who; "he"
and 谁','2026-03-05T08:00:03.000Z','2026-03-05T08:00:03.000Z','anchored','tester','141f00c196516182');
INSERT INTO "annotations" VALUES('old-000005','old-000001','a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4',11,13,'雷锋','Lei Feng’s ',' spirit
shines 😀 brighter; "and"','','2026-03-05T08:00:04.000Z','2026-03-05T08:00:04.000Z','anchored','tester','07566b236bfad65b');
CREATE TABLE change_records (
    change_id INTEGER NOT NULL REFERENCES changes(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, record_id TEXT NOT NULL, "before" TEXT, "after" TEXT
) STRICT;
INSERT INTO "change_records" VALUES(1,'documents','old-000001',NULL,'{"id":"old-000001","title":"An old text","text_id":"b72b6151971650b362219a95420127ea","text_sha256":"a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4","length":48,"language":"","source":"","authors":"[]","created":"2026-03-05T08:00:00.000Z","modified":"2026-03-05T08:00:00.000Z"}');
INSERT INTO "change_records" VALUES(2,'themes','old-000002',NULL,'{"id":"old-000002","name":"Service","colour":"amber","parent_id":null,"position":0,"key":1,"description":"","created":"2026-03-05T08:00:01.000Z","modified":"2026-03-05T08:00:01.000Z"}');
INSERT INTO "change_records" VALUES(3,'themes','old-000003',NULL,'{"id":"old-000003","name":"Volunteering","colour":"blue","parent_id":"old-000002","position":1,"key":2,"description":"","created":"2026-03-05T08:00:02.000Z","modified":"2026-03-05T08:00:02.000Z"}');
INSERT INTO "change_records" VALUES(4,'annotations','old-000004',NULL,'{"id":"old-000004","document_id":"old-000001","text_sha256":"a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4","start":0,"end":8,"quote":"Lei Feng","prefix":"","suffix":"’s 雷锋 spirit\nshines 😀 brighter; ","note":"who; \"he\"\nand 谁","created":"2026-03-05T08:00:03.000Z","modified":"2026-03-05T08:00:03.000Z","status":"anchored","annotator":"tester","themes":"[\"old-000003\", \"old-000002\"]"}');
INSERT INTO "change_records" VALUES(5,'annotations','old-000005',NULL,'{"id":"old-000005","document_id":"old-000001","text_sha256":"a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4","start":11,"end":13,"quote":"雷锋","prefix":"Lei Feng’s ","suffix":" spirit\nshines 😀 brighter; \"and\"","note":"","created":"2026-03-05T08:00:04.000Z","modified":"2026-03-05T08:00:04.000Z","status":"anchored","annotator":"tester","themes":"[\"old-000002\"]"}');
INSERT INTO "change_records" VALUES(6,'annotations','old-000006',NULL,'{"id":"old-000006","document_id":"old-000001","text_sha256":"a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4","start":21,"end":29,"quote":"shines 😀","prefix":"Lei Feng’s 雷锋 spirit\n","suffix":" brighter; \"and\" on","note":"","created":"2026-03-05T08:00:05.000Z","modified":"2026-03-05T08:00:05.000Z","status":"anchored","annotator":"tester","themes":"[]"}');
INSERT INTO "change_records" VALUES(7,'annotations','old-000006','{"id":"old-000006","document_id":"old-000001","text_sha256":"a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4","start":21,"end":29,"quote":"shines 😀","prefix":"Lei Feng’s 雷锋 spirit\n","suffix":" brighter; \"and\" on","note":"","created":"2026-03-05T08:00:05.000Z","modified":"2026-03-05T08:00:05.000Z","status":"anchored","annotator":"tester","themes":"[]"}','{"id":"old-000006","document_id":"old-000001","text_sha256":"a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4","start":21,"end":29,"quote":"shines 😀","prefix":"Lei Feng’s 雷锋 spirit\n","suffix":" brighter; \"and\" on","note":"to be removed","created":"2026-03-05T08:00:05.000Z","modified":"2026-03-05T08:00:06.000Z","status":"anchored","annotator":"tester","themes":"[]"}');
INSERT INTO "change_records" VALUES(8,'annotations','old-000006','{"id":"old-000006","document_id":"old-000001","text_sha256":"a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4","start":21,"end":29,"quote":"shines 😀","prefix":"Lei Feng’s 雷锋 spirit\n","suffix":" brighter; \"and\" on","note":"to be removed","created":"2026-03-05T08:00:05.000Z","modified":"2026-03-05T08:00:06.000Z","status":"anchored","annotator":"tester","themes":"[]"}',NULL);
INSERT INTO "change_records" VALUES(9,'themes','old-000003','{"id":"old-000003","name":"Volunteering","colour":"blue","parent_id":"old-000002","position":1,"key":2,"description":"","created":"2026-03-05T08:00:02.000Z","modified":"2026-03-05T08:00:02.000Z"}','{"id":"old-000003","name":"Voluntary work","colour":"blue","parent_id":"old-000002","position":1,"key":2,"description":"","created":"2026-03-05T08:00:02.000Z","modified":"2026-03-05T08:00:07.000Z"}');
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, label TEXT NOT NULL,
    writer TEXT NOT NULL
) STRICT;
INSERT INTO "changes" VALUES(1,'2026-03-05T08:00:00.000Z','test','first-writer');
INSERT INTO "changes" VALUES(2,'2026-03-05T08:00:00.000Z','test','first-writer');
INSERT INTO "changes" VALUES(3,'2026-03-05T08:00:00.000Z','test','first-writer');
INSERT INTO "changes" VALUES(4,'2026-03-05T08:00:00.000Z','test','first-writer');
INSERT INTO "changes" VALUES(5,'2026-03-05T08:00:00.000Z','test','first-writer');
INSERT INTO "changes" VALUES(6,'2026-03-05T08:00:00.000Z','test','first-writer');
INSERT INTO "changes" VALUES(7,'2026-03-05T08:00:00.000Z','note','first-writer');
INSERT INTO "changes" VALUES(8,'2026-03-05T08:00:00.000Z','remove','first-writer');
INSERT INTO "changes" VALUES(9,'2026-03-05T08:00:00.000Z','rename','first-writer');
CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL,
    text_id TEXT NOT NULL REFERENCES texts(id) DEFERRABLE INITIALLY DEFERRED,
    text_sha256 TEXT NOT NULL, length INTEGER NOT NULL, language TEXT NOT NULL,
    source TEXT NOT NULL, authors TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO "documents" VALUES('old-000001','An old text','b72b6151971650b362219a95420127ea','a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4',48,'','','[]','2026-03-05T08:00:00.000Z','2026-03-05T08:00:00.000Z','04672e449d9cfce7');
CREATE TABLE images (
    text_id TEXT NOT NULL REFERENCES texts(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, media_type TEXT NOT NULL, width INTEGER NOT NULL,
    height INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (text_id, name)
) STRICT;
CREATE TABLE places (
    document_id TEXT PRIMARY KEY, position INTEGER NOT NULL, read_at TEXT NOT NULL
) STRICT;
INSERT INTO "places" VALUES('old-000001',7,'2026-03-05T09:00:00.000Z');
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "settings" VALUES('welcomed','yes');
CREATE TABLE texts (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, rules INTEGER NOT NULL, content TEXT NOT NULL,
    starts BLOB NOT NULL, kinds BLOB NOT NULL, levels BLOB NOT NULL,
    spans BLOB NOT NULL, words TEXT NOT NULL, structure TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES('b72b6151971650b362219a95420127ea','a1cbbae8585a45c3f80dda3f10c335728b5f126bcce96e1f5870c02dcc4b8ca4',1,'Lei Feng’s 雷锋 spirit
shines 😀 brighter; "and" on',X'0000000015000000',X'0000',X'0000',X'','[]','{"facts":{},"outline":[],"pages":[]}');
CREATE TABLE themes (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL,
    parent_id TEXT REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL, key INTEGER, description TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
INSERT INTO "themes" VALUES('old-000002','Service','amber',NULL,0,1,'','2026-03-05T08:00:01.000Z','2026-03-05T08:00:01.000Z','3b0dd3ec64fa1338');
INSERT INTO "themes" VALUES('old-000003','Voluntary work','blue','old-000002',1,2,'','2026-03-05T08:00:02.000Z','2026-03-05T08:00:07.000Z','d2552d426778e9aa');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX annotations_in_order ON annotations(document_id, start, "end", id);
CREATE INDEX annotation_themes_by_theme ON annotation_themes(theme_id);
CREATE INDEX change_records_by_change ON change_records(change_id);
CREATE INDEX change_records_by_record ON change_records(record_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('changes',9);
COMMIT;
