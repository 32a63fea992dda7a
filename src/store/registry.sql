-- Systems, teams, services and their lists. A thing is there if one of its versions
-- holds; the newest that does is what is known about it.

-- SYSTEM_ADD
INSERT INTO system (uid) VALUES (:uid)

-- SYSTEM_SAY
INSERT INTO system_version (system, change, name, running, archived)
VALUES (:system, :change, :name, :running, :archived)

-- SYSTEM_BY_NAME
SELECT v.system, v.name FROM system_version v
WHERE v.name = :name AND v.change = (SELECT n.change FROM system_version n
	WHERE n.system = v.system AND n.change NOT IN (SELECT change FROM undone)
	ORDER BY n.change DESC LIMIT 1)

-- SYSTEM_GET
SELECT s.id, s.uid, v.change, v.name, v.running, v.archived
FROM system s JOIN system_version v ON v.system = s.id
WHERE s.id = :system AND v.change NOT IN (SELECT change FROM undone)
ORDER BY v.change DESC LIMIT 1

-- SYSTEM_LIST
SELECT s.id, s.uid, v.change, v.name, v.running, v.archived
FROM system s JOIN system_version v ON v.system = s.id
	AND v.change = (SELECT n.change FROM system_version n WHERE n.system = s.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
ORDER BY v.name, s.id

-- SYSTEMS_OF_TEAM
SELECT DISTINCT s.system FROM owner o JOIN service s ON s.id = o.service
WHERE o.team = :team AND o.owns = 1 AND o.change = (SELECT n.change FROM owner n
	WHERE n.service = o.service AND n.team = o.team
	AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
ORDER BY s.system

-- TEAM_ADD
INSERT INTO team (uid) VALUES (:uid)

-- TEAM_SAY
INSERT INTO team_version (team, change, name, size, archived)
VALUES (:team, :change, :name, :size, :archived)

-- TEAM_BY_NAME
SELECT v.team, v.name FROM team_version v
WHERE v.name = :name AND v.change = (SELECT n.change FROM team_version n
	WHERE n.team = v.team AND n.change NOT IN (SELECT change FROM undone)
	ORDER BY n.change DESC LIMIT 1)

-- TEAM_GET
SELECT t.id, t.uid, v.change, v.name, v.size, v.archived
FROM team t JOIN team_version v ON v.team = t.id
WHERE t.id = :team AND v.change NOT IN (SELECT change FROM undone)
ORDER BY v.change DESC LIMIT 1

-- TEAM_LIST
SELECT t.id, t.uid, v.change, v.name, v.size, v.archived
FROM team t JOIN team_version v ON v.team = t.id
	AND v.change = (SELECT n.change FROM team_version n WHERE n.team = t.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
ORDER BY v.name, t.id

-- SERVICE_ADD
INSERT INTO service (uid, system) VALUES (:uid, :system)

-- SERVICE_SAY
INSERT INTO service_version (service, change, slug, purpose, operations, archived)
VALUES (:service, :change, :slug, :purpose, :operations, :archived)

-- SERVICE_BY_SLUG
SELECT v.service FROM service_version v
WHERE v.slug = :slug AND v.change = (SELECT n.change FROM service_version n
	WHERE n.service = v.service AND n.change NOT IN (SELECT change FROM undone)
	ORDER BY n.change DESC LIMIT 1)

-- SERVICE_BY_UNDONE_SLUG
SELECT v.service FROM service_version v
WHERE v.slug = :slug AND NOT EXISTS (SELECT 1 FROM service_version n
	WHERE n.service = v.service AND n.change NOT IN (SELECT change FROM undone))
ORDER BY v.change DESC LIMIT 1

-- SERVICE_TAKEN_BACK
-- The service that the newest change of all took away by undoing what had added it.
WITH RECURSIVE chain (seq, undoes) AS (
	SELECT c.seq, c.undoes FROM change c WHERE c.seq = (SELECT max(seq) FROM change)
	UNION ALL
	SELECT c.seq, c.undoes FROM chain JOIN change c ON c.seq = chain.undoes
)
SELECT v.slug FROM chain JOIN service_version v ON v.change = chain.seq
WHERE chain.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM service_version n
	WHERE n.service = v.service AND n.change NOT IN (SELECT change FROM undone))
LIMIT 1

-- TEAM_BY_UNDONE_NAME
-- Of a team whose adding was undone, as of systems below.
SELECT v.team, v.name FROM team_version v
WHERE v.name = :name AND NOT EXISTS (SELECT 1 FROM team_version n
	WHERE n.team = v.team AND n.change NOT IN (SELECT change FROM undone))
ORDER BY v.change DESC LIMIT 1

-- SYSTEM_BY_UNDONE_NAME
SELECT v.system, v.name FROM system_version v
WHERE v.name = :name AND NOT EXISTS (SELECT 1 FROM system_version n
	WHERE n.system = v.system AND n.change NOT IN (SELECT change FROM undone))
ORDER BY v.change DESC LIMIT 1

-- SERVICE_GET
SELECT s.id, s.uid, s.system, v.change, v.slug, v.purpose, v.operations, v.archived,
	(SELECT n.name FROM system_version n WHERE n.system = s.system
	 AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
FROM service s JOIN service_version v ON v.service = s.id
WHERE s.id = :service AND v.change NOT IN (SELECT change FROM undone)
ORDER BY v.change DESC LIMIT 1

-- SERVICE_GET_UNDONE
SELECT s.id, s.uid, s.system, v.change, v.slug, v.purpose, v.operations, v.archived,
	(SELECT n.name FROM system_version n WHERE n.system = s.system
	 ORDER BY n.change DESC LIMIT 1)
FROM service s JOIN service_version v ON v.service = s.id
WHERE s.id = :service ORDER BY v.change DESC LIMIT 1

-- SERVICE_LIST
SELECT s.id, s.uid, s.system, v.change, v.slug, v.purpose, v.operations, v.archived,
	(SELECT n.name FROM system_version n WHERE n.system = s.system
	 AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
FROM service s JOIN service_version v ON v.service = s.id
	AND v.change = (SELECT n.change FROM service_version n WHERE n.service = s.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
ORDER BY v.slug, s.id

-- SERVICE_LIST_OF_SYSTEM
SELECT s.id, s.uid, s.system, v.change, v.slug, v.purpose, v.operations, v.archived,
	(SELECT n.name FROM system_version n WHERE n.system = s.system
	 AND n.change NOT IN (SELECT change FROM undone) ORDER BY n.change DESC LIMIT 1)
FROM service s JOIN service_version v ON v.service = s.id
	AND v.change = (SELECT n.change FROM service_version n WHERE n.service = s.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
WHERE s.system = :system
ORDER BY v.slug, s.id

-- SERVICE_COUNT
SELECT count(*) FROM service s JOIN service_version v ON v.service = s.id
	AND v.change = (SELECT n.change FROM service_version n WHERE n.service = s.id
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
WHERE s.system = :system AND v.archived = 0

-- OWNER_SAY
INSERT INTO owner (service, team, change, owns) VALUES (:service, :team, :change, :owns)

-- OWNER_IS
SELECT o.owns FROM owner o WHERE o.service = :service AND o.team = :team
	AND o.change NOT IN (SELECT change FROM undone)
ORDER BY o.change DESC LIMIT 1

-- OWNER_LIST
-- Of services from :first to :last (of :system, if bound), each in the order they were
-- added. So are the other lists.
SELECT o.service, o.team, v.name, v.size FROM service s
	CROSS JOIN owner o ON o.service = s.id AND o.owns = 1
	AND o.change = (SELECT n.change FROM owner n
		WHERE n.service = o.service AND n.team = o.team
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
	CROSS JOIN team_version v ON v.team = o.team
	AND v.change = (SELECT n.change FROM team_version n WHERE n.team = o.team
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
WHERE s.id BETWEEN :first AND :last AND (:system IS NULL OR s.system = :system)
ORDER BY s.id, o.change, o.team

-- CALL_SAY
INSERT INTO call (service, kind, target, external, change, calls)
VALUES (:service, :kind, :target, :external, :change, :calls)

-- CALL_IS
SELECT c.calls FROM call c WHERE c.service = :service AND c.kind = :kind
	AND c.target IS :target AND c.external IS :external
	AND c.change NOT IN (SELECT change FROM undone)
ORDER BY c.change DESC LIMIT 1

-- CALL_LIST
-- The newest row of each: beside max(), SQLite takes the other columns from its row.
SELECT service, kind, target, coalesce(external,
	(SELECT v.slug FROM service_version v WHERE v.service = target
		AND v.change NOT IN (SELECT change FROM undone)
		ORDER BY v.change DESC LIMIT 1),
	(SELECT v.slug FROM service_version v WHERE v.service = target
		ORDER BY v.change DESC LIMIT 1))
FROM (SELECT c.service, c.kind, c.target, c.external, c.calls, max(c.change) AS newest,
		c.rowid AS row
	FROM service s CROSS JOIN call c ON c.service = s.id
	WHERE s.id BETWEEN :first AND :last AND (:system IS NULL OR s.system = :system)
		AND c.change NOT IN (SELECT change FROM undone)
	GROUP BY c.service, c.kind, c.target, c.external)
WHERE calls = 1
ORDER BY service, newest, row

-- WRITE_SAY
INSERT INTO data_store (service, name, change, writes)
VALUES (:service, :name, :change, :writes)

-- WRITE_IS
SELECT d.writes FROM data_store d WHERE d.service = :service AND d.name = :name
	AND d.change NOT IN (SELECT change FROM undone)
ORDER BY d.change DESC LIMIT 1

-- WRITE_LIST
SELECT d.service, d.name FROM service s
	CROSS JOIN data_store d ON d.service = s.id AND d.writes = 1
	AND d.change = (SELECT n.change FROM data_store n
		WHERE n.service = d.service AND n.name = d.name
		AND n.change NOT IN (SELECT change FROM undone)
		ORDER BY n.change DESC LIMIT 1)
WHERE s.id BETWEEN :first AND :last AND (:system IS NULL OR s.system = :system)
ORDER BY s.id, d.change, d.name

-- REGISTRY_STAMP
-- The newest change of anything registered, by the name that no other change bears, and
-- those that count no more.
SELECT coalesce((SELECT c.uid FROM change c WHERE c.seq = max(
		coalesce((SELECT max(change) FROM system_version), 0),
		coalesce((SELECT max(change) FROM team_version), 0),
		coalesce((SELECT max(change) FROM service_version), 0),
		coalesce((SELECT max(change) FROM owner), 0),
		coalesce((SELECT max(change) FROM call), 0),
		coalesce((SELECT max(change) FROM data_store), 0))), '')
	|| ' ' || (SELECT count(*) FROM service)
	|| ' ' || coalesce((SELECT group_concat(change) FROM undone
		WHERE EXISTS (SELECT 1 FROM system_version WHERE change = undone.change)
		OR EXISTS (SELECT 1 FROM team_version WHERE change = undone.change)
		OR EXISTS (SELECT 1 FROM service_version WHERE change = undone.change)
		OR EXISTS (SELECT 1 FROM owner WHERE change = undone.change)
		OR EXISTS (SELECT 1 FROM call WHERE change = undone.change)
		OR EXISTS (SELECT 1 FROM data_store WHERE change = undone.change)), '')
