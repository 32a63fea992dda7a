-- One line a service, for lists. Without limits bound: all of them.

-- LINES
-- Which ones, from the index by slug; then what each line shows. What a line costs does
-- not depend on how many others there are, or on how often any was assessed.
WITH shown AS MATERIALIZED (SELECT v.service, v.slug, v.archived
	FROM service_version v
	WHERE v.change = (SELECT n.change FROM service_version n WHERE n.service = v.service
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	AND (:system IS NULL
		OR :system = (SELECT s.system FROM service s WHERE s.id = v.service))
	AND (:filter IS NULL OR instr(lower(v.slug), lower(:filter)) > 0)
	AND v.archived <= coalesce(:archived, 1)
	ORDER BY v.slug, v.service LIMIT coalesce(:count, -1) OFFSET coalesce(:first, 0))
SELECT s.id, s.system, shown.slug,
	(SELECT n.name FROM system_version n WHERE n.system = s.system
	 AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1),
	shown.archived,
	(SELECT group_concat(name, char(10)) FROM (SELECT t.name FROM owner o
		JOIN team_version t ON t.team = o.team AND t.change = (SELECT n.change
			FROM team_version n WHERE n.team = o.team
			AND n.change NOT IN (SELECT change FROM undone)
			ORDER BY n.change DESC LIMIT 1)
		WHERE o.service = s.id AND o.owns = 1 AND o.change = (SELECT n.change
			FROM owner n WHERE n.service = o.service AND n.team = o.team
			AND n.change NOT IN (SELECT change FROM undone)
			ORDER BY n.change DESC LIMIT 1)
		ORDER BY o.change, o.team)),
	a.id, a.number, f.assessment IS NOT NULL,
	(SELECT at FROM change WHERE seq = coalesce(f.change, a.change)),
	coalesce((SELECT l.questionnaire FROM lift l WHERE l.assessment = a.id
		AND l.change NOT IN (SELECT change FROM undone)
		ORDER BY l.change DESC LIMIT 1), a.questionnaire),
	(SELECT count(*) FROM item i WHERE i.service = s.id AND i.kind = 'action'
	 AND (SELECT n.state FROM item_version n WHERE n.item = i.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1) = 'open'),
	(SELECT count(*) FROM item i WHERE i.service = s.id AND i.kind = 'topic'
	 AND (SELECT n.state FROM item_version n WHERE n.item = i.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1) = 'open'),
	(SELECT count(*) FROM item i JOIN item_version n ON n.item = i.id
	 AND n.change = (SELECT m.change FROM item_version m WHERE m.item = i.id
		AND m.change NOT IN (SELECT change FROM undone)
		ORDER BY m.change DESC LIMIT 1)
	 WHERE i.service = s.id AND i.kind = 'action' AND n.state = 'open'
	 AND n.due < :today),
	u.at, u.question,
	y.service, y.assessment, y.questionnaire, y.engine, y.day, y.valid_until,
	y.verdict, y.leaning, y.best, y.worst, y.path, y.decided, y.gates, y.gates_pass,
	y.gates_open, y.gates_stop, y.questions, y.answered, y.conditions, y.stops,
	y.smells, y.score_low, y.score_high, y.coverage, y.extra
FROM shown CROSS JOIN service s ON s.id = shown.service
	LEFT JOIN assessment a ON a.id = (SELECT b.id FROM assessment b
		WHERE b.service = s.id AND b.change NOT IN (SELECT change FROM undone)
		ORDER BY b.id DESC LIMIT 1)
	LEFT JOIN finish f ON f.assessment = a.id
	LEFT JOIN summary y ON y.service = s.id AND y.assessment = coalesce(a.id, 0)
	LEFT JOIN cursor u ON u.service = s.id
ORDER BY shown.slug, s.id

-- LINES_COUNT
-- How many there are, or how many before a slug.
SELECT count(*) FROM service_version v
WHERE v.change = (SELECT n.change FROM service_version n WHERE n.service = v.service
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	AND (:system IS NULL
		OR :system = (SELECT s.system FROM service s WHERE s.id = v.service))
	AND (:filter IS NULL OR instr(lower(v.slug), lower(:filter)) > 0)
	AND v.archived <= coalesce(:archived, 1)
	AND (:before IS NULL OR v.slug < :before)

-- ATTENTION
-- Services with an action that is overdue, how many and the first; without one, the draft
-- that was left last. Walks over names, then looks up actions alone: neither answers nor
-- assessments but the newest.
WITH shown AS MATERIALIZED (SELECT v.service, v.slug FROM service_version v
	WHERE v.change = (SELECT n.change FROM service_version n WHERE n.service = v.service
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	AND (:system IS NULL
		OR :system = (SELECT s.system FROM service s WHERE s.id = v.service))
	AND (:filter IS NULL OR instr(lower(v.slug), lower(:filter)) > 0)
	AND v.archived <= coalesce(:archived, 1)),
late AS MATERIALIZED (SELECT shown.slug FROM shown
	WHERE EXISTS (SELECT 1 FROM item i JOIN item_version n ON n.item = i.id
		WHERE i.service = shown.service AND i.kind = 'action'
		AND n.state = 'open' AND n.due < :today
		AND n.change = (SELECT m.change FROM item_version m WHERE m.item = i.id
			AND m.change NOT IN (SELECT change FROM undone)
			ORDER BY m.change DESC LIMIT 1)))
SELECT (SELECT count(*) FROM late),
	coalesce((SELECT slug FROM late ORDER BY slug LIMIT 1),
		(SELECT shown.slug FROM shown
		 CROSS JOIN cursor u ON u.service = shown.service
		 JOIN assessment a ON a.id = (SELECT b.id FROM assessment b
			WHERE b.service = shown.service
			AND b.change NOT IN (SELECT change FROM undone)
			ORDER BY b.id DESC LIMIT 1)
		 WHERE NOT EXISTS (SELECT 1 FROM finish f WHERE f.assessment = a.id)
		 ORDER BY u.at DESC, shown.slug LIMIT 1))

-- LEFT_LAST
-- The draft that was left last, not before :since, where its service is in no archive: a
-- row for each service that was ever in a workshop.
SELECT v.slug FROM cursor u
	CROSS JOIN service_version v ON v.service = u.service AND NOT v.archived
	AND v.change = (SELECT n.change FROM service_version n WHERE n.service = u.service
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	CROSS JOIN assessment a ON a.id = (SELECT b.id FROM assessment b
		WHERE b.service = u.service AND b.change NOT IN (SELECT change FROM undone)
		ORDER BY b.id DESC LIMIT 1)
	WHERE u.at >= :since
	AND NOT EXISTS (SELECT 1 FROM finish f WHERE f.assessment = a.id)
	ORDER BY u.at DESC LIMIT 1
