-- Answers, offers, votes. The columns of an answer are the same everywhere; those of
-- system answers alone are the slug of the service it was given through, and the last.

-- ANSWER_SAY
INSERT INTO answer (assessment, question, change, source, value, note, evidence,
	confidence, given_by, given_at)
VALUES (:assessment, :question, :change, :source, :value, :note, :evidence,
	:confidence, :given_by, :given_at)

-- SYSTEM_ANSWER_SAY
INSERT INTO system_answer (system, question, change, value, note, evidence,
	confidence, given_by, given_at, questionnaire)
VALUES (:system, :question, :change, :value, :note, :evidence,
	:confidence, :given_by, :given_at, :questionnaire)

-- ANSWER_HEAD
SELECT a.change FROM answer a
WHERE a.assessment = :assessment AND a.question = :question
	AND (a.source = 'room' OR a.source = 'quick' AND :quick)
	AND a.change NOT IN (SELECT change FROM undone)
ORDER BY a.change DESC LIMIT 1

-- SYSTEM_ANSWER_HEAD
SELECT a.change FROM system_answer a
WHERE a.system = :system AND a.question = :question AND a.change <= :until
	AND a.change NOT IN (SELECT change FROM undone)
ORDER BY a.change DESC LIMIT 1

-- ANSWERS_THAT_COUNT
-- Of the assessment itself; quick ones only while :quick.
SELECT a.question, a.source, a.value, a.note, a.evidence, a.confidence,
	coalesce(a.given_by, c.who), coalesce(a.given_at, c.at), a.change, 0, NULL, 0, NULL
FROM answer a JOIN change c ON c.seq = a.change
WHERE a.assessment = :assessment AND a.change = (SELECT n.change FROM answer n
	WHERE n.assessment = a.assessment AND n.question = a.question
	AND (n.source = 'room' OR n.source = 'quick' AND :quick)
	AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
ORDER BY a.question

-- OFFERS
-- What is no offer is passed over first: a question may have been answered often.
SELECT a.question, a.source, a.value, a.note, a.evidence, a.confidence,
	coalesce(a.given_by, c.who), coalesce(a.given_at, c.at), a.change, 0, NULL, 0, NULL
FROM answer a JOIN change c ON c.seq = a.change
WHERE a.assessment = :assessment
	AND (a.source IN ('prepared', 'carried') OR a.source = 'quick' AND NOT :quick)
	AND a.change = (SELECT n.change FROM answer n
	WHERE n.assessment = a.assessment AND n.question = a.question
	AND (n.source IN ('prepared', 'carried') OR n.source = 'quick' AND NOT :quick)
	AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
ORDER BY a.question

-- SYSTEM_ANSWERS
-- A system may have been answered hundreds of times: one step from question to
-- question, one to the newest of each.
WITH RECURSIVE asked (question) AS (
	SELECT min(a.question) FROM system_answer a WHERE a.system = :system
	UNION ALL
	SELECT (SELECT min(a.question) FROM system_answer a
		WHERE a.system = :system AND a.question > asked.question)
	FROM asked WHERE asked.question IS NOT NULL
)
SELECT a.question, 'room', a.value, a.note, a.evidence, a.confidence,
	coalesce(a.given_by, c.who), coalesce(a.given_at, c.at), a.change, 1,
	coalesce((SELECT v.slug FROM service_version v WHERE v.service = c.service
		AND v.change NOT IN (SELECT change FROM undone)
		ORDER BY v.change DESC LIMIT 1),
		(SELECT v.slug FROM service_version v WHERE v.service = c.service
		ORDER BY v.change DESC LIMIT 1)), 0,
	a.questionnaire
FROM asked JOIN system_answer a ON a.system = :system AND a.question = asked.question
	AND a.change = (SELECT n.change FROM system_answer n
		WHERE n.system = :system AND n.question = asked.question
		AND n.change <= :until AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	JOIN change c ON c.seq = a.change
WHERE asked.question IS NOT NULL
ORDER BY a.question

-- FINISH_CHANGE
SELECT change FROM finish WHERE assessment = :assessment

-- ANSWER_HISTORY
SELECT a.question, a.source, a.value, a.note, a.evidence, a.confidence,
	coalesce(a.given_by, c.who), coalesce(a.given_at, c.at), a.change, 0, NULL,
	a.change IN (SELECT change FROM undone), NULL
FROM answer a JOIN change c ON c.seq = a.change
WHERE a.assessment = :assessment
UNION ALL
SELECT a.question, 'room', a.value, a.note, a.evidence, a.confidence,
	coalesce(a.given_by, c.who), coalesce(a.given_at, c.at), a.change, 1,
	(SELECT v.slug FROM service_version v WHERE v.service = c.service
	 ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1),
	a.change IN (SELECT change FROM undone), a.questionnaire
FROM system_answer a JOIN change c ON c.seq = a.change
WHERE a.system = :system
ORDER BY 9 DESC, 1

-- ANSWER_HISTORY_OF
SELECT a.question, a.source, a.value, a.note, a.evidence, a.confidence,
	coalesce(a.given_by, c.who), coalesce(a.given_at, c.at), a.change, 0, NULL,
	a.change IN (SELECT change FROM undone), NULL
FROM answer a JOIN change c ON c.seq = a.change
WHERE a.assessment = :assessment AND a.question = :question
UNION ALL
SELECT a.question, 'room', a.value, a.note, a.evidence, a.confidence,
	coalesce(a.given_by, c.who), coalesce(a.given_at, c.at), a.change, 1,
	(SELECT v.slug FROM service_version v WHERE v.service = c.service
	 ORDER BY v.change IN (SELECT change FROM undone), v.change DESC LIMIT 1),
	a.change IN (SELECT change FROM undone), a.questionnaire
FROM system_answer a JOIN change c ON c.seq = a.change
WHERE a.system = :system AND a.question = :question
ORDER BY 9 DESC

-- VOTE_NEXT_ROUND
SELECT 1 + coalesce(max(v.round), 0) FROM vote v
WHERE v.assessment = :assessment AND v.question = :question
	AND v.change NOT IN (SELECT change FROM undone)

-- VOTE_SAY
INSERT INTO vote (assessment, question, change, round, kind, tally, agreed, given_by)
VALUES (:assessment, :question, :change, :round, :kind, :tally, :agreed, :given_by)

-- VOTES
SELECT v.question, v.round, v.kind, v.tally, v.agreed, coalesce(v.given_by, c.who),
	c.at, v.change,
	coalesce((SELECT l.questionnaire FROM lift l
		WHERE l.assessment = v.assessment AND l.change < v.change
		AND l.change NOT IN (SELECT change FROM undone)
		ORDER BY l.change DESC LIMIT 1), a.questionnaire)
FROM vote v JOIN change c ON c.seq = v.change
	JOIN assessment a ON a.id = v.assessment
WHERE v.assessment = :assessment AND v.change NOT IN (SELECT change FROM undone)
ORDER BY v.question, v.change
