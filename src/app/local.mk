# The actions both front ends share.

noinst_LIBRARIES += src/app/libapp.a

# One row per command, and what runs around it.
src_app_libapp_a_SOURCES = \
	src/app/action.c src/app/action.h \
	src/app/args.c \
	src/app/families.h \
	src/app/actions_agreement.c \
	src/app/actions_judgement.c \
	src/app/actions_knowledge.c \
	src/app/actions_register.c \
	src/app/actions_upkeep.c \
	src/app/actions_workshop.c \
	src/app/app.c src/app/app.h \
	src/app/printing.c src/app/printing.h \
	src/app/quick.c src/app/quick.h \
	src/app/questionnaire_run.c src/app/questionnaire_run.h \
	src/app/questionnaire_versions.c src/app/questionnaire_versions.h \
	src/app/questionnaires.c src/app/questionnaires.h \
	src/app/service_facts.c src/app/service_facts.h \
	src/app/registering.c src/app/registering.h \
	src/app/registry.c src/app/registry.h \
	src/app/room.c src/app/room.h src/app/room_beside.c src/app/room_place.c \
	src/app/room_record.c src/app/room_record.h \
	src/app/room_text.c src/app/room_text.h \
	src/app/scope.c src/app/scope.h \
	src/app/service_args.c src/app/service_args.h \
	src/app/settling.c src/app/settling.h \
	src/app/help.c src/app/help.h \
	src/app/topics.c src/app/topics.h \
	src/app/completion.c \
	src/app/completion_names.c src/app/completion_names.h \
	src/app/version.c src/app/version.h

# Writing: one person's deed is one change; names become rows; undo and history.
src_app_libapp_a_SOURCES += \
	src/app/change.c src/app/change.h \
	src/app/summaries.c src/app/summaries.h \
	src/app/target.c src/app/target.h \
	src/app/histories.c src/app/histories.h \
	src/app/undoing.c src/app/undoing.h

# The register: systems, teams, services and the facts that follow from them.
src_app_libapp_a_SOURCES += \
	src/app/registering.c src/app/registering.h \
	src/app/service_args.c src/app/service_args.h \
	src/app/listing.c src/app/listing.h \
	src/app/registry.c src/app/registry.h \
	src/app/service_facts.c src/app/service_facts.h

# Questionnaires: which one counts, and what becomes of names and answers when a newer
# version takes over.
src_app_libapp_a_SOURCES += \
	src/app/questionnaires.c src/app/questionnaires.h \
	src/app/questionnaire_versions.c src/app/questionnaire_versions.h \
	src/app/questionnaire_run.c src/app/questionnaire_run.h \
	src/app/live.c src/app/live.h \
	src/app/naming.c src/app/naming.h \
	src/app/carrying.c src/app/carrying.h \
	src/app/lifting.c src/app/lifting.h

# Before the room meets, and what waits for its yes.
src_app_libapp_a_SOURCES += \
	src/app/preparing.c src/app/preparing.h \
	src/app/sheet_answers.c src/app/sheet_answers.h \
	src/app/offers.c src/app/offers.h \
	src/app/confirming.c src/app/confirming.h \
	src/app/agenda.c src/app/agenda.h \
	src/app/agenda_run.c

# The workshop: answers and votes, the room that is walked through them, its end.
src_app_libapp_a_SOURCES += \
	src/app/workshop.c src/app/workshop.h \
	src/app/workshop_settings.c src/app/workshop_settings.h \
	src/app/people.c src/app/people.h \
	src/app/room.c src/app/room.h \
	src/app/room_place.c \
	src/app/room_record.c src/app/room_record.h \
	src/app/room_text.c src/app/room_text.h \
	src/app/answering.c src/app/answering.h \
	src/app/answer_file.c src/app/answer_file.h \
	src/app/voting.c src/app/voting.h \
	src/app/voting_run.c \
	src/app/quick.c src/app/quick.h \
	src/app/finishing.c src/app/finishing.h

# What is agreed about a verdict and outlasts it: waivers, justifications, actions, topics.
src_app_libapp_a_SOURCES += \
	src/app/settling.c src/app/settling.h \
	src/app/items.c src/app/items.h \
	src/app/items_run.c

# Verdicts: of one service, of lists, for pipelines, over time, of a whole system, and
# what became of them.
src_app_libapp_a_SOURCES += \
	src/app/judgement.c src/app/judgement.h \
	src/app/overview.c src/app/overview.h \
	src/app/checking.c src/app/checking.h \
	src/app/comparing.c src/app/comparing.h \
	src/app/trending.c src/app/trending.h \
	src/app/matrix.c src/app/matrix.h \
	src/app/portfolio_page.c src/app/portfolio_page.h \
	src/app/outcomes.c src/app/outcomes.h

# Published cases and calculators.
src_app_libapp_a_SOURCES += \
	src/app/cases.c src/app/cases.h \
	src/app/precedents.c src/app/precedents.h \
	src/app/calculating.c src/app/calculating.h

# The database as a file: copies, exports, the demo.
src_app_libapp_a_SOURCES += \
	src/app/upkeep.c src/app/upkeep.h \
	src/app/doctor.c src/app/doctor.h \
	src/app/demo.c src/app/demo.h \
	src/app/exporting.c src/app/exporting.h \
	src/app/importing.c src/app/importing.h \
	src/app/transfer_line.c src/app/transfer_line.h \
	src/app/transfer_scan.c src/app/transfer_scan.h \
	src/app/transfer_write.c

# Of the foreign libraries SQLite comes first: at every start it looks up 1,600 symbols,
# most of them its own, each in all libraries before it.
app_libs = src/app/libapp.a src/load/libload.a src/store/libstore.a \
	src/report/libreport.a src/core/libcore.a src/base/libbase.a $(SQLITE_LIBS) \
	$(core_libs) $(YAML_LIBS) $(JANSSON_LIBS)
