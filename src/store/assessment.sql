-- Assessments and the questionnaires they use.

-- QUESTIONNAIRE_ADD
INSERT INTO questionnaire (hash, id, version, language, added, text)
VALUES (:hash, :id, :version, :language, :added, :text)
ON CONFLICT (hash) DO NOTHING

-- QUESTIONNAIRE_GET
SELECT hash, id, version, language, added, text FROM questionnaire WHERE hash = :hash

-- QUESTIONNAIRE_LIST
SELECT hash, id, version, language, added FROM questionnaire ORDER BY id, added, hash

-- SIDECAR_PUT
INSERT INTO sidecar (questionnaire, language, text)
VALUES (:questionnaire, :language, :text)
ON CONFLICT (questionnaire, language) DO UPDATE SET text = excluded.text

-- SIDECAR_GET
SELECT text FROM sidecar WHERE questionnaire = :questionnaire AND language = :language

-- ASSESSMENT_ADD
INSERT INTO assessment (uid, service, change, number, questionnaire)
VALUES (:uid, :service, :change, :number, :questionnaire)

-- ASSESSMENT_NEXT_NUMBER
SELECT 1 + coalesce(max(a.number), 0) FROM assessment a
WHERE a.service = :service AND a.change NOT IN (SELECT change FROM undone)

-- ASSESSMENT_GET
SELECT a.id, a.service, s.system, a.number, a.uid, q.hash, q.id, q.version,
	c.at, c.who,
	(SELECT m.mode FROM draft_mode m WHERE m.assessment = a.id
	 AND m.change NOT IN (SELECT change FROM undone) ORDER BY m.change DESC LIMIT 1),
	d.at, d.who, f.name, f.engine
FROM assessment a JOIN service s ON s.id = a.service JOIN change c ON c.seq = a.change
	JOIN questionnaire q ON q.hash = coalesce((SELECT l.questionnaire FROM lift l
		WHERE l.assessment = a.id AND l.change NOT IN (SELECT change FROM undone)
		ORDER BY l.change DESC LIMIT 1), a.questionnaire)
	LEFT JOIN finish f ON f.assessment = a.id LEFT JOIN change d ON d.seq = f.change
WHERE a.id = :assessment AND a.change NOT IN (SELECT change FROM undone)

-- ASSESSMENT_LIST
SELECT a.id, a.service, s.system, a.number, a.uid, q.hash, q.id, q.version,
	c.at, c.who,
	(SELECT m.mode FROM draft_mode m WHERE m.assessment = a.id
	 AND m.change NOT IN (SELECT change FROM undone) ORDER BY m.change DESC LIMIT 1),
	d.at, d.who, f.name, f.engine
FROM assessment a JOIN service s ON s.id = a.service JOIN change c ON c.seq = a.change
	JOIN questionnaire q ON q.hash = coalesce((SELECT l.questionnaire FROM lift l
		WHERE l.assessment = a.id AND l.change NOT IN (SELECT change FROM undone)
		ORDER BY l.change DESC LIMIT 1), a.questionnaire)
	LEFT JOIN finish f ON f.assessment = a.id LEFT JOIN change d ON d.seq = f.change
WHERE a.service = :service AND a.change NOT IN (SELECT change FROM undone)
ORDER BY a.number, a.id

-- ASSESSMENT_CURRENT
-- The draft if there is one, else the newest finished: as a draft starts only when
-- all others are finished, that is the newest one.
SELECT a.id FROM assessment a
WHERE a.service = :service AND a.change NOT IN (SELECT change FROM undone)
ORDER BY a.id DESC LIMIT 1

-- ASSESSMENT_DRAFT
SELECT a.id FROM assessment a
WHERE a.service = :service AND a.change NOT IN (SELECT change FROM undone)
	AND NOT EXISTS (SELECT 1 FROM finish f WHERE f.assessment = a.id)

-- ASSESSMENT_BY_NUMBER
SELECT a.id FROM assessment a
WHERE a.service = :service AND a.number = :number
	AND a.change NOT IN (SELECT change FROM undone)

-- ASSESSMENT_BY_DAY
-- The newest finished on or before a day; 9999-12-31 for the latest.
SELECT a.id FROM assessment a JOIN finish f ON f.assessment = a.id
	JOIN change c ON c.seq = f.change
WHERE a.service = :service AND substr(c.at, 1, 10) <= :day
ORDER BY f.change DESC LIMIT 1

-- ASSESSMENT_BY_NAME
SELECT a.id FROM assessment a JOIN finish f ON f.assessment = a.id
WHERE a.service = :service AND f.name = :name

-- DRAFT_MODE_SAY
INSERT INTO draft_mode (assessment, change, mode) VALUES (:assessment, :change, :mode)

-- LIFT_SAY
INSERT INTO lift (assessment, change, questionnaire)
VALUES (:assessment, :change, :questionnaire)

-- FINISH_ADD
INSERT INTO finish (assessment, change, name, engine, snapshot, result)
VALUES (:assessment, :change, :name, :engine, :snapshot, :result)

-- FINISH_GET
SELECT snapshot, result FROM finish WHERE assessment = :assessment
