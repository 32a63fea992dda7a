# Manual pages and documents.

dist_man_MANS = doc/seam-questionnaire.5
