-- What an import looks at when all rows are in. RIVAL lists, for each thing that was said
-- something about here and in the file, all that holds of it, newest first: the change,
-- the newest of the file, and the row as it would be said again.

-- CHANGE_LAST
SELECT max(seq) FROM change

-- UNDONE_CLEAR
DELETE FROM undone

-- UNDONE_BUILD
-- An odd number of undoes and redoes means undone.
WITH RECURSIVE chain (base, seq, length) AS (
	SELECT u.undoes, u.seq, 1 FROM change u JOIN change c ON c.seq = u.undoes
	WHERE c.undoes IS NULL
	UNION ALL
	SELECT chain.base, c.seq, chain.length + 1
	FROM chain JOIN change c ON c.undoes = chain.seq
)
INSERT INTO undone (change) SELECT base FROM chain GROUP BY base HAVING max(length) % 2

-- NUMBERS_DOUBLED
-- Assessments that two have started under one number.
SELECT a.service, a.number FROM assessment a
WHERE a.change NOT IN (SELECT change FROM undone)
GROUP BY a.service, a.number HAVING count(*) > 1

-- FINISH_NAMES_DOUBLED
SELECT a.service, a.number FROM assessment a JOIN finish f ON f.assessment = a.id
WHERE f.name IS NOT NULL GROUP BY a.service, f.name HAVING count(*) > 1

-- FINISH_OVERRUN
-- Said in an assessment after it was finished; what is only said again is nothing new.
SELECT a.service, a.number FROM finish f JOIN assessment a ON a.id = f.assessment
WHERE EXISTS (SELECT 1 FROM (
		SELECT r.change FROM answer r WHERE r.assessment = a.id AND r.change > f.change
		UNION ALL
		SELECT r.change FROM vote r WHERE r.assessment = a.id AND r.change > f.change
		UNION ALL
		SELECT r.change FROM person r WHERE r.assessment = a.id AND r.change > f.change
		UNION ALL
		SELECT r.change FROM lift r WHERE r.assessment = a.id AND r.change > f.change
	) r JOIN change c ON c.seq = r.change
	WHERE c.label NOT GLOB :again AND c.seq NOT IN (SELECT change FROM undone))

-- FINISH_UNDONE
SELECT a.service, a.number FROM finish f JOIN assessment a ON a.id = f.assessment
WHERE f.change IN (SELECT change FROM undone)

-- FINISH_UNAWARE
-- Said here before, in an assessment that the file finishes.
SELECT a.service, r.change FROM finish f JOIN assessment a ON a.id = f.assessment
	JOIN (SELECT assessment, change FROM answer
		UNION SELECT assessment, change FROM vote
		UNION SELECT assessment, change FROM person
		UNION SELECT assessment, change FROM lift) r ON r.assessment = a.id
	JOIN change c ON c.seq = r.change
WHERE f.change > :first AND r.change <= :first AND c.label NOT GLOB :again
	AND c.seq NOT IN (SELECT change FROM undone)

-- BUILT_ON_UNDONE
-- Services where something holds that was done with what does not.
SELECT a.service FROM assessment a WHERE a.change IN (SELECT change FROM undone)
	AND EXISTS (SELECT 1 FROM (
		SELECT r.change FROM answer r WHERE r.assessment = a.id
		UNION ALL SELECT r.change FROM vote r WHERE r.assessment = a.id
		UNION ALL SELECT r.change FROM person r WHERE r.assessment = a.id
		UNION ALL SELECT r.change FROM lift r WHERE r.assessment = a.id
		UNION ALL SELECT r.change FROM finish r WHERE r.assessment = a.id
	) r WHERE r.change NOT IN (SELECT change FROM undone))
UNION ALL
SELECT s.id FROM service s
WHERE NOT EXISTS (SELECT 1 FROM service_version v WHERE v.service = s.id
		AND v.change NOT IN (SELECT change FROM undone))
	AND EXISTS (SELECT 1 FROM (
		SELECT r.change FROM assessment r WHERE r.service = s.id
		UNION ALL SELECT r.change FROM owner r WHERE r.service = s.id
		UNION ALL SELECT r.change FROM call r WHERE r.service = s.id
		UNION ALL SELECT r.change FROM call r WHERE r.target = s.id
		UNION ALL SELECT r.change FROM data_store r WHERE r.service = s.id
		UNION ALL SELECT r.change FROM waiver r WHERE r.service = s.id
		UNION ALL SELECT r.change FROM justification r WHERE r.service = s.id
		UNION ALL SELECT r.change FROM outcome r WHERE r.service = s.id
		UNION ALL SELECT r.change FROM item i JOIN item_version r ON r.item = i.id
			WHERE i.service = s.id
	) r WHERE r.change NOT IN (SELECT change FROM undone))
UNION ALL
SELECT o.service FROM owner o
WHERE o.change NOT IN (SELECT change FROM undone)
	AND NOT EXISTS (SELECT 1 FROM team_version v WHERE v.team = o.team
		AND v.change NOT IN (SELECT change FROM undone))
UNION ALL
SELECT s.id FROM service s JOIN service_version x ON x.service = s.id
WHERE x.change NOT IN (SELECT change FROM undone)
	AND NOT EXISTS (SELECT 1 FROM system_version v WHERE v.system = s.system
		AND v.change NOT IN (SELECT change FROM undone))

-- TOUCHED_SYSTEMS
-- The file's, and those in which a team of it owns a service: its head count counts there.
SELECT y.id FROM system y WHERE y.uid = :system
UNION
SELECT s.system FROM owner o JOIN service s ON s.id = o.service
WHERE o.owns = 1 AND o.change NOT IN (SELECT change FROM undone)
	AND o.team IN (SELECT t.team FROM owner t JOIN service v ON v.id = t.service
		JOIN system y ON y.id = v.system WHERE y.uid = :system)

-- SLUG_EVER
-- Of a service, be it taken back.
SELECT v.slug FROM service_version v WHERE v.service = :service
ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1

-- RIVAL_SYSTEM
SELECT x.change, n.change, x.archived, x.name, x.running, y.uid
FROM (SELECT system, max(change) AS change FROM system_version
	INDEXED BY system_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY system) n
	CROSS JOIN system_version x ON x.system = n.system
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN system y ON y.id = x.system
WHERE EXISTS (SELECT 1 FROM system_version o WHERE o.system = n.system
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.system, x.change DESC

-- RIVAL_TEAM
SELECT x.change, n.change, x.archived, x.name, x.size, m.uid
FROM (SELECT team, max(change) AS change FROM team_version
	INDEXED BY team_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY team) n
	CROSS JOIN team_version x ON x.team = n.team
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN team m ON m.id = x.team
WHERE EXISTS (SELECT 1 FROM team_version o WHERE o.team = n.team AND o.change <= :first
		AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.team, x.change DESC

-- RIVAL_SERVICE
SELECT x.change, n.change, x.archived, x.operations, x.purpose, v.uid, x.slug, y.uid
FROM (SELECT service, max(change) AS change FROM service_version
	INDEXED BY service_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service) n
	CROSS JOIN service_version x ON x.service = n.service
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN service v ON v.id = x.service
	CROSS JOIN system y ON y.id = v.system
WHERE EXISTS (SELECT 1 FROM service_version o WHERE o.service = n.service
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.service, x.change DESC

-- RIVAL_OWNER
SELECT x.change, n.change, x.owns, v.uid, m.uid
FROM (SELECT service, team, max(change) AS change FROM owner
	INDEXED BY owner_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, team) n
	CROSS JOIN owner x ON x.service = n.service AND x.team = n.team
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN service v ON v.id = x.service
	CROSS JOIN team m ON m.id = x.team
WHERE EXISTS (SELECT 1 FROM owner o WHERE o.service = n.service AND o.team = n.team
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.service, n.team, x.change DESC

-- RIVAL_CALL
SELECT x.change, n.change, x.calls, x.external, x.kind, v.uid, t.uid
FROM (SELECT service, kind, target, external, max(change) AS change FROM call
	INDEXED BY call_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, kind, target, external) n
	CROSS JOIN call x ON x.service = n.service AND x.kind = n.kind
		AND x.target IS n.target AND x.external IS n.external
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN service v ON v.id = x.service
	LEFT JOIN service t ON t.id = x.target
WHERE EXISTS (SELECT 1 FROM call o WHERE o.service = n.service AND o.kind = n.kind
		AND o.target IS n.target AND o.external IS n.external
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.service, n.kind, n.target, n.external, x.change DESC

-- RIVAL_STORE
SELECT x.change, n.change, x.name, v.uid, x.writes
FROM (SELECT service, name, max(change) AS change FROM data_store
	INDEXED BY data_store_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, name) n
	CROSS JOIN data_store x ON x.service = n.service AND x.name = n.name
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN service v ON v.id = x.service
WHERE EXISTS (SELECT 1 FROM data_store o WHERE o.service = n.service AND o.name = n.name
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.service, n.name, x.change DESC

-- RIVAL_MODE
SELECT x.change, n.change, a.uid, x.mode
FROM (SELECT assessment, max(change) AS change FROM draft_mode
	INDEXED BY draft_mode_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment) n
	CROSS JOIN draft_mode x ON x.assessment = n.assessment
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE EXISTS (SELECT 1 FROM draft_mode o WHERE o.assessment = n.assessment
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.assessment, x.change DESC

-- RIVAL_LIFT
SELECT x.change, n.change, a.uid, x.questionnaire
FROM (SELECT assessment, max(change) AS change FROM lift
	INDEXED BY lift_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment) n
	CROSS JOIN lift x ON x.assessment = n.assessment
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE EXISTS (SELECT 1 FROM lift o WHERE o.assessment = n.assessment
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.assessment, x.change DESC

-- RIVAL_ANSWER
-- What counts and what is offered are two.
SELECT x.change, n.change, a.uid, x.confidence, x.evidence, coalesce(x.given_at, c.at),
	coalesce(x.given_by, c.who), x.note, x.question, x.source, x.value
FROM (SELECT assessment, question, source IN ('room', 'quick') AS counts, max(change) AS change
		FROM answer INDEXED BY answer_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment, question, counts) n
	CROSS JOIN answer x ON x.assessment = n.assessment AND x.question = n.question
		AND (x.source IN ('room', 'quick')) = n.counts
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN change c ON c.seq = x.change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE EXISTS (SELECT 1 FROM answer o WHERE o.assessment = n.assessment
		AND o.question = n.question
		AND (o.source IN ('room', 'quick')) = n.counts AND o.change <= :first
		AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.assessment, n.question, n.counts, x.change DESC

-- RIVAL_SYSTEM_ANSWER
SELECT x.change, n.change, x.confidence, x.evidence, coalesce(x.given_at, c.at),
	coalesce(x.given_by, c.who), x.note, x.question, x.questionnaire, y.uid, x.value
FROM (SELECT system, question, max(change) AS change FROM system_answer
	INDEXED BY system_answer_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY system, question) n
	CROSS JOIN system_answer x ON x.system = n.system AND x.question = n.question
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN change c ON c.seq = x.change
	CROSS JOIN system y ON y.id = x.system
WHERE EXISTS (SELECT 1 FROM system_answer o WHERE o.system = n.system
		AND o.question = n.question AND o.change <= :first
		AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.system, n.question, x.change DESC

-- RIVAL_PERSON
SELECT x.change, n.change, a.uid, x.count, x.name, x.role
FROM (SELECT assessment, name, role, max(change) AS change FROM person
	INDEXED BY person_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment, name, role) n
	CROSS JOIN person x ON x.assessment = n.assessment AND x.name = n.name
		AND x.role = n.role AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE EXISTS (SELECT 1 FROM person o WHERE o.assessment = n.assessment
		AND o.name = n.name AND o.role = n.role AND o.change <= :first
		AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.assessment, n.name, n.role, x.change DESC

-- RIVAL_ROOM
SELECT x.change, n.change, a.uid, x.names, x.timebox, x.voting
FROM (SELECT assessment, max(change) AS change FROM room
	INDEXED BY room_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment) n
	CROSS JOIN room x ON x.assessment = n.assessment
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE EXISTS (SELECT 1 FROM room o WHERE o.assessment = n.assessment
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.assessment, x.change DESC

-- RIVAL_WAIVER
SELECT x.change, n.change, x.given, x.given_by, x.reason, x.rule, v.uid, x.until,
	x.withdrawn
FROM (SELECT service, rule, max(change) AS change FROM waiver
	INDEXED BY waiver_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, rule) n
	CROSS JOIN waiver x ON x.service = n.service AND x.rule = n.rule
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN service v ON v.id = x.service
WHERE EXISTS (SELECT 1 FROM waiver o WHERE o.service = n.service AND o.rule = n.rule
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.service, n.rule, x.change DESC

-- RIVAL_JUSTIFICATION
SELECT x.change, n.change, x.given_by, x.reason, v.uid, x.smell, x.withdrawn
FROM (SELECT service, smell, max(change) AS change FROM justification
	INDEXED BY justification_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, smell) n
	CROSS JOIN justification x ON x.service = n.service AND x.smell = n.smell
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN service v ON v.id = x.service
WHERE EXISTS (SELECT 1 FROM justification o WHERE o.service = n.service
		AND o.smell = n.smell AND o.change <= :first
		AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.service, n.smell, x.change DESC

-- RIVAL_ITEM
SELECT x.change, n.change, x.condition, x.due, i.uid, i.kind, i.number, x.owner,
	x.question, x.raised_by, v.uid, x.state, x.text, p.uid
FROM (SELECT item, max(change) AS change FROM item_version
	INDEXED BY item_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY item) n
	CROSS JOIN item_version x ON x.item = n.item
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN item i ON i.id = x.item
	CROSS JOIN service v ON v.id = i.service
	LEFT JOIN item p ON p.id = x.topic
WHERE EXISTS (SELECT 1 FROM item_version o WHERE o.item = n.item AND o.change <= :first
		AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.item, x.change DESC

-- RIVAL_OUTCOME
-- Of one day, the one said last counts.
SELECT x.change, n.change, x.day, coalesce(x.given_by, c.who), x.kind, v.uid, x.text
FROM (SELECT service, day, max(change) AS change FROM outcome
	INDEXED BY outcome_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, day) n
	CROSS JOIN outcome x ON x.service = n.service AND x.day = n.day
		AND x.change NOT IN (SELECT change FROM undone)
	CROSS JOIN change c ON c.seq = x.change
	CROSS JOIN service v ON v.id = x.service
WHERE EXISTS (SELECT 1 FROM outcome o WHERE o.service = n.service AND o.day = n.day
		AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone))
ORDER BY n.change, n.service, n.day, x.change DESC
