-- What stays with a service: waivers, justifications, actions and topics, outcomes;
-- and who was in the room.

-- WAIVER_SAY
INSERT INTO waiver (service, rule, change, given_by, reason, given, until, withdrawn)
VALUES (:service, :rule, :change, :given_by, :reason, :given, :until, :withdrawn)

-- WAIVERS
-- Whatever was said, and by which questionnaire the service went then.
SELECT w.rule, w.given_by, w.reason, w.given, w.until, w.change, w.withdrawn,
	(SELECT coalesce((SELECT l.questionnaire FROM lift l WHERE l.assessment = a.id
			AND l.change <= w.change AND l.change NOT IN (SELECT change FROM undone)
			ORDER BY l.change DESC LIMIT 1), a.questionnaire)
	 FROM assessment a WHERE a.service = w.service AND a.change <= w.change
		AND a.change NOT IN (SELECT change FROM undone) ORDER BY a.id DESC LIMIT 1)
FROM waiver w
WHERE w.service = :service AND w.change NOT IN (SELECT change FROM undone)
ORDER BY w.change, w.rule

-- JUSTIFICATION_SAY
INSERT INTO justification (service, smell, change, given_by, reason, withdrawn)
VALUES (:service, :smell, :change, :given_by, :reason, 0)

-- JUSTIFICATION_WITHDRAW
INSERT INTO justification (service, smell, change, given_by, reason, withdrawn)
SELECT j.service, j.smell, :change, j.given_by, j.reason, 1
FROM justification j WHERE j.service = :service AND j.smell = :smell
	AND j.change NOT IN (SELECT change FROM undone)
ORDER BY j.change DESC LIMIT 1

-- JUSTIFICATIONS
SELECT j.smell, j.given_by, j.reason, c.at, j.change
FROM justification j JOIN change c ON c.seq = j.change
WHERE j.service = :service AND j.withdrawn = 0
	AND j.change = (SELECT n.change FROM justification n
		WHERE n.service = j.service AND n.smell = j.smell
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
ORDER BY j.smell

-- ITEM_ADD
INSERT INTO item (uid, service, kind, number) VALUES (:uid, :service, :kind,
	(SELECT 1 + coalesce(max(i.number), 0) FROM item i
	 WHERE i.service = :service AND i.kind = :kind))

-- ITEM_SAY
INSERT INTO item_version (item, change, state, text, owner, due, condition, question,
	raised_by, topic)
VALUES (:item, :change, :state, :text, :owner, :due, :condition, :question, :raised_by,
	(SELECT t.id FROM item t JOIN item i ON i.service = t.service
	 WHERE i.id = :item AND t.kind = 'topic' AND t.number = :topic))

-- ITEM_GET
-- And by which questionnaire the service went when its condition and question were said.
WITH said (change) AS (SELECT min(n.change) FROM item_version n
	WHERE n.item = :item AND n.change NOT IN (SELECT change FROM undone)
	AND n.change > coalesce((SELECT max(o.change) FROM item_version o
		WHERE o.item = :item AND o.change NOT IN (SELECT change FROM undone)
		AND EXISTS (SELECT 1 FROM item_version v WHERE v.item = :item
			AND v.change = (SELECT max(m.change) FROM item_version m
				WHERE m.item = :item
				AND m.change NOT IN (SELECT change FROM undone))
			AND (v.condition IS NOT o.condition OR v.question IS NOT o.question))), 0))
SELECT i.id, i.uid, i.service, i.kind, i.number, v.change, v.state, v.text, v.owner,
	v.due, v.condition, v.question, v.raised_by,
	(SELECT n.slug FROM service_version n WHERE n.service = i.service
	 AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1),
	(SELECT c.at FROM item_version f JOIN change c ON c.seq = f.change
	 WHERE f.item = i.id ORDER BY f.change LIMIT 1),
	CASE WHEN v.state <> 'open' THEN (SELECT c.at FROM change c
		WHERE c.seq = v.change) END,
	(SELECT t.number FROM item t WHERE t.id = v.topic),
	(SELECT coalesce((SELECT l.questionnaire FROM lift l WHERE l.assessment = a.id
			AND l.change <= (SELECT change FROM said) AND l.change NOT IN (SELECT change FROM undone)
			ORDER BY l.change DESC LIMIT 1), a.questionnaire)
	 FROM assessment a WHERE a.service = i.service AND a.change <= (SELECT change FROM said)
		AND a.change NOT IN (SELECT change FROM undone) ORDER BY a.id DESC LIMIT 1)
FROM item i JOIN item_version v ON v.item = i.id
WHERE i.id = :item AND v.change NOT IN (SELECT change FROM undone)
ORDER BY v.change DESC LIMIT 1

-- ITEM_BY_NUMBER
SELECT i.id FROM item i
WHERE i.service = :service AND i.kind = :kind AND i.number = :number

-- ITEM_IDS_OF_SERVICE
SELECT i.id FROM item i WHERE i.service = :service AND i.kind = :kind ORDER BY i.number

-- ITEM_IDS
SELECT i.id FROM service_version v JOIN item i ON i.service = v.service
WHERE i.kind = :kind AND v.archived = 0
	AND v.change = (SELECT n.change FROM service_version n
		WHERE n.service = v.service AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
ORDER BY v.slug, i.number

-- PERSON_SAY
INSERT INTO person (assessment, name, role, change, count)
VALUES (:assessment, :name, :role, :change, :count)

-- PERSON_OTHER_ROLE
-- Under which role somebody is listed now.
SELECT p.role FROM person p
WHERE p.assessment = :assessment AND p.name = :name AND p.role <> :role AND p.count >= 0
	AND p.change = (SELECT n.change FROM person n WHERE n.assessment = p.assessment
		AND n.name = p.name AND n.role = p.role
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)

-- PEOPLE
-- Since when: the first time after the name (of the nameless: the role) was last gone.
-- Another role of the same name, said in one change, is no going.
SELECT p.name, p.role, p.count,
	(SELECT c.at FROM person f JOIN change c ON c.seq = f.change
	 WHERE f.assessment = p.assessment AND f.name = p.name AND f.count >= 0
		AND (p.name <> '' OR f.role = p.role)
		AND f.change NOT IN (SELECT change FROM undone)
		AND f.change > coalesce((SELECT max(g.change) FROM person g
			WHERE g.assessment = p.assessment AND g.name = p.name
			AND (p.name <> '' OR g.role = p.role) AND g.count < 0
			AND g.change NOT IN (SELECT change FROM undone)
			AND NOT EXISTS (SELECT 1 FROM person h
				WHERE h.assessment = g.assessment AND h.name = g.name
				AND h.name <> '' AND h.change = g.change AND h.count >= 0)), 0)
	 ORDER BY f.change LIMIT 1)
FROM person p
WHERE p.assessment = :assessment AND p.count >= 0
	AND p.change = (SELECT n.change FROM person n WHERE n.assessment = p.assessment
		AND n.name = p.name AND n.role = p.role
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
ORDER BY p.name = '', p.name, p.role

-- ROOM_SAY
INSERT INTO room (assessment, change, names, voting, timebox)
VALUES (:assessment, :change, :names, :voting, :timebox)

-- ROOM
SELECT r.names, r.voting, r.timebox FROM room r
WHERE r.assessment = :assessment AND r.change NOT IN (SELECT change FROM undone)
ORDER BY r.change DESC LIMIT 1

-- OUTCOME_SAY
INSERT INTO outcome (service, change, day, kind, text, given_by)
VALUES (:service, :change, :day, :kind, :text, :given_by)

-- OUTCOMES
SELECT o.day, o.kind, o.text, coalesce(o.given_by, c.who), c.at, o.change
FROM outcome o JOIN change c ON c.seq = o.change
WHERE o.service = :service AND o.change NOT IN (SELECT change FROM undone)
ORDER BY o.day, o.change
