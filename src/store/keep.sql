-- Beside the log: cursor, summaries, figures, purging, and what doctor looks at.

-- FILE_STAMP
SELECT program FROM file WHERE id = 1

-- FILE_STAMP_SET
UPDATE file SET program = :program WHERE id = 1

-- CURSOR_PUT
INSERT INTO cursor (service, view, question, field, text, timer_ms, timer_runs, extra,
	at, who)
VALUES (:service, :view, :question, :field, :text, :timer_ms, :timer_runs, :extra,
	:at, :who)
ON CONFLICT (service) DO UPDATE SET view = excluded.view, question = excluded.question,
	field = excluded.field, text = excluded.text, timer_ms = excluded.timer_ms,
	timer_runs = excluded.timer_runs, extra = excluded.extra, at = excluded.at,
	who = excluded.who

-- CURSOR_GET
SELECT view, question, field, text, timer_ms, timer_runs, extra, at, who
FROM cursor WHERE service = :service

-- HALF_FORM_PUT
INSERT INTO half_form (form, subject, who, sitting, fields, at)
VALUES (:form, :subject, :who, :sitting, :fields, :at)
ON CONFLICT (form, subject, who, sitting) DO UPDATE SET fields = excluded.fields,
	at = excluded.at

-- HALF_FORM_TAKE
-- The newest becomes this sitting's.
UPDATE half_form SET sitting = :sitting
WHERE form = :form AND subject = :subject AND who = :who
	AND sitting = (SELECT h.sitting FROM half_form h
		WHERE h.form = :form AND h.subject = :subject AND h.who = :who
		ORDER BY h.at DESC, h.sitting DESC LIMIT 1)

-- HALF_FORM_GET
SELECT fields, at FROM half_form
WHERE form = :form AND subject = :subject AND who = :who AND sitting = :sitting

-- HALF_FORM_NEWEST
SELECT fields, at FROM half_form
WHERE form = :form AND subject = :subject AND who = :who
ORDER BY at DESC, sitting DESC LIMIT 1

-- HALF_FORM_DROP
DELETE FROM half_form
WHERE form = :form AND subject = :subject AND who = :who AND sitting = :sitting

-- HALF_FORMS_DROP_OLD
DELETE FROM half_form WHERE at < :before

-- SUMMARY_PUT
INSERT OR REPLACE INTO summary (service, assessment, questionnaire, engine, day,
	valid_until, verdict, leaning, best, worst, path, decided, gates, gates_pass,
	gates_open, gates_stop, questions, answered, conditions, stops, smells,
	score_low, score_high, coverage, extra)
VALUES (:service, :assessment, :questionnaire, :engine, :day, :valid_until, :verdict,
	:leaning, :best, :worst, :path, :decided, :gates, :gates_pass, :gates_open,
	:gates_stop, :questions, :answered, :conditions, :stops, :smells, :score_low,
	:score_high, :coverage, :extra)

-- SUMMARY_GET
SELECT s.service, s.assessment, s.questionnaire, s.engine, s.day, s.valid_until,
	s.verdict, s.leaning, s.best, s.worst, s.path, s.decided, s.gates, s.gates_pass,
	s.gates_open, s.gates_stop, s.questions, s.answered, s.conditions, s.stops,
	s.smells, s.score_low, s.score_high, s.coverage, s.extra
FROM summary s WHERE s.service = :service AND s.assessment = :assessment

-- SUMMARIES
SELECT s.service, s.assessment, s.questionnaire, s.engine, s.day, s.valid_until,
	s.verdict, s.leaning, s.best, s.worst, s.path, s.decided, s.gates, s.gates_pass,
	s.gates_open, s.gates_stop, s.questions, s.answered, s.conditions, s.stops,
	s.smells, s.score_low, s.score_high, s.coverage, s.extra
FROM summary s JOIN assessment a ON a.id = s.assessment
WHERE s.service = :service AND a.change NOT IN (SELECT change FROM undone)
ORDER BY a.number, a.id

-- COUNTS
SELECT (SELECT count(*) FROM system s WHERE EXISTS (SELECT 1 FROM system_version v
		WHERE v.system = s.id AND v.change NOT IN (SELECT change FROM undone))),
	(SELECT count(*) FROM team t WHERE EXISTS (SELECT 1 FROM team_version v
		WHERE v.team = t.id AND v.change NOT IN (SELECT change FROM undone))),
	(SELECT count(*) FROM service s WHERE EXISTS (SELECT 1 FROM service_version v
		WHERE v.service = s.id AND v.change NOT IN (SELECT change FROM undone))),
	(SELECT count(*) FROM assessment a
		WHERE a.change NOT IN (SELECT change FROM undone)),
	(SELECT count(*) FROM assessment a
		WHERE a.change NOT IN (SELECT change FROM undone)
		AND NOT EXISTS (SELECT 1 FROM finish f WHERE f.assessment = a.id)),
	(SELECT count(*) FROM answer) + (SELECT count(*) FROM system_answer),
	(SELECT count(*) FROM change)

-- PAGE_COUNT
PRAGMA page_count

-- PAGE_SIZE
PRAGMA page_size

-- FOREIGN_KEYS_BROKEN
PRAGMA foreign_key_check

-- PAGES_BROKEN
PRAGMA integrity_check

-- PAGES_BROKEN_QUICK
PRAGMA quick_check

-- UNDONE_BROKEN
-- Changes whose entry in undone is not what the chain over them says: an odd number
-- of undoes and redoes means undone.
WITH RECURSIVE chain (base, seq, length) AS (
	SELECT c.seq, c.seq, 0 FROM change c WHERE c.undoes IS NULL
		AND (c.seq IN (SELECT undoes FROM change WHERE undoes IS NOT NULL)
		     OR c.seq IN (SELECT change FROM undone))
	UNION ALL
	SELECT chain.base, c.seq, chain.length + 1
	FROM change c JOIN chain ON c.undoes = chain.seq
)
SELECT base FROM chain GROUP BY base
HAVING max(length) % 2 <> (base IN (SELECT change FROM undone))
UNION ALL
SELECT change FROM undone
WHERE change NOT IN (SELECT seq FROM change WHERE undoes IS NULL)

-- DRAFTS_DOUBLED
-- Services with more than one draft.
SELECT a.service FROM assessment a
WHERE a.change NOT IN (SELECT change FROM undone)
	AND NOT EXISTS (SELECT 1 FROM finish f WHERE f.assessment = a.id)
GROUP BY a.service HAVING count(*) > 1

-- SUMMARIES_STRAY
-- Summaries of assessments that are not there.
SELECT s.service FROM summary s
WHERE s.assessment <> 0 AND s.assessment NOT IN (SELECT id FROM assessment)

-- PURGE_ANSWERS
DELETE FROM answer
WHERE assessment IN (SELECT id FROM assessment WHERE service = :service)

-- PURGE_VOTES
DELETE FROM vote
WHERE assessment IN (SELECT id FROM assessment WHERE service = :service)

-- PURGE_PEOPLE
DELETE FROM person
WHERE assessment IN (SELECT id FROM assessment WHERE service = :service)

-- PURGE_ROOMS
DELETE FROM room
WHERE assessment IN (SELECT id FROM assessment WHERE service = :service)

-- PURGE_MODES
DELETE FROM draft_mode
WHERE assessment IN (SELECT id FROM assessment WHERE service = :service)

-- PURGE_LIFTS
DELETE FROM lift
WHERE assessment IN (SELECT id FROM assessment WHERE service = :service)

-- PURGE_FINISHES
DELETE FROM finish
WHERE assessment IN (SELECT id FROM assessment WHERE service = :service)

-- PURGE_SUMMARIES
DELETE FROM summary WHERE service = :service

-- PURGE_ASSESSMENTS
DELETE FROM assessment WHERE service = :service

-- PURGE_WAIVERS
DELETE FROM waiver WHERE service = :service

-- PURGE_JUSTIFICATIONS
DELETE FROM justification WHERE service = :service

-- PURGE_ITEM_VERSIONS
DELETE FROM item_version WHERE item IN (SELECT id FROM item WHERE service = :service)

-- PURGE_ITEMS
DELETE FROM item WHERE service = :service

-- PURGE_OUTCOMES
DELETE FROM outcome WHERE service = :service

-- PURGE_CURSOR
DELETE FROM cursor WHERE service = :service

-- PURGE_HALF_FORMS
DELETE FROM half_form WHERE form = 'service' AND subject = (
	SELECT uid FROM service WHERE id = :service)

-- PURGE_OWNERS
DELETE FROM owner WHERE service = :service

-- PURGE_CALLS
DELETE FROM call WHERE service = :service OR target = :service

-- PURGE_WRITES
DELETE FROM data_store WHERE service = :service

-- PURGE_VERSIONS
DELETE FROM service_version WHERE service = :service

-- PURGE_UNDONE
-- Changes that said nothing about anything that stays, with what undid them.
WITH RECURSIVE gone (seq) AS (
	SELECT c.seq FROM change c
	WHERE c.service = :service AND c.undoes IS NULL AND c.seq <> :change
		AND NOT EXISTS (SELECT 1 FROM system_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM team_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM service_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM owner r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM call r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM data_store r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM assessment r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM draft_mode r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM lift r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM finish r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM answer r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM system_answer r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM vote r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM person r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM room r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM waiver r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM justification r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM item_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM outcome r WHERE r.change = c.seq)
	UNION ALL
	SELECT c.seq FROM change c JOIN gone ON c.undoes = gone.seq
)
DELETE FROM undone WHERE change IN (SELECT seq FROM gone)

-- PURGE_CHANGES
WITH RECURSIVE gone (seq) AS (
	SELECT c.seq FROM change c
	WHERE c.service = :service AND c.undoes IS NULL AND c.seq <> :change
		AND NOT EXISTS (SELECT 1 FROM system_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM team_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM service_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM owner r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM call r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM data_store r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM assessment r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM draft_mode r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM lift r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM finish r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM answer r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM system_answer r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM vote r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM person r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM room r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM waiver r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM justification r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM item_version r WHERE r.change = c.seq)
		AND NOT EXISTS (SELECT 1 FROM outcome r WHERE r.change = c.seq)
	UNION ALL
	SELECT c.seq FROM change c JOIN gone ON c.undoes = gone.seq
)
DELETE FROM change WHERE seq IN (SELECT seq FROM gone)

-- PURGE_THROUGH
-- What was done through it to something that stays, stays, with author and time.
UPDATE change SET service = NULL, label = '' WHERE service = :service AND seq <> :change

-- PURGE_SERVICE
DELETE FROM service WHERE id = :service

-- SCHEMA_LIST
SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL

-- NAMES_DOUBLED
SELECT lower(v.name) FROM system_version v WHERE v.change = (SELECT n.change
	FROM system_version n WHERE n.system = v.system
	AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
GROUP BY lower(v.name) HAVING count(*) > 1
UNION ALL
SELECT lower(v.name) FROM team_version v WHERE v.change = (SELECT n.change
	FROM team_version n WHERE n.team = v.team
	AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
GROUP BY lower(v.name) HAVING count(*) > 1
UNION ALL
SELECT lower(v.slug) FROM service_version v WHERE v.change = (SELECT n.change
	FROM service_version n WHERE n.service = v.service
	AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
GROUP BY lower(v.slug) HAVING count(*) > 1
