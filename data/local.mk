# Shipped data. A file is installed and distributed when it has a line here.

questionnairesdir = $(pkgdatadir)/questionnaires
dist_questionnaires_DATA =

casesdir = $(pkgdatadir)/cases
dist_cases_DATA =
