# Shipped data. A file is installed and distributed when it has a line here.

questionnairesdir = $(pkgdatadir)/questionnaires
dist_questionnaires_DATA = \
	data/questionnaires/split-readiness.yaml \
	data/questionnaires/split-readiness.de.yaml \
	data/questionnaires/starter.yaml

casesdir = $(pkgdatadir)/cases
dist_cases_DATA = \
	data/cases/README.md \
	data/cases/amazon.yaml \
	data/cases/basecamp.yaml \
	data/cases/doordash.yaml \
	data/cases/gilt-2011.yaml \
	data/cases/gilt-2015.yaml \
	data/cases/invision.yaml \
	data/cases/kraken-tech.yaml \
	data/cases/lunar-way.yaml \
	data/cases/published-cases.de.yaml \
	data/cases/segment.yaml \
	data/cases/shopify.yaml \
	data/cases/uber-doma.yaml \
	data/cases/upday.yaml

demodir = $(pkgdatadir)/demo
dist_demo_DATA = \
	data/demo/demo.yaml \
	data/demo/short-check-1.yaml \
	data/demo/short-check-2.yaml

# What each --json result looks like, for those who read it by program.
schemadir = $(pkgdatadir)/schema
dist_schema_DATA = \
	data/schema/actions.schema.json \
	data/schema/agenda.schema.json \
	data/schema/calc.schema.json \
	data/schema/cases-check.schema.json \
	data/schema/cases-list.schema.json \
	data/schema/cases-show.schema.json \
	data/schema/check.schema.json \
	data/schema/common.schema.json \
	data/schema/compare.schema.json \
	data/schema/doctor.schema.json \
	data/schema/facts.schema.json \
	data/schema/export.schema.json \
	data/schema/history.schema.json \
	data/schema/lift.schema.json \
	data/schema/import.schema.json \
	data/schema/list.schema.json \
	data/schema/matrix.schema.json \
	data/schema/offers.schema.json \
	data/schema/outcomes.schema.json \
	data/schema/people.schema.json \
	data/schema/portfolio.schema.json \
	data/schema/questionnaire-diff.schema.json \
	data/schema/questionnaire-list.schema.json \
	data/schema/questionnaire-show.schema.json \
	data/schema/report.schema.json \
	data/schema/room.schema.json \
	data/schema/service-list.schema.json \
	data/schema/service-show.schema.json \
	data/schema/system-list.schema.json \
	data/schema/system-show.schema.json \
	data/schema/team-list.schema.json \
	data/schema/team-show.schema.json \
	data/schema/topic-list.schema.json \
	data/schema/trend.schema.json \
	data/schema/verdict.schema.json \
	data/schema/vote.schema.json
