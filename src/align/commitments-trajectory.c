/*
 * How a commitment went, told by where it started and where it ended on the ladder
 * not-done < refused < planned < in-progress < partial < done. The State's own statuses make the line; what others
 * say before its first word shows where it started, what they say after its last where it ended, and what they deny
 * after it said "done" contests it.
 */
#include "align/commitments.h"

#include <string.h>

enum {
	NOTHING = -1,
	STEP_NOT_DONE,
	STEP_REFUSED,
	STEP_PLANNED,
	STEP_IN_PROGRESS,
	STEP_PARTIAL,
	STEP_DONE,
	N_STEPS
};

/* How far a status is on the way to done; a recommendation says nothing of it. */
static gint
get_step(DiaStatus status)
{
	static const gint steps[] = {
		[DIA_STATUS_STATES] = NOTHING,	       [DIA_STATUS_DONE] = STEP_DONE,
		[DIA_STATUS_PARTIAL] = STEP_PARTIAL,   [DIA_STATUS_IN_PROGRESS] = STEP_IN_PROGRESS,
		[DIA_STATUS_PLANNED] = STEP_PLANNED,   [DIA_STATUS_RECOMMENDED] = NOTHING,
		[DIA_STATUS_REFUSED] = STEP_REFUSED,   [DIA_STATUS_NOT_DONE] = STEP_NOT_DONE,
		[DIA_STATUS_REVERSED] = STEP_NOT_DONE,
	};

	return steps[status];
}

/* The statuses of one report: [first, end). */
typedef struct {
	const DiaLedgerStatus *statuses;
	guint first;
	guint end;
} Report;

/* Does a status of the State say in so many words that something is left to be done? */
static gboolean
says_open(const DiaLedgerStatus *status)
{
	gint step = get_step(status->status.status);

	return status->status.speaker == DIA_SPEAKER_STATE && !status->is_implied && step != NOTHING &&
	       step < STEP_DONE;
}

/*
 * The step of the State in one report: the one that most of its words and answers give, an answer
 * counting for each recommendation that it covers; of equals the less advanced, which is what is
 * left to do. What is only @implied counts where nothing is said.
 */
static gint
find_state_step(const Report *report, gboolean implied)
{
	guint votes[N_STEPS] = { 0 };
	gint best = NOTHING;

	for (guint i = report->first; i < report->end; i++) {
		const DiaLedgerStatus *status = &report->statuses[i];
		gint step = get_step(status->status.status);

		if (status->status.speaker == DIA_SPEAKER_STATE && step != NOTHING &&
		    status->is_implied == implied)
			votes[step] += status->weight;
	}
	for (gint step = 0; step < N_STEPS; step++)
		if (votes[step] > 0 && (best == NOTHING || votes[step] > votes[best]))
			best = step;
	return best;
}

/* What the line is made of while reports are read in order. */
typedef struct {
	gint first;	      /* step of the State's first report that has one */
	gint last;	      /* and of its last */
	gboolean is_reversed; /* the State says that it took it back */
	gboolean was_open;    /* asked for, denied or promised before an act of the State */
	gboolean is_done;     /* the State has said "done" */
	gboolean was_done;    /* it said so in its last report that has a step */
	guint n_requests;     /* by others, since its last act */
	guint n_denials;      /* by others, since its last act */
	guint n_affirmations; /* by others, since its last act */
	gint start;	      /* step that others give it before the State has one */
	gint highest;	      /* step before the last, of the State's and @start */
	gint best_other;      /* highest step that others give it */
	gint late;	      /* step that others give it in reports after the State's last word */
	gboolean is_late_end; /* they say there that it was taken back */
	gboolean is_missed;   /* others find it not done */
	gboolean was_missed;  /* ... before the State's last word */
	gboolean is_news;     /* one report alone tells of it, and earlier ones are silent */
	guint n_reports;      /* of the State, with a step */
	const char *asked_at; /* date of the last report that denies it or asks for it, or NULL */
	guint n_settled;      /* statuses before the State's last word that something is left */
	DiaCommitmentKind kind;
} Line;

/* What is only implied does not count before the State itself says that something is left. */
static gint
find_step(const Line *line, const Report *report)
{
	gint step = find_state_step(report, FALSE);

	return step == NOTHING && report->first >= line->n_settled ? find_state_step(report, TRUE) : step;
}

/* Does the State tell of an act that came after what others said? Only an act settles what they deny: that
 * things are as they should be they have denied already, and of what it had called done before it must tell a
 * later date. */
static gboolean
has_new_act(const Line *line, const Report *report)
{
	gboolean needs_date = line->kind == DIA_COMMITMENT_PRACTICE || (line->was_done && line->n_denials > 0);

	for (guint i = report->first; i < report->end; i++) {
		const DiaLedgerStatus *status = &report->statuses[i];

		if (status->status.speaker != DIA_SPEAKER_STATE || status->status.status != DIA_STATUS_DONE ||
		    (status->is_implied && status->last_date == NULL)) /* "Act No. 8 of 2020 gives": by its date */
			continue;
		if (status->last_date != NULL && line->asked_at != NULL
			    ? strcmp(status->last_date, line->asked_at) >= 0
			    : status->is_act && !needs_date)
			return TRUE;
	}
	return FALSE;
}

static void
add_state(Line *line, const Report *report, gint step)
{
	for (guint i = report->first; i < report->end; i++)
		line->is_reversed |= report->statuses[i].status.speaker == DIA_SPEAKER_STATE &&
				     report->statuses[i].status.status == DIA_STATUS_REVERSED;
	line->highest = MAX(line->highest, line->n_reports > 0 || line->start == STEP_DONE ? line->last : line->start);
	if (line->first == NOTHING)
		line->first = line->start == NOTHING || line->start >= STEP_PLANNED ? step : STEP_NOT_DONE;
	line->last = step;
	line->late = NOTHING;
	line->is_late_end = FALSE;
	line->was_missed = line->is_missed;
	line->n_reports++;
	line->was_open |= !line->is_done && step < STEP_PARTIAL;
	if (step == STEP_DONE && line->n_denials + line->n_requests > 0 &&
	    has_new_act(line, report)) {
		line->n_denials = line->n_requests = line->n_affirmations = 0;
		line->was_open = TRUE;
	}
	line->was_done = step == STEP_DONE;
	line->is_done |= line->was_done;
}

/* "Already implemented": the State answers so what is asked of it in a report. */
static gboolean
answers_done(const Report *report)
{
	for (guint i = report->first; i < report->end; i++)
		if (report->statuses[i].is_answer && report->statuses[i].status.status == DIA_STATUS_DONE)
			return TRUE;
	return FALSE;
}

static void
add_step(Line *line, gint step, gboolean is_later)
{
	line->best_other = MAX(line->best_other, step);
	line->is_missed |= step == STEP_NOT_DONE || step == STEP_REFUSED;
	if (line->n_reports == 0 && line->start == NOTHING)
		line->start = step;
	if (is_later && step != NOTHING)
		line->late = step;
}

/* @is_later after the report in which the State had its last word */
static void
add_others(Line *line, const Report *report, const char *date, gboolean is_later)
{
	gboolean is_answered = answers_done(report);

	for (guint i = report->first; i < report->end; i++) {
		const DiaLedgerStatus *status = &report->statuses[i];
		gint step = get_step(status->status.status);

		if (status->status.speaker == DIA_SPEAKER_STATE)
			continue;
		add_step(line, step, is_later);
		line->is_late_end |= is_later && status->status.status == DIA_STATUS_REVERSED;
		if (!line->is_done) {
			line->was_open |= step != STEP_DONE;
		} else if (step == STEP_DONE) {
			line->n_affirmations++;
		} else if (step == STEP_PARTIAL && is_later && line->first < STEP_DONE) {
			continue; /* what rose to be done and falls short of it has risen */
		} else if (step != STEP_PLANNED && step != STEP_IN_PROGRESS) {
			if (step == NOTHING)
				line->n_requests += !is_answered;
			else
				line->n_denials++;
			line->asked_at = date;
		}
	}
}

static Line
trace(const DiaComparison *comparison, const DiaLedgerEntry *entry)
{
	const GArray *statuses = entry->statuses;
	Line line = {
		.first = NOTHING, .last = NOTHING, .start = NOTHING, .highest = NOTHING,
		.best_other = NOTHING, .late = NOTHING, .kind = entry->kind
	};
	Report report = { .statuses = (const DiaLedgerStatus *)(const void *)statuses->data };

	for (guint i = 0; i < statuses->len; i++)
		if (says_open(&report.statuses[i]))
			line.n_settled = i + 1;
	line.is_news = statuses->len > 0 && report.statuses[0].status.place.report > 0 &&
		       report.statuses[statuses->len - 1].status.place.report == report.statuses[0].status.place.report;
	while (report.first < statuses->len) {
		guint32 index = report.statuses[report.first].status.place.report;
		gint step;

		report.end = report.first + 1;
		while (report.end < statuses->len &&
		       report.statuses[report.end].status.place.report == index)
			report.end++;
		step = find_step(&line, &report);
		if (step != NOTHING)
			add_state(&line, &report, step);
		add_others(&line, &report,
			   dia_comparison_report(comparison, index)->document->metadata.date, step == NOTHING);
		report.first = report.end;
	}
	return line;
}

/* The State has said "done". */
static DiaTrajectory
judge_done(const Line *line)
{
	if (line->is_reversed && line->last < STEP_PARTIAL)
		return DIA_TRAJECTORY_REVERSED;
	if (line->last == STEP_PLANNED)
		return DIA_TRAJECTORY_ADVANCED; /* who plans after an act goes on to the next: a law that replaces it */
	if (line->last < STEP_PARTIAL || line->n_denials > line->n_affirmations)
		return DIA_TRAJECTORY_CONTESTED;
	return line->was_open || line->first < STEP_DONE || line->is_news ? DIA_TRAJECTORY_ADVANCED
							 : DIA_TRAJECTORY_UNCHANGED;
}

/* Is what is promised or under way a step ahead? Not where it was so before, or where others have found nothing of it
 * since it was promised. */
static gboolean
is_on_its_way(const Line *line)
{
	return (line->last == STEP_PLANNED || line->last == STEP_IN_PROGRESS) && line->highest != NOTHING &&
	       line->last > line->highest && (line->highest < STEP_PLANNED || !line->was_missed);
}

/* Others have the last word on what the State has never called done. */
static DiaTrajectory
judge_late(const Line *line)
{
	if (line->late == STEP_DONE || (line->late == STEP_PARTIAL && line->last < STEP_PARTIAL))
		return DIA_TRAJECTORY_ADVANCED;
	return DIA_TRAJECTORY_STALLED;
}

/* The State has never said "done". */
static DiaTrajectory
judge_open(const Line *line)
{
	if (line->is_late_end)
		return DIA_TRAJECTORY_REVERSED;
	if (line->is_reversed && line->last == STEP_NOT_DONE && line->late != STEP_DONE)
		return DIA_TRAJECTORY_REVERSED; /* done before the first report */
	if (line->late != NOTHING && line->late != STEP_PLANNED && line->late != STEP_IN_PROGRESS)
		return judge_late(line);
	if (line->last == STEP_REFUSED && line->n_reports > 1 && line->highest <= STEP_REFUSED && !line->is_missed)
		return DIA_TRAJECTORY_UNCHANGED; /* a position that the State keeps, and nothing that waits */
	if (is_on_its_way(line) || (line->last == STEP_PARTIAL && line->first < STEP_PARTIAL) ||
	    (line->best_other == STEP_DONE && line->last >= STEP_PLANNED))
		return DIA_TRAJECTORY_ADVANCED;
	return DIA_TRAJECTORY_STALLED;
}

DiaTrajectory
dia_ledger_trajectory(const DiaComparison *comparison, const DiaLedgerEntry *entry)
{
	Line line = trace(comparison, entry);

	if (line.n_reports == 0 && line.is_late_end)
		return DIA_TRAJECTORY_REVERSED;
	if (line.n_reports == 0)
		return line.best_other >= STEP_PARTIAL ? DIA_TRAJECTORY_UNCHANGED
						       : DIA_TRAJECTORY_STALLED;
	return line.is_done ? judge_done(&line) : judge_open(&line);
}

gboolean
dia_ledger_is_followed_up(const DiaComparison *comparison, const DiaCommitmentStatus *statuses,
			  guint n_statuses)
{
	const DiaCommitmentStatus *last = NULL;

	for (guint i = 0; i < n_statuses; i++)
		if (statuses[i].speaker == DIA_SPEAKER_STATE)
			last = &statuses[i];
	if (last == NULL ||
	    (last->status != DIA_STATUS_PLANNED && last->status != DIA_STATUS_IN_PROGRESS))
		return TRUE;
	for (guint report = last->place.report + 1; report < comparison->reports->len; report++)
		if (dia_comparison_report(comparison, report)->document->metadata.issuer ==
		    DIA_ISSUER_STATE)
			return FALSE;
	return TRUE;
}
