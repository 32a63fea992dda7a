-- Transactions, the log, undo and redo.

-- BEGIN_WRITE
BEGIN IMMEDIATE

-- BEGIN_READ
BEGIN DEFERRED

-- COMMIT_ALL
COMMIT

-- ROLLBACK_ALL
ROLLBACK

-- DATA_VERSION
PRAGMA data_version

-- CHANGE_ADD
INSERT INTO change (uid, at, who, label, system, service, undoes)
VALUES (:uid, :at, :who, :label, :system, :service, :undoes)

-- CHANGE_THROUGH
UPDATE change SET system = :system, service = :service WHERE seq = :seq

-- CHANGES_NEWEST
-- The names of the last two.
SELECT uid FROM change ORDER BY seq DESC LIMIT 2

-- CHANGE_GET
-- A service whose adding was undone still has its name here.
SELECT c.seq, c.uid, c.at, c.who, c.label, c.system, c.service,
	(SELECT v.slug FROM service_version v WHERE v.service = c.service
	 ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1),
	c.undoes, c.seq IN (SELECT change FROM undone)
FROM change c WHERE c.seq = :seq

-- CHANGES_ALL
SELECT c.seq, c.uid, c.at, c.who, c.label, c.system, c.service,
	(SELECT v.slug FROM service_version v WHERE v.service = c.service
	 ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1),
	c.undoes, c.seq IN (SELECT change FROM undone)
FROM change c ORDER BY c.seq DESC LIMIT :limit

-- CHANGES_OF_SERVICE
SELECT c.seq, c.uid, c.at, c.who, c.label, c.system, c.service,
	(SELECT v.slug FROM service_version v WHERE v.service = c.service
	 ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1),
	c.undoes, c.seq IN (SELECT change FROM undone)
FROM change c WHERE c.service = :id ORDER BY c.seq DESC LIMIT :limit

-- CHANGES_OF_TEAM
-- What says something about a team, and what took that back or brought it back.
WITH RECURSIVE said (seq) AS (
	SELECT v.change FROM team_version v WHERE v.team = :id
	UNION ALL
	SELECT c.seq FROM said JOIN change c ON c.undoes = said.seq
)
SELECT c.seq, c.uid, c.at, c.who, c.label, c.system, c.service,
	(SELECT v.slug FROM service_version v WHERE v.service = c.service
	 ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1),
	c.undoes, c.seq IN (SELECT change FROM undone)
FROM said JOIN change c ON c.seq = said.seq ORDER BY c.seq DESC LIMIT :limit

-- CHANGES_OF_SYSTEM
-- The same of a system.
WITH RECURSIVE said (seq) AS (
	SELECT v.change FROM system_version v WHERE v.system = :id
	UNION ALL
	SELECT c.seq FROM said JOIN change c ON c.undoes = said.seq
)
SELECT c.seq, c.uid, c.at, c.who, c.label, c.system, c.service,
	(SELECT v.slug FROM service_version v WHERE v.service = c.service
	 ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1),
	c.undoes, c.seq IN (SELECT change FROM undone)
FROM said JOIN change c ON c.seq = said.seq ORDER BY c.seq DESC LIMIT :limit

-- NEXT_UNDO
-- The newest change made through a service since its last finish that holds.
SELECT c.seq FROM change c
WHERE c.service = :id AND c.undoes IS NULL
	AND c.seq NOT IN (SELECT change FROM undone)
	AND c.seq > coalesce((SELECT max(f.change) FROM assessment a
		JOIN finish f ON f.assessment = a.id WHERE a.service = :id), 0)
ORDER BY c.seq DESC LIMIT 1

-- NEXT_REDO
-- The one undone last, if nothing new was done through the service since. What was said
-- elsewhere in an assessment that had been finished here was taken back for good.
WITH RECURSIVE chain (base, seq) AS (
	SELECT c.seq, c.seq FROM change c
	WHERE c.service = :id AND c.undoes IS NULL
		AND c.seq IN (SELECT change FROM undone)
		AND c.seq > coalesce((SELECT max(f.change) FROM assessment a
			JOIN finish f ON f.assessment = a.id WHERE a.service = :id), 0)
		AND NOT EXISTS (SELECT 1 FROM finish f JOIN (
				SELECT r.assessment FROM answer r WHERE r.change = c.seq
				UNION ALL SELECT r.assessment FROM vote r WHERE r.change = c.seq
				UNION ALL SELECT r.assessment FROM person r WHERE r.change = c.seq
				UNION ALL SELECT r.assessment FROM lift r WHERE r.change = c.seq
			) r ON r.assessment = f.assessment)
	UNION ALL
	SELECT chain.base, c.seq FROM chain JOIN change c ON c.undoes = chain.seq
)
SELECT base FROM chain GROUP BY base
HAVING max(seq) > (SELECT max(c.seq) FROM change c
	WHERE c.service = :id AND c.undoes IS NULL)
ORDER BY max(seq) DESC LIMIT 1

-- NEXT_UNDO_OF_TEAM
-- The newest change that holds and says something about a team, of its own. What an
-- import says again was said before, by others and about much else.
SELECT c.seq FROM team_version v JOIN change c ON c.seq = v.change
WHERE v.team = :id AND c.undoes IS NULL AND c.seq NOT IN (SELECT change FROM undone)
	AND c.label NOT GLOB :again
ORDER BY c.seq DESC LIMIT 1

-- NEXT_REDO_OF_TEAM
-- The one undone last, if nothing new was said about the team since.
WITH RECURSIVE chain (base, seq) AS (
	SELECT v.change, v.change FROM team_version v
	WHERE v.team = :id AND v.change IN (SELECT change FROM undone)
	UNION ALL
	SELECT chain.base, c.seq FROM chain JOIN change c ON c.undoes = chain.seq
)
SELECT base FROM chain GROUP BY base
HAVING max(seq) > (SELECT max(v.change) FROM team_version v WHERE v.team = :id)
ORDER BY max(seq) DESC LIMIT 1

-- NEXT_UNDO_OF_SYSTEM
-- The newest change that holds and says something about a system, of its own. What an
-- import says again was said before, by others and about much else.
SELECT c.seq FROM system_version v JOIN change c ON c.seq = v.change
WHERE v.system = :id AND c.undoes IS NULL AND c.seq NOT IN (SELECT change FROM undone)
	AND c.label NOT GLOB :again
ORDER BY c.seq DESC LIMIT 1

-- NEXT_REDO_OF_SYSTEM
-- The one undone last, if nothing new was said about the system since.
WITH RECURSIVE chain (base, seq) AS (
	SELECT v.change, v.change FROM system_version v
	WHERE v.system = :id AND v.change IN (SELECT change FROM undone)
	UNION ALL
	SELECT chain.base, c.seq FROM chain JOIN change c ON c.undoes = chain.seq
)
SELECT base FROM chain GROUP BY base
HAVING max(seq) > (SELECT max(v.change) FROM system_version v WHERE v.system = :id)
ORDER BY max(seq) DESC LIMIT 1

-- CHANGE_TEAMS
-- Teams a change says something about.
SELECT team FROM team_version WHERE change = :change

-- CHANGE_LAST_WORD
-- The end of the chain of undoes and redoes over a change; itself if there is none.
WITH RECURSIVE chain (seq) AS (
	SELECT :seq
	UNION ALL
	SELECT c.seq FROM change c JOIN chain ON c.undoes = chain.seq
)
SELECT max(seq) FROM chain

-- UNDONE_ADD
INSERT INTO undone (change) VALUES (:change)

-- UNDONE_REMOVE
DELETE FROM undone WHERE change = :change

-- CHANGE_OVERTAKEN
-- The newest change after this one that holds and wrote one of the same rows.
WITH later (change) AS (
	SELECT t.change FROM system_version m JOIN system_version t
		ON t.system = m.system WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM team_version m JOIN team_version t
		ON t.team = m.team WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM service_version m JOIN service_version t
		ON t.service = m.service WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM owner m JOIN owner t
		ON t.service = m.service AND t.team = m.team WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM call m JOIN call t
		ON t.service = m.service AND t.kind = m.kind
		AND t.target IS m.target AND t.external IS m.external
		WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM data_store m JOIN data_store t
		ON t.service = m.service AND t.name = m.name WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM draft_mode m JOIN draft_mode t
		ON t.assessment = m.assessment WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM lift m JOIN lift t
		ON t.assessment = m.assessment WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM answer m JOIN answer t
		ON t.assessment = m.assessment AND t.question = m.question
		WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM system_answer m JOIN system_answer t
		ON t.system = m.system AND t.question = m.question
		WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM person m JOIN person t
		ON t.assessment = m.assessment AND t.name = m.name AND t.role = m.role
		WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM room m JOIN room t
		ON t.assessment = m.assessment WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM waiver m JOIN waiver t
		ON t.service = m.service AND t.rule = m.rule WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM justification m JOIN justification t
		ON t.service = m.service AND t.smell = m.smell WHERE m.change = :change
	UNION ALL
	SELECT t.change FROM item_version m JOIN item_version t
		ON t.item = m.item WHERE m.change = :change
)
SELECT change FROM later
WHERE change > :change AND change NOT IN (SELECT change FROM undone)
ORDER BY change DESC LIMIT 1

-- CHANGE_BUILT_ON
-- The newest change after this one that holds and needs what this one added.
WITH added_system (id) AS (
	SELECT m.system FROM system_version m WHERE m.change = :change
		AND m.change = (SELECT min(f.change) FROM system_version f
			WHERE f.system = m.system)
), added_team (id) AS (
	SELECT m.team FROM team_version m WHERE m.change = :change
		AND m.change = (SELECT min(f.change) FROM team_version f
			WHERE f.team = m.team)
), added_service (id) AS (
	SELECT m.service FROM service_version m WHERE m.change = :change
		AND m.change = (SELECT min(f.change) FROM service_version f
			WHERE f.service = m.service)
), added_assessment (id) AS (
	SELECT a.id FROM assessment a WHERE a.change = :change
), later (change) AS (
	SELECT v.change FROM added_system n JOIN service s ON s.system = n.id
		JOIN service_version v ON v.service = s.id
	UNION ALL
	SELECT a.change FROM added_system n JOIN system_answer a ON a.system = n.id
	UNION ALL
	SELECT o.change FROM added_team n JOIN owner o ON o.team = n.id
	UNION ALL
	SELECT o.change FROM added_service n JOIN owner o ON o.service = n.id
	UNION ALL
	SELECT c.change FROM added_service n JOIN call c ON c.service = n.id
	UNION ALL
	SELECT c.change FROM added_service n JOIN call c ON c.target = n.id
	UNION ALL
	SELECT d.change FROM added_service n JOIN data_store d ON d.service = n.id
	UNION ALL
	SELECT a.change FROM added_service n JOIN assessment a ON a.service = n.id
	UNION ALL
	SELECT w.change FROM added_service n JOIN waiver w ON w.service = n.id
	UNION ALL
	SELECT j.change FROM added_service n JOIN justification j ON j.service = n.id
	UNION ALL
	SELECT v.change FROM added_service n JOIN item i ON i.service = n.id
		JOIN item_version v ON v.item = i.id
	UNION ALL
	SELECT o.change FROM added_service n JOIN outcome o ON o.service = n.id
	UNION ALL
	SELECT a.change FROM added_assessment n JOIN answer a ON a.assessment = n.id
	UNION ALL
	SELECT v.change FROM added_assessment n JOIN vote v ON v.assessment = n.id
	UNION ALL
	SELECT p.change FROM added_assessment n JOIN person p ON p.assessment = n.id
	UNION ALL
	SELECT r.change FROM added_assessment n JOIN room r ON r.assessment = n.id
	UNION ALL
	SELECT l.change FROM added_assessment n JOIN lift l ON l.assessment = n.id
	UNION ALL
	SELECT f.change FROM added_assessment n JOIN finish f ON f.assessment = n.id
)
SELECT change FROM later
WHERE change > :change AND change NOT IN (SELECT change FROM undone)
ORDER BY change DESC LIMIT 1

-- CHANGE_SYSTEM_SERVICES
-- Services of the system that a change answered questions of; 0 if it did not.
SELECT count(DISTINCT s.id) FROM system_answer a JOIN service s ON s.system = a.system
WHERE a.change = :change AND (SELECT v.archived FROM service_version v
	WHERE v.service = s.id AND v.change NOT IN (SELECT change FROM undone)
	ORDER BY v.change DESC LIMIT 1) = 0

-- CHANGE_REGISTERED
-- Whether a change wrote what is registered: every service of a system reads that.
SELECT EXISTS (SELECT 1 FROM system_version WHERE change = :change)
	OR EXISTS (SELECT 1 FROM team_version WHERE change = :change)
	OR EXISTS (SELECT 1 FROM service_version WHERE change = :change)
	OR EXISTS (SELECT 1 FROM owner WHERE change = :change)
	OR EXISTS (SELECT 1 FROM call WHERE change = :change)
	OR EXISTS (SELECT 1 FROM data_store WHERE change = :change)

-- CHANGE_NAME_TAKEN
-- A name that a change touched and that two things bear now.
SELECT v.name FROM system_version m JOIN system_version v ON v.system = m.system
	JOIN system_version t ON t.name = v.name AND t.system <> v.system
WHERE m.change = :change
	AND v.change = (SELECT n.change FROM system_version n WHERE n.system = v.system
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	AND t.change = (SELECT n.change FROM system_version n WHERE n.system = t.system
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
UNION ALL
SELECT v.name FROM team_version m JOIN team_version v ON v.team = m.team
	JOIN team_version t ON t.name = v.name AND t.team <> v.team
WHERE m.change = :change
	AND v.change = (SELECT n.change FROM team_version n WHERE n.team = v.team
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	AND t.change = (SELECT n.change FROM team_version n WHERE n.team = t.team
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
UNION ALL
SELECT v.slug FROM service_version m JOIN service_version v ON v.service = m.service
	JOIN service_version t ON t.slug = v.slug AND t.service <> v.service
WHERE m.change = :change
	AND v.change = (SELECT n.change FROM service_version n WHERE n.service = v.service
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	AND t.change = (SELECT n.change FROM service_version n WHERE n.service = t.service
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
LIMIT 1
