# Manual pages and documents.

dist_man_MANS =
