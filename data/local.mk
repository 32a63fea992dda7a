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
	data/cases/segment.yaml \
	data/cases/shopify.yaml \
	data/cases/uber-doma.yaml \
	data/cases/upday.yaml

demodir = $(pkgdatadir)/demo
dist_demo_DATA = data/demo/demo.yaml
