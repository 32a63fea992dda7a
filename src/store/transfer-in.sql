-- What an import writes. IN adds a version, ADD the thing it is about when it is new. SAME
-- finds the very row.

-- IN_CHANGE
INSERT INTO change (at, label, service, system, undoes, uid, who)
VALUES (:at, :label, (SELECT id FROM service WHERE uid = :service),
	(SELECT id FROM system WHERE uid = :system),
	(SELECT seq FROM change WHERE uid = :undoes), :uid, :who)

-- SAME_CHANGE
-- Its label may have been blanked by a purge, and what it was made through with it.
SELECT x.seq FROM change x WHERE x.uid = :uid AND x.at = :at AND x.who = :who
	AND x.undoes IS (SELECT seq FROM change WHERE uid = :undoes)

-- CHANGE_THAT_UNDOES
SELECT x.seq, x.uid FROM change x JOIN change c ON c.seq = x.undoes WHERE c.uid = :uid

-- CHANGE_THROUGH_UID
UPDATE change SET service = (SELECT id FROM service WHERE uid = :service),
	system = (SELECT id FROM system WHERE uid = :system)
WHERE seq = :seq

-- CHANGE_BY_UID
SELECT seq FROM change WHERE uid = :uid

-- ADD_SYSTEM
INSERT OR IGNORE INTO system (uid) VALUES (:system)

-- IN_SYSTEM
INSERT INTO system_version (archived, name, running, system, change)
SELECT :archived, :name, :running, o.id, :change
FROM system o WHERE o.uid = :system

-- SAME_SYSTEM
SELECT 1 FROM system_version x WHERE x.change = :change AND x.archived IS :archived
	AND x.name IS :name AND x.running IS :running
	AND x.system = (SELECT id FROM system WHERE uid = :system)

-- ADD_TEAM
INSERT OR IGNORE INTO team (uid) VALUES (:team)

-- IN_TEAM
INSERT INTO team_version (archived, name, size, team, change)
SELECT :archived, :name, :size, o.id, :change
FROM team o WHERE o.uid = :team

-- SAME_TEAM
SELECT 1 FROM team_version x WHERE x.change = :change AND x.archived IS :archived
	AND x.name IS :name AND x.size IS :size
	AND x.team = (SELECT id FROM team WHERE uid = :team)

-- ADD_SERVICE
INSERT OR IGNORE INTO service (uid, system)
VALUES (:service, (SELECT id FROM system WHERE uid = :system))

-- IN_SERVICE
INSERT INTO service_version (archived, operations, purpose, service, slug, change)
SELECT :archived, :operations, :purpose, o.id, :slug, :change
FROM service o JOIN system y ON y.id = o.system
WHERE o.uid = :service AND y.uid = :system

-- SAME_SERVICE
SELECT 1 FROM service_version x WHERE x.change = :change AND x.archived IS :archived
	AND x.operations IS :operations AND x.purpose IS :purpose
	AND x.service = (SELECT id FROM service WHERE uid = :service)
	AND x.slug IS :slug

-- IN_OWNER
INSERT INTO owner (owns, service, team, change)
VALUES (:owns, (SELECT id FROM service WHERE uid = :service),
	(SELECT id FROM team WHERE uid = :team), :change)

-- SAME_OWNER
SELECT 1 FROM owner x WHERE x.change = :change AND x.owns IS :owns
	AND x.service = (SELECT id FROM service WHERE uid = :service)
	AND x.team = (SELECT id FROM team WHERE uid = :team)

-- IN_CALL
INSERT INTO call (calls, external, kind, service, target, change)
VALUES (:calls, :external, :kind, (SELECT id FROM service WHERE uid = :service),
	(SELECT id FROM service WHERE uid = :target), :change)

-- SAME_CALL
SELECT 1 FROM call x WHERE x.change = :change AND x.calls IS :calls
	AND x.external IS :external AND x.kind = :kind
	AND x.service = (SELECT id FROM service WHERE uid = :service)
	AND x.target IS (SELECT id FROM service WHERE uid = :target) LIMIT 1

-- IN_STORE
INSERT INTO data_store (name, service, writes, change)
VALUES (:name, (SELECT id FROM service WHERE uid = :service), :writes, :change)

-- SAME_STORE
SELECT 1 FROM data_store x WHERE x.change = :change AND x.name = :name
	AND x.service = (SELECT id FROM service WHERE uid = :service)
	AND x.writes IS :writes

-- IN_ASSESSMENT
INSERT INTO assessment (uid, number, questionnaire, service, change)
VALUES (:assessment, :number, :questionnaire,
	(SELECT id FROM service WHERE uid = :service), :change)

-- SAME_ASSESSMENT
SELECT 1 FROM assessment x WHERE x.change = :change AND x.uid = :assessment
	AND x.number IS :number AND x.questionnaire IS :questionnaire
	AND x.service = (SELECT id FROM service WHERE uid = :service)

-- IN_MODE
INSERT INTO draft_mode (assessment, mode, change)
VALUES ((SELECT id FROM assessment WHERE uid = :assessment), :mode, :change)

-- SAME_MODE
SELECT 1 FROM draft_mode x WHERE x.change = :change
	AND x.assessment = (SELECT id FROM assessment WHERE uid = :assessment)
	AND x.mode IS :mode

-- IN_LIFT
INSERT INTO lift (assessment, questionnaire, change)
VALUES ((SELECT id FROM assessment WHERE uid = :assessment), :questionnaire, :change)

-- SAME_LIFT
SELECT 1 FROM lift x WHERE x.change = :change
	AND x.assessment = (SELECT id FROM assessment WHERE uid = :assessment)
	AND x.questionnaire IS :questionnaire

-- IN_ANSWER
INSERT INTO answer (assessment, confidence, evidence, given_at, given_by, note,
	question, source, value, change)
VALUES ((SELECT id FROM assessment WHERE uid = :assessment), :confidence, :evidence,
	:given_at, :given_by, :note, :question, :source, :value, :change)

-- SAME_ANSWER
SELECT 1 FROM answer x WHERE x.change = :change
	AND x.assessment = (SELECT id FROM assessment WHERE uid = :assessment)
	AND x.confidence IS :confidence AND x.evidence IS :evidence
	AND x.given_at IS :given_at AND x.given_by IS :given_by AND x.note IS :note
	AND x.question = :question AND x.source IS :source AND x.value IS :value

-- IN_SYSTEM_ANSWER
INSERT INTO system_answer (confidence, evidence, given_at, given_by, note, question,
	questionnaire, system, value, change)
VALUES (:confidence, :evidence, :given_at, :given_by, :note, :question, :questionnaire,
	(SELECT id FROM system WHERE uid = :system), :value, :change)

-- SAME_SYSTEM_ANSWER
SELECT 1 FROM system_answer x WHERE x.change = :change AND x.confidence IS :confidence
	AND x.evidence IS :evidence AND x.given_at IS :given_at
	AND x.given_by IS :given_by AND x.note IS :note AND x.question = :question
	AND x.questionnaire IS :questionnaire
	AND x.system = (SELECT id FROM system WHERE uid = :system) AND x.value IS :value

-- IN_VOTE
INSERT INTO vote (agreed, assessment, given_by, kind, question, round, tally, change)
VALUES (:agreed, (SELECT id FROM assessment WHERE uid = :assessment), :given_by, :kind,
	:question, :round, :tally, :change)

-- SAME_VOTE
SELECT 1 FROM vote x WHERE x.change = :change AND x.agreed IS :agreed
	AND x.assessment = (SELECT id FROM assessment WHERE uid = :assessment)
	AND x.given_by IS :given_by AND x.kind IS :kind AND x.question = :question
	AND x.round IS :round AND x.tally IS :tally

-- IN_PERSON
INSERT INTO person (assessment, count, name, role, change)
VALUES ((SELECT id FROM assessment WHERE uid = :assessment), :count, :name, :role,
	:change)

-- SAME_PERSON
SELECT 1 FROM person x WHERE x.change = :change
	AND x.assessment = (SELECT id FROM assessment WHERE uid = :assessment)
	AND x.count IS :count AND x.name = :name AND x.role = :role

-- IN_ROOM
INSERT INTO room (assessment, names, timebox, voting, change)
VALUES ((SELECT id FROM assessment WHERE uid = :assessment), :names, :timebox, :voting,
	:change)

-- SAME_ROOM
SELECT 1 FROM room x WHERE x.change = :change
	AND x.assessment = (SELECT id FROM assessment WHERE uid = :assessment)
	AND x.names IS :names AND x.timebox IS :timebox AND x.voting IS :voting

-- IN_WAIVER
INSERT INTO waiver (given, given_by, reason, rule, service, until, withdrawn, change)
VALUES (:given, :given_by, :reason, :rule,
	(SELECT id FROM service WHERE uid = :service), :until, :withdrawn, :change)

-- SAME_WAIVER
SELECT 1 FROM waiver x WHERE x.change = :change AND x.given IS :given
	AND x.given_by IS :given_by AND x.reason IS :reason AND x.rule = :rule
	AND x.service = (SELECT id FROM service WHERE uid = :service)
	AND x.until IS :until AND x.withdrawn IS :withdrawn

-- IN_JUSTIFICATION
INSERT INTO justification (given_by, reason, service, smell, withdrawn, change)
VALUES (:given_by, :reason, (SELECT id FROM service WHERE uid = :service), :smell,
	:withdrawn, :change)

-- SAME_JUSTIFICATION
SELECT 1 FROM justification x WHERE x.change = :change AND x.given_by IS :given_by
	AND x.reason IS :reason
	AND x.service = (SELECT id FROM service WHERE uid = :service)
	AND x.smell = :smell AND x.withdrawn IS :withdrawn

-- ADD_ITEM
-- Under the next number when another thing has this one.
INSERT INTO item (uid, service, kind, number)
SELECT :item, v.id, :kind, CASE WHEN NOT EXISTS (SELECT 1 FROM item o
		WHERE o.service = v.id AND o.kind = :kind AND o.number = :number)
	THEN :number ELSE (SELECT 1 + max(o.number) FROM item o
		WHERE o.service = v.id AND o.kind = :kind) END
FROM service v WHERE v.uid = :service
	AND NOT EXISTS (SELECT 1 FROM item o WHERE o.uid = :item)

-- IN_ITEM
INSERT INTO item_version (condition, due, item, owner, question, raised_by, state, text,
	topic, change)
SELECT :condition, :due, o.id, :owner, :question, :raised_by, :state, :text,
	(SELECT id FROM item WHERE uid = :topic), :change
FROM item o JOIN service v ON v.id = o.service
WHERE o.uid = :item AND v.uid = :service AND o.kind = :kind

-- SAME_ITEM
SELECT 1 FROM item_version x WHERE x.change = :change AND x.condition IS :condition
	AND x.due IS :due AND x.item = (SELECT id FROM item WHERE uid = :item)
	AND x.owner IS :owner AND x.question IS :question AND x.raised_by IS :raised_by
	AND x.state IS :state AND x.text IS :text
	AND x.topic IS (SELECT id FROM item WHERE uid = :topic)

-- IN_OUTCOME
INSERT INTO outcome (day, given_by, kind, service, text, change)
VALUES (:day, :given_by, :kind, (SELECT id FROM service WHERE uid = :service), :text,
	:change)

-- SAME_OUTCOME
SELECT 1 FROM outcome x WHERE x.change = :change AND x.day IS :day
	AND x.given_by IS :given_by AND x.kind IS :kind
	AND x.service = (SELECT id FROM service WHERE uid = :service)
	AND x.text IS :text

-- IN_FINISH
INSERT INTO finish (assessment, engine, name, result, snapshot, change)
VALUES ((SELECT id FROM assessment WHERE uid = :assessment), :engine, :name, :result,
	:snapshot, :change)

-- SAME_FINISH
SELECT 1 FROM finish x WHERE x.change = :change
	AND x.assessment = (SELECT id FROM assessment WHERE uid = :assessment)
	AND x.engine IS :engine AND x.name IS :name AND x.result IS :result
	AND x.snapshot IS :snapshot
