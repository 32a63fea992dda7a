-- What a seam database holds.
--
-- This file is run as it stands to make a new database, and compared with what
-- is found in an existing one: text for text, so every comment inside a statement
-- is in the file too, and a database explains itself to whoever opens it.
--
-- Three kinds of tables. Things: what has an identity that outlives its names
-- (system, team, service, assessment, item). Versions: what was said about them,
-- one row per change, never altered; the newest counts whose change is not in
-- undone. Beside the log: questionnaires, the cursor, summaries. There are no
-- triggers and no views: they are switched off when a database is opened.
--
-- Times are ISO 8601 in UTC, days are ISO days. Words in lower case are tokens
-- and never translated. NULL means: not given. Ids and seq hold in this file only.

-- One transaction of one person: the log everything else points to.
CREATE TABLE change (
	seq INTEGER PRIMARY KEY,	-- the order of all changes
	uid TEXT NOT NULL,		-- UUID version 7; names it over files
	at TEXT NOT NULL,		-- when it was made
	who TEXT NOT NULL,		-- who made it
	label TEXT NOT NULL,		-- what was done, one line for people
	system INTEGER REFERENCES system,	-- the system it was made through
	service INTEGER REFERENCES service,	-- the service it was made through
	undoes INTEGER REFERENCES change CHECK (undoes < seq)
		-- the change it takes back; that may be an undo, which makes it a redo
) STRICT;

-- Changes without effect now. Follows from change.undoes; kept so that reading
-- need not walk the chains.
CREATE TABLE undone (
	change INTEGER PRIMARY KEY REFERENCES change
) STRICT;

-- The application that would be split.
CREATE TABLE system (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE	-- UUID version 7
) STRICT;

-- What is known about a system.
CREATE TABLE system_version (
	system INTEGER NOT NULL REFERENCES system,
	change INTEGER NOT NULL REFERENCES change,
	name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),	-- unique among current ones
	running INTEGER CHECK (running >= 0),	-- services already running
	archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
	PRIMARY KEY (system, change)
) STRICT, WITHOUT ROWID;

-- A named group of people.
CREATE TABLE team (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE	-- UUID version 7
) STRICT;

-- What is known about a team.
CREATE TABLE team_version (
	team INTEGER NOT NULL REFERENCES team,
	change INTEGER NOT NULL REFERENCES change,
	name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),	-- unique among current ones
	size INTEGER CHECK (size >= 0),	-- heads
	archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
	PRIMARY KEY (team, change)
) STRICT, WITHOUT ROWID;

-- A proposed service; it never moves to another system.
CREATE TABLE service (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,	-- UUID version 7
	system INTEGER NOT NULL REFERENCES system
) STRICT;

-- What is known about a service itself.
CREATE TABLE service_version (
	service INTEGER NOT NULL REFERENCES service,
	change INTEGER NOT NULL REFERENCES change,
	slug TEXT NOT NULL COLLATE NOCASE CHECK (slug <> ''),	-- unique among current ones
	purpose TEXT,		-- what it is for, in a sentence
	operations TEXT,	-- what can be asked of it
	archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
	PRIMARY KEY (service, change)
) STRICT, WITHOUT ROWID;

-- Which teams own a service; more than one is kept, and is a finding.
CREATE TABLE owner (
	service INTEGER NOT NULL REFERENCES service,
	team INTEGER NOT NULL REFERENCES team,
	change INTEGER NOT NULL REFERENCES change,
	owns INTEGER NOT NULL CHECK (owns IN (0, 1)),	-- 0 = no longer
	PRIMARY KEY (service, team, change)
) STRICT, WITHOUT ROWID;

-- What a service calls or listens to.
CREATE TABLE call (
	service INTEGER NOT NULL REFERENCES service,
	kind TEXT NOT NULL CHECK (kind IN ('sync', 'event')),
	target INTEGER REFERENCES service,	-- a service of the same system
	external TEXT COLLATE NOCASE,		-- or the name of something outside it
	change INTEGER NOT NULL REFERENCES change,
	calls INTEGER NOT NULL CHECK (calls IN (0, 1)),	-- 0 = no longer
	CHECK ((target IS NULL) <> (external IS NULL))
) STRICT;

-- Which data stores a service writes.
CREATE TABLE data_store (
	service INTEGER NOT NULL REFERENCES service,
	name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
	change INTEGER NOT NULL REFERENCES change,
	writes INTEGER NOT NULL CHECK (writes IN (0, 1)),	-- 0 = no longer
	PRIMARY KEY (service, name, change)
) STRICT, WITHOUT ROWID;

-- The text of a questionnaire as it was loaded.
CREATE TABLE questionnaire (
	hash TEXT PRIMARY KEY,		-- SHA-256 of text, hexadecimal
	id TEXT NOT NULL,		-- its own id: split-readiness
	version TEXT NOT NULL,		-- its own version: 1.0.0
	language TEXT NOT NULL,
	added TEXT NOT NULL,		-- when it came into this file
	text BLOB NOT NULL
) STRICT;

-- Its texts in another language; the one loaded last is kept.
CREATE TABLE sidecar (
	questionnaire TEXT NOT NULL REFERENCES questionnaire,
	language TEXT NOT NULL,
	text BLOB NOT NULL,
	PRIMARY KEY (questionnaire, language)
) STRICT;

-- One service walked through one questionnaire; there while its change holds.
CREATE TABLE assessment (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,	-- UUID version 7
	service INTEGER NOT NULL REFERENCES service,
	change INTEGER NOT NULL REFERENCES change,	-- its start
	number INTEGER NOT NULL CHECK (number > 0),	-- 3 in a3
	questionnaire TEXT NOT NULL REFERENCES questionnaire
) STRICT;

-- How a draft is worked on: by a room, or by one person in ten minutes.
CREATE TABLE draft_mode (
	assessment INTEGER NOT NULL REFERENCES assessment,
	change INTEGER NOT NULL REFERENCES change,
	mode TEXT NOT NULL CHECK (mode IN ('room', 'quick')),
	PRIMARY KEY (assessment, change)
) STRICT, WITHOUT ROWID;

-- Another version of its questionnaire that a draft was lifted to; the newest counts.
CREATE TABLE lift (
	assessment INTEGER NOT NULL REFERENCES assessment,
	change INTEGER NOT NULL REFERENCES change,
	questionnaire TEXT NOT NULL REFERENCES questionnaire,
	PRIMARY KEY (assessment, change)
) STRICT, WITHOUT ROWID;

-- The end of a draft, which nothing takes back.
CREATE TABLE finish (
	assessment INTEGER PRIMARY KEY REFERENCES assessment,
	change INTEGER NOT NULL REFERENCES change,
	name TEXT COLLATE NOCASE CHECK (name <> ''),	-- unique in the service
	engine INTEGER NOT NULL,	-- number of the rules that computed result
	snapshot TEXT NOT NULL,		-- all inputs of the verdict, canonical JSON
	result TEXT NOT NULL		-- the verdict, canonical JSON
) STRICT;

-- What was answered in an assessment.
CREATE TABLE answer (
	assessment INTEGER NOT NULL REFERENCES assessment,
	question TEXT NOT NULL CHECK (question <> ''),
	change INTEGER NOT NULL REFERENCES change,
	source TEXT NOT NULL
		CHECK (source IN ('room', 'quick', 'prepared', 'carried')),
		-- prepared and carried are offers and count for nothing
	value TEXT NOT NULL,	-- stored form; '' = withdrawn
	note TEXT,
	evidence TEXT,
	confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
	given_by TEXT,		-- NULL = who made the change
	given_at TEXT,		-- NULL = when the change was made
	PRIMARY KEY (assessment, question, change)
) STRICT, WITHOUT ROWID;

-- What was answered once for all services of a system.
CREATE TABLE system_answer (
	system INTEGER NOT NULL REFERENCES system,
	question TEXT NOT NULL CHECK (question <> ''),
	change INTEGER NOT NULL REFERENCES change,
	value TEXT NOT NULL,	-- stored form; '' = withdrawn
	note TEXT,
	evidence TEXT,
	confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
	given_by TEXT,		-- NULL = who made the change
	given_at TEXT,		-- NULL = when the change was made
	questionnaire TEXT REFERENCES questionnaire,
		-- whose question it answers; NULL = not recorded
	PRIMARY KEY (system, question, change)
) STRICT, WITHOUT ROWID;

-- A closed round of votes.
CREATE TABLE vote (
	assessment INTEGER NOT NULL REFERENCES assessment,
	question TEXT NOT NULL CHECK (question <> ''),
	change INTEGER NOT NULL REFERENCES change,
	round INTEGER NOT NULL CHECK (round > 0),
	kind TEXT NOT NULL,	-- how: hands, secret, blind
	tally TEXT NOT NULL,	-- what was counted
	agreed TEXT,		-- stored value; NULL = closed without agreement
	given_by TEXT,		-- NULL = who made the change
	PRIMARY KEY (assessment, question, change)
) STRICT, WITHOUT ROWID;

-- Who was in the room.
CREATE TABLE person (
	assessment INTEGER NOT NULL REFERENCES assessment,
	name TEXT NOT NULL COLLATE NOCASE,	-- '' = people of that role, nameless
	role TEXT NOT NULL,			-- '' = not said
	change INTEGER NOT NULL REFERENCES change,
	count INTEGER NOT NULL CHECK (count >= -1),
		-- how many; 0 = the role was missing, -1 = no longer listed
	PRIMARY KEY (assessment, name, role, change)
) STRICT, WITHOUT ROWID;

-- How a workshop is run; where nothing is said, the program has its defaults.
CREATE TABLE room (
	assessment INTEGER NOT NULL REFERENCES assessment,
	change INTEGER NOT NULL REFERENCES change,
	names INTEGER NOT NULL CHECK (names IN (0, 1)),	-- 1 = who voted is shown
	voting TEXT NOT NULL,	-- how: hands, secret
	timebox INTEGER NOT NULL CHECK (timebox >= 0),	-- minutes a section; 0 = no timer
	PRIMARY KEY (assessment, change)
) STRICT, WITHOUT ROWID;

-- Who lifts a gate, why, until when.
CREATE TABLE waiver (
	service INTEGER NOT NULL REFERENCES service,
	rule TEXT NOT NULL CHECK (rule <> ''),	-- gate label, question id or rule id
	change INTEGER NOT NULL REFERENCES change,
	given_by TEXT NOT NULL,
	reason TEXT NOT NULL,
	given TEXT NOT NULL,	-- day
	until TEXT NOT NULL,	-- last day
	withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
	PRIMARY KEY (service, rule, change)
) STRICT, WITHOUT ROWID;

-- Why a smell is none.
CREATE TABLE justification (
	service INTEGER NOT NULL REFERENCES service,
	smell TEXT NOT NULL CHECK (smell <> ''),
	change INTEGER NOT NULL REFERENCES change,
	given_by TEXT NOT NULL,
	reason TEXT NOT NULL,
	withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
	PRIMARY KEY (service, smell, change)
) STRICT, WITHOUT ROWID;

-- An action or a parked topic of a service.
CREATE TABLE item (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,	-- UUID version 7
	service INTEGER NOT NULL REFERENCES service,
	kind TEXT NOT NULL CHECK (kind IN ('action', 'topic')),
	number INTEGER NOT NULL CHECK (number > 0),	-- what people call it by
	UNIQUE (service, kind, number)
) STRICT;

-- What an action or topic says and where it stands.
CREATE TABLE item_version (
	item INTEGER NOT NULL REFERENCES item,
	change INTEGER NOT NULL REFERENCES change,
	state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
	text TEXT NOT NULL CHECK (text <> ''),
	owner TEXT,		-- who does it
	due TEXT,		-- day
	condition TEXT,		-- the condition of the verdict it fulfils
	question TEXT,		-- where it came up
	raised_by TEXT,
	topic INTEGER REFERENCES item,	-- the parked topic an action grew out of
	PRIMARY KEY (item, change)
) STRICT, WITHOUT ROWID;

-- What became of a service.
CREATE TABLE outcome (
	service INTEGER NOT NULL REFERENCES service,
	change INTEGER NOT NULL REFERENCES change,
	day TEXT NOT NULL,
	kind TEXT NOT NULL,	-- token
	text TEXT,
	given_by TEXT,		-- NULL = who made the change
	PRIMARY KEY (service, change)
) STRICT, WITHOUT ROWID;

-- Where a service was left on the screen, with what was half typed.
CREATE TABLE cursor (
	service INTEGER PRIMARY KEY REFERENCES service,
	view TEXT NOT NULL,	-- screen
	question TEXT,
	field TEXT,		-- what was being typed into
	text TEXT,		-- as far as it was typed
	timer_ms INTEGER NOT NULL,
	timer_runs INTEGER NOT NULL CHECK (timer_runs IN (0, 1)),
	extra TEXT,
	at TEXT NOT NULL,
	who TEXT NOT NULL
) STRICT;

-- A form that somebody had typed into and had neither saved nor dropped. Whoever opens the
-- form again takes it up: its sitting is another one then.
CREATE TABLE half_form (
	form TEXT NOT NULL,	-- which: new-service, service, team, system
	subject TEXT NOT NULL,	-- uid of what it changes; '' = a new one
	who TEXT NOT NULL,
	sitting TEXT NOT NULL DEFAULT '',	-- the form on one terminal: two keep a row each
	fields TEXT NOT NULL,	-- those that were changed, as far as they were typed
	at TEXT NOT NULL,
	PRIMARY KEY (form, subject, who, sitting)
) STRICT, WITHOUT ROWID;

-- What lists show without computing it; can be rebuilt at any time.
CREATE TABLE summary (
	service INTEGER NOT NULL REFERENCES service,
	assessment INTEGER NOT NULL,	-- 0 = the service has none
	questionnaire TEXT,	-- hash; of another one: outdated
	engine INTEGER NOT NULL,	-- of another number: outdated
	day TEXT NOT NULL,	-- judged as of
	valid_until TEXT,	-- last day it holds
	verdict TEXT NOT NULL,
	leaning TEXT NOT NULL,
	best TEXT NOT NULL,
	worst TEXT NOT NULL,
	path TEXT,
	decided INTEGER NOT NULL CHECK (decided IN (0, 1)),
	gates INTEGER NOT NULL,	-- visible ones; then those that pass, are open, stop
	gates_pass INTEGER NOT NULL,
	gates_open INTEGER NOT NULL,
	gates_stop INTEGER NOT NULL,
	questions INTEGER NOT NULL,	-- visible ones
	answered INTEGER NOT NULL,
	conditions INTEGER NOT NULL,
	stops INTEGER NOT NULL,
	smells INTEGER NOT NULL,
	score_low INTEGER NOT NULL,	-- thousandths; -1 = none
	score_high INTEGER NOT NULL,
	coverage INTEGER NOT NULL,
	extra TEXT,
	PRIMARY KEY (service, assessment)
) STRICT, WITHOUT ROWID;

-- One row about the file itself.
CREATE TABLE file (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	program TEXT NOT NULL	-- version that last opened it for writing, having checked it
) STRICT;

-- By name.
CREATE INDEX system_by_name ON system_version (name);
CREATE INDEX team_by_name ON team_version (name);
CREATE INDEX service_by_slug ON service_version (slug);

-- By what they belong to.
CREATE INDEX service_by_system ON service (system);
CREATE INDEX owner_by_team ON owner (team);
CREATE INDEX call_by_service ON call (service);
CREATE INDEX call_by_target ON call (target) WHERE target IS NOT NULL;
CREATE INDEX item_version_by_topic ON item_version (topic) WHERE topic IS NOT NULL;
CREATE INDEX assessment_by_service ON assessment (service);

-- By change: what undo looks at. A change is undone once.
CREATE INDEX change_by_service ON change (service, seq) WHERE service IS NOT NULL;
CREATE UNIQUE INDEX change_by_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE UNIQUE INDEX change_by_uid ON change (uid);
CREATE INDEX system_version_by_change ON system_version (change);
CREATE INDEX team_version_by_change ON team_version (change);
CREATE INDEX service_version_by_change ON service_version (change);
CREATE INDEX owner_by_change ON owner (change);
CREATE INDEX call_by_change ON call (change);
CREATE INDEX data_store_by_change ON data_store (change);
CREATE INDEX assessment_by_change ON assessment (change);
CREATE INDEX draft_mode_by_change ON draft_mode (change);
CREATE INDEX lift_by_change ON lift (change);
CREATE INDEX finish_by_change ON finish (change);
CREATE INDEX answer_by_change ON answer (change);
CREATE INDEX system_answer_by_change ON system_answer (change);
CREATE INDEX vote_by_change ON vote (change);
CREATE INDEX person_by_change ON person (change);
CREATE INDEX room_by_change ON room (change);
CREATE INDEX waiver_by_change ON waiver (change);
CREATE INDEX justification_by_change ON justification (change);
CREATE INDEX item_version_by_change ON item_version (change);
CREATE INDEX outcome_by_change ON outcome (change);
