-- One line a service, for lists.

-- LINES
SELECT s.id, s.system, v.slug,
	(SELECT n.name FROM system_version n WHERE n.system = s.system
	 AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1),
	v.archived,
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
	a.id, a.number, (SELECT at FROM change WHERE seq = a.change),
	(SELECT c.at FROM finish f JOIN change c ON c.seq = f.change
	 WHERE f.assessment = a.id),
	a.questionnaire,
	(SELECT count(*) FROM item i WHERE i.service = s.id AND i.kind = 'action'
	 AND (SELECT n.state FROM item_version n WHERE n.item = i.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1) = 'open'),
	(SELECT count(*) FROM item i WHERE i.service = s.id AND i.kind = 'topic'
	 AND (SELECT n.state FROM item_version n WHERE n.item = i.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1) = 'open'),
	u.at, u.question,
	y.service, y.assessment, y.questionnaire, y.engine, y.day, y.valid_until,
	y.verdict, y.leaning, y.best, y.worst, y.path, y.decided, y.gates, y.gates_pass,
	y.gates_open, y.gates_stop, y.questions, y.answered, y.conditions, y.stops,
	y.smells, y.score_low, y.score_high, y.coverage, y.extra
FROM service s JOIN service_version v ON v.service = s.id
	AND v.change = (SELECT n.change FROM service_version n WHERE n.service = s.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	LEFT JOIN assessment a ON a.id = (SELECT b.id FROM assessment b
		WHERE b.service = s.id AND b.change NOT IN (SELECT change FROM undone)
		ORDER BY b.id DESC LIMIT 1)
	LEFT JOIN summary y ON y.service = s.id AND y.assessment = coalesce(a.id, 0)
	LEFT JOIN cursor u ON u.service = s.id
WHERE :system IS NULL OR s.system = :system
ORDER BY v.slug, s.id
