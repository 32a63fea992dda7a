-- What an export reads: every row of one system, in the order of changes, as columns in
-- the order of their names. Things are given by uid. The order inside one change is that
-- of names people know, or of uids.

-- OUT_CHANGE
-- What was done through another system is that system's to tell.
SELECT c.seq, c.at, CASE WHEN c.system IS NULL OR c.system = :system THEN c.label
	ELSE '' END, v.uid, y.uid, c.uid, u.uid, c.who, u.seq
FROM change c
	LEFT JOIN system y ON y.id = c.system AND y.id = :system
	LEFT JOIN service v ON v.id = c.service AND v.system = :system
	LEFT JOIN change u ON u.seq = c.undoes
ORDER BY c.seq

-- SIDECAR_LANGUAGES
SELECT language FROM sidecar WHERE questionnaire = :questionnaire ORDER BY language

-- OUT_SYSTEM
SELECT x.change, x.archived, x.name, x.running, y.uid
FROM system_version x INDEXED BY system_version_by_change
	CROSS JOIN system y ON y.id = x.system
WHERE x.change > 0 AND x.system = :system
ORDER BY x.change, y.uid

-- OUT_TEAM
SELECT x.change, x.archived, x.name, x.size, m.uid
FROM team_version x INDEXED BY team_version_by_change
	CROSS JOIN team m ON m.id = x.team
WHERE x.change > 0 AND x.team IN (SELECT o.team FROM owner o
		JOIN service s ON s.id = o.service WHERE s.system = :system)
ORDER BY x.change, m.uid

-- OUT_SERVICE
SELECT x.change, x.archived, x.operations, x.purpose, v.uid, x.slug, y.uid
FROM service_version x INDEXED BY service_version_by_change
	CROSS JOIN service v ON v.id = x.service
	CROSS JOIN system y ON y.id = v.system
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, v.uid

-- OUT_OWNER
SELECT x.change, x.owns, v.uid, m.uid
FROM owner x INDEXED BY owner_by_change
	CROSS JOIN service v ON v.id = x.service
	CROSS JOIN team m ON m.id = x.team
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, x.service, x.team

-- OUT_CALL
SELECT x.change, x.calls, x.external, x.kind, v.uid, t.uid
FROM call x INDEXED BY call_by_change
	CROSS JOIN service v ON v.id = x.service
	LEFT JOIN service t ON t.id = x.target
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, x.rowid

-- OUT_STORE
SELECT x.change, x.name, v.uid, x.writes
FROM data_store x INDEXED BY data_store_by_change
	CROSS JOIN service v ON v.id = x.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, v.uid, x.name

-- OUT_ASSESSMENT
SELECT x.change, x.uid, x.number, x.questionnaire, v.uid
FROM assessment x INDEXED BY assessment_by_change
	CROSS JOIN service v ON v.id = x.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, x.uid

-- OUT_MODE
SELECT x.change, a.uid, x.mode
FROM draft_mode x INDEXED BY draft_mode_by_change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, a.uid

-- OUT_LIFT
SELECT x.change, a.uid, x.questionnaire
FROM lift x INDEXED BY lift_by_change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, a.uid

-- OUT_ANSWER
SELECT x.change, a.uid, x.confidence, x.evidence, x.given_at, x.given_by, x.note,
	x.question, x.source, x.value
FROM answer x INDEXED BY answer_by_change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, a.uid, x.question

-- OUT_SYSTEM_ANSWER
SELECT x.change, x.confidence, x.evidence, x.given_at, x.given_by, x.note, x.question,
	x.questionnaire, y.uid, x.value
FROM system_answer x INDEXED BY system_answer_by_change
	CROSS JOIN system y ON y.id = x.system
WHERE x.change > 0 AND x.system = :system
ORDER BY x.change, y.uid, x.question

-- OUT_VOTE
SELECT x.change, x.agreed, a.uid, x.given_by, x.kind, x.question, x.round, x.tally
FROM vote x INDEXED BY vote_by_change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, a.uid, x.question

-- OUT_PERSON
SELECT x.change, a.uid, x.count, x.name, x.role
FROM person x INDEXED BY person_by_change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, a.uid, x.name, x.role

-- OUT_ROOM
SELECT x.change, a.uid, x.names, x.timebox, x.voting
FROM room x INDEXED BY room_by_change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, a.uid

-- OUT_WAIVER
SELECT x.change, x.given, x.given_by, x.reason, x.rule, v.uid, x.until, x.withdrawn
FROM waiver x INDEXED BY waiver_by_change
	CROSS JOIN service v ON v.id = x.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, v.uid, x.rule

-- OUT_JUSTIFICATION
SELECT x.change, x.given_by, x.reason, v.uid, x.smell, x.withdrawn
FROM justification x INDEXED BY justification_by_change
	CROSS JOIN service v ON v.id = x.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, v.uid, x.smell

-- OUT_ITEM
SELECT x.change, x.condition, x.due, i.uid, i.kind, i.number, x.owner, x.question,
	x.raised_by, v.uid, x.state, x.text, p.uid
FROM item_version x INDEXED BY item_version_by_change
	CROSS JOIN item i ON i.id = x.item
	CROSS JOIN service v ON v.id = i.service
	LEFT JOIN item p ON p.id = x.topic
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, i.kind DESC, i.uid

-- OUT_OUTCOME
SELECT x.change, x.day, x.given_by, x.kind, v.uid, x.text
FROM outcome x INDEXED BY outcome_by_change
	CROSS JOIN service v ON v.id = x.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, v.uid

-- OUT_FINISH
SELECT x.change, a.uid, x.engine, x.name, x.result, x.snapshot
FROM finish x INDEXED BY finish_by_change
	CROSS JOIN assessment a ON a.id = x.assessment
	CROSS JOIN service v ON v.id = a.service
WHERE x.change > 0 AND v.system = :system
ORDER BY x.change, a.uid
