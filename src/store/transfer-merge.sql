-- What an import looks at when all rows are in. RIVAL lists what was said here about
-- something that the file, too, says something newer about: our change, the newest of
-- the file, and our row as it would be said again.

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
-- Said in an assessment after it was finished.
SELECT a.service, a.number FROM finish f JOIN assessment a ON a.id = f.assessment
WHERE EXISTS (SELECT 1 FROM answer r WHERE r.assessment = a.id AND r.change > f.change)
	OR EXISTS (SELECT 1 FROM vote r WHERE r.assessment = a.id AND r.change > f.change)
	OR EXISTS (SELECT 1 FROM person r WHERE r.assessment = a.id AND r.change > f.change)
	OR EXISTS (SELECT 1 FROM lift r WHERE r.assessment = a.id AND r.change > f.change)

-- FINISH_UNDONE
SELECT a.service, a.number FROM finish f JOIN assessment a ON a.id = f.assessment
WHERE f.change IN (SELECT change FROM undone)

-- FINISH_UNAWARE
-- Answers given here before in an assessment that the file finishes.
SELECT a.service, a.number, r.change FROM finish f JOIN assessment a ON a.id = f.assessment
	JOIN answer r ON r.assessment = a.id
WHERE f.change > :first AND r.change <= :first

-- RIVAL_SYSTEM
SELECT x.change, n.change, x.archived, x.name, x.running, y.uid
FROM (SELECT system, max(change) AS change FROM system_version
	INDEXED BY system_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY system) n
	CROSS JOIN system_version x ON x.system = n.system
		AND x.change = (SELECT o.change FROM system_version o WHERE o.system = n.system
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN system y ON y.id = x.system
ORDER BY n.change

-- RIVAL_TEAM
SELECT x.change, n.change, x.archived, x.name, x.size, m.uid
FROM (SELECT team, max(change) AS change FROM team_version
	INDEXED BY team_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY team) n
	CROSS JOIN team_version x ON x.team = n.team
		AND x.change = (SELECT o.change FROM team_version o WHERE o.team = n.team
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN team m ON m.id = x.team
ORDER BY n.change

-- RIVAL_SERVICE
SELECT x.change, n.change, x.archived, x.operations, x.purpose, v.uid, x.slug, y.uid
FROM (SELECT service, max(change) AS change FROM service_version
	INDEXED BY service_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service) n
	CROSS JOIN service_version x ON x.service = n.service
		AND x.change = (SELECT o.change FROM service_version o WHERE o.service = n.service
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN service v ON v.id = x.service
	CROSS JOIN system y ON y.id = v.system
ORDER BY n.change

-- RIVAL_OWNER
SELECT x.change, n.change, x.owns, v.uid, m.uid
FROM (SELECT service, team, max(change) AS change FROM owner
	INDEXED BY owner_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, team) n
	CROSS JOIN owner x ON x.service = n.service AND x.team = n.team
		AND x.change = (SELECT o.change FROM owner o WHERE o.service = n.service AND o.team = n.team
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN service v ON v.id = x.service
	CROSS JOIN team m ON m.id = x.team
ORDER BY n.change

-- RIVAL_CALL
SELECT x.change, n.change, x.calls, x.external, x.kind, v.uid, t.uid
FROM (SELECT service, kind, target, external, max(change) AS change FROM call
	INDEXED BY call_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, kind, target, external) n
	CROSS JOIN call x ON x.service = n.service
		AND x.kind = n.kind
		AND x.target IS n.target
		AND x.external IS n.external
		AND x.change = (SELECT o.change FROM call o WHERE o.service = n.service
			AND o.kind = n.kind
			AND o.target IS n.target
			AND o.external IS n.external
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN service v ON v.id = x.service
	LEFT JOIN service t ON t.id = x.target
ORDER BY n.change

-- RIVAL_STORE
SELECT x.change, n.change, x.name, v.uid, x.writes
FROM (SELECT service, name, max(change) AS change FROM data_store
	INDEXED BY data_store_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, name) n
	CROSS JOIN data_store x ON x.service = n.service AND x.name = n.name
		AND x.change = (SELECT o.change FROM data_store o WHERE o.service = n.service AND o.name = n.name
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN service v ON v.id = x.service
ORDER BY n.change

-- RIVAL_MODE
SELECT x.change, n.change, a.uid, x.mode
FROM (SELECT assessment, max(change) AS change FROM draft_mode
	INDEXED BY draft_mode_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment) n
	CROSS JOIN draft_mode x ON x.assessment = n.assessment
		AND x.change = (SELECT o.change FROM draft_mode o WHERE o.assessment = n.assessment
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
ORDER BY n.change

-- RIVAL_LIFT
SELECT x.change, n.change, a.uid, x.questionnaire
FROM (SELECT assessment, max(change) AS change FROM lift
	INDEXED BY lift_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment) n
	CROSS JOIN lift x ON x.assessment = n.assessment
		AND x.change = (SELECT o.change FROM lift o WHERE o.assessment = n.assessment
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
ORDER BY n.change

-- RIVAL_ANSWER
SELECT x.change, n.change, a.uid, x.confidence, x.evidence, coalesce(x.given_at, c.at),
	coalesce(x.given_by, c.who), x.note, x.question, x.source, x.value
FROM (SELECT assessment, question, max(change) AS change FROM answer
	INDEXED BY answer_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment, question) n
	CROSS JOIN answer x ON x.assessment = n.assessment AND x.question = n.question
		AND x.change = (SELECT o.change FROM answer o WHERE o.assessment = n.assessment AND o.question = n.question
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN change c ON c.seq = x.change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
ORDER BY n.change

-- RIVAL_SYSTEM_ANSWER
SELECT x.change, n.change, x.confidence, x.evidence, coalesce(x.given_at, c.at),
	coalesce(x.given_by, c.who), x.note, x.question, x.questionnaire, y.uid, x.value
FROM (SELECT system, question, max(change) AS change FROM system_answer
	INDEXED BY system_answer_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY system, question) n
	CROSS JOIN system_answer x ON x.system = n.system AND x.question = n.question
		AND x.change = (SELECT o.change FROM system_answer o WHERE o.system = n.system AND o.question = n.question
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN change c ON c.seq = x.change
	CROSS JOIN system y ON y.id = x.system
ORDER BY n.change

-- RIVAL_PERSON
SELECT x.change, n.change, a.uid, x.count, x.name, x.role
FROM (SELECT assessment, name, role, max(change) AS change FROM person
	INDEXED BY person_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment, name, role) n
	CROSS JOIN person x ON x.assessment = n.assessment
		AND x.name = n.name
		AND x.role = n.role
		AND x.change = (SELECT o.change FROM person o WHERE o.assessment = n.assessment
			AND o.name = n.name
			AND o.role = n.role
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
ORDER BY n.change

-- RIVAL_ROOM
SELECT x.change, n.change, a.uid, x.names, x.timebox, x.voting
FROM (SELECT assessment, max(change) AS change FROM room
	INDEXED BY room_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY assessment) n
	CROSS JOIN room x ON x.assessment = n.assessment
		AND x.change = (SELECT o.change FROM room o WHERE o.assessment = n.assessment
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
ORDER BY n.change

-- RIVAL_WAIVER
SELECT x.change, n.change, x.given, x.given_by, x.reason, x.rule, v.uid, x.until,
	x.withdrawn
FROM (SELECT service, rule, max(change) AS change FROM waiver
	INDEXED BY waiver_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, rule) n
	CROSS JOIN waiver x ON x.service = n.service AND x.rule = n.rule
		AND x.change = (SELECT o.change FROM waiver o WHERE o.service = n.service AND o.rule = n.rule
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN service v ON v.id = x.service
ORDER BY n.change

-- RIVAL_JUSTIFICATION
SELECT x.change, n.change, x.given_by, x.reason, v.uid, x.smell, x.withdrawn
FROM (SELECT service, smell, max(change) AS change FROM justification
	INDEXED BY justification_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY service, smell) n
	CROSS JOIN justification x ON x.service = n.service AND x.smell = n.smell
		AND x.change = (SELECT o.change FROM justification o WHERE o.service = n.service AND o.smell = n.smell
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN service v ON v.id = x.service
ORDER BY n.change

-- RIVAL_ITEM
SELECT x.change, n.change, x.condition, x.due, i.uid, i.kind, i.number, x.owner,
	x.question, x.raised_by, v.uid, x.state, x.text, p.uid
FROM (SELECT item, max(change) AS change FROM item_version
	INDEXED BY item_version_by_change
	WHERE change > :first AND change NOT IN (SELECT change FROM undone)
	GROUP BY item) n
	CROSS JOIN item_version x ON x.item = n.item
		AND x.change = (SELECT o.change FROM item_version o WHERE o.item = n.item
			AND o.change <= :first AND o.change NOT IN (SELECT change FROM undone)
			ORDER BY o.change DESC LIMIT 1)
	CROSS JOIN item i ON i.id = x.item
	CROSS JOIN service v ON v.id = i.service
	LEFT JOIN item p ON p.id = x.topic
ORDER BY n.change
