/*
 * Days by which something is still to be done, and which the report leaves behind it.
 *
 * In: the dates of a report behind "by", "before" or "not later than", and the verbs before them
 * that ask for something or intend it in the present. Out: findings where the day had passed when
 * the report was made.
 */
#include "check/event-marks.h"
#include "check/rules.h"

enum {
	GRACE_ASKED = 31, /* days: texts are dated when they are adopted, or when they are issued */
	GRACE_INTENDED = 240, /* reports are written some months before their session */
	REACH = 24,	      /* tokens from the verb to the day */
};

/* "not later than 4 May 2015", "by 4 May 2015", "before the end of 2015" */
static gboolean
is_deadline(const DiaCheckedReport *report, const DiaEventDate *date, guint32 first)
{
	static const char *const words[] = { "by", "before", NULL };

	return date->first > first + 1 && (dia_token_is_one_of(report, date->first - 1, words) ||
					   dia_token_is_one_of(report, date->first, words) ||
					   (dia_token_is(report, date->first - 1, "than") &&
					    dia_token_is(report, date->first - 2, "later")));
}

/* "requests the State party to provide ... by": told in the present, with nothing past between it
 * and the day. */
static const DiaCheckCue *
find_present(const DiaEventMarks *marks, const DiaEventDate *date, DiaCueSet kinds)
{
	guint32 first = MAX(marks->sentence->first_token, date->first - MIN(date->first, REACH));
	const DiaCheckCue *cue = dia_check_cue_find(marks->report, first, date->first, kinds);

	return cue != NULL && dia_check_cue_find_first(marks->report, marks->sentence->first_token,
						       date->first, DIA_CUE(DIA_CHECK_SAID)) == NULL
		       ? cue
		       : NULL;
}

static void
check_date(DiaChecker *checker, const DiaEventMarks *marks, const DiaEventDate *date, guint32 today)
{
	const DiaCheckedReport *report = marks->report;
	gboolean is_un = dia_document_metadata(report->document)->issuer == DIA_ISSUER_UN;
	const DiaCheckCue *asked =
		is_un ? find_present(marks, date, DIA_CUE(DIA_CHECK_ASKS)) : NULL;
	const DiaCheckCue *cue =
		asked != NULL ? asked : find_present(marks, date, DIA_CUE(DIA_CHECK_INTENDS));
	DiaFindingDraft draft = { 0 };

	if (cue == NULL || date->period.last == 0 || date->period.last == DIA_PERIOD_OPEN ||
	    date->period.last + (asked != NULL ? GRACE_ASKED : GRACE_INTENDED) >= today)
		return;
	draft.message = g_strdup_printf("still to be done by %.*s, but the report is of %s",
					(int)(date->span.end - date->span.start),
					report->text + date->span.start,
					dia_document_metadata(report->document)->date);
	dia_draft_add_location(&draft, report, marks->sentence->paragraph, date->span);
	dia_checker_add(checker, &draft);
}

void
dia_check_date_deadlines(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		guint32 today = dia_checked_report_day(report);
		DiaEventMarks marks = { .report = report };

		for (guint k = 0; today != 0 && k < report->analysis->sentences->len; k++) {
			DiaParagraphKind kind =
				dia_document_paragraph(report->document, sentences[k].paragraph)
					->kind;

			if (kind != DIA_PARAGRAPH_NUMBERED && kind != DIA_PARAGRAPH_TEXT)
				continue;
			dia_event_marks_read_dates(&marks, &sentences[k]);
			for (guint d = 0; d < marks.n_dates; d++)
				if (is_deadline(report, &marks.dates[d], sentences[k].first_token))
					check_date(checker, &marks, &marks.dates[d], today);
		}
	}
}
