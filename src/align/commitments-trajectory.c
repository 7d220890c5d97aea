/*
 * How a commitment went. The State's own statuses make the line; others can contest it. The line is
 * measured on the ladder not-done < refused < planned < in-progress < partial < done.
 */
#include "align/commitments.h"

enum { NOTHING = -1, STEP_NOT_DONE = 0, STEP_PLANNED = 2, STEP_PARTIAL = 4, STEP_DONE = 5 };

/* How far a status is on the way to done; a recommendation says nothing of it. */
static gint
get_step(DiaStatus status)
{
	switch (status) {
	case DIA_STATUS_NOT_DONE:
	case DIA_STATUS_REVERSED:
		return STEP_NOT_DONE;
	case DIA_STATUS_REFUSED:
		return 1;
	case DIA_STATUS_PLANNED:
		return STEP_PLANNED;
	case DIA_STATUS_IN_PROGRESS:
		return 3;
	case DIA_STATUS_PARTIAL:
		return STEP_PARTIAL;
	case DIA_STATUS_DONE:
		return STEP_DONE;
	case DIA_STATUS_RECOMMENDED:
	case DIA_STATUS_STATES:
		return NOTHING;
	}
	return NOTHING;
}

typedef struct {
	gint first;	  /* step of the State's first report that has one */
	gint last;	  /* and of its last */
	gint highest;	  /* before the last */
	gint lowest_other; /* step of those who are not the State, or NOTHING */
	gint highest_other;
	gboolean has_refusal; /* beside an acceptance in one report */
	gboolean is_reversed; /* someone says that it was taken back */
	gboolean is_asked;    /* someone recommended it */
	guint n_reports;      /* of the State, with a step */
} Line;

/* The State's step in one report: the most advanced, for reports tell first what is still missing. */
static gint
find_report_step(const DiaCommitmentStatus *statuses, guint first, guint end, Line *line)
{
	gint step = NOTHING;
	gint lowest = STEP_DONE + 1;

	for (guint i = first; i < end; i++) {
		gint here = get_step(statuses[i].status);

		if (statuses[i].speaker != DIA_SPEAKER_STATE || here == NOTHING)
			continue;
		step = MAX(step, here);
		lowest = MIN(lowest, here);
		line->is_reversed |= statuses[i].status == DIA_STATUS_REVERSED;
	}
	if (step != NOTHING && lowest == 1 && step > 1)
		line->has_refusal = TRUE;
	return step;
}

static void
add_report(Line *line, const DiaCommitmentStatus *statuses, guint first, guint end)
{
	gint step = find_report_step(statuses, first, end, line);

	for (guint i = first; i < end; i++) {
		gint other = get_step(statuses[i].status);

		line->is_asked |= statuses[i].status == DIA_STATUS_RECOMMENDED;
		if (statuses[i].speaker == DIA_SPEAKER_STATE || other == NOTHING)
			continue;
		line->lowest_other =
		    line->lowest_other == NOTHING ? other : MIN(line->lowest_other, other);
		line->highest_other = MAX(line->highest_other, other);
	}
	if (step == NOTHING)
		return;
	if (line->first == NOTHING)
		line->first = step;
	else
		line->highest = MAX(line->highest, line->last);
	line->last = step;
	line->n_reports++;
}

static Line
trace(const DiaCommitmentStatus *statuses, guint n_statuses)
{
	Line line = { .first = NOTHING,
		      .last = NOTHING,
		      .highest = NOTHING,
		      .lowest_other = NOTHING,
		      .highest_other = NOTHING };

	for (guint first = 0; first < n_statuses;) {
		guint end = first + 1;

		while (end < n_statuses &&
		       statuses[end].place.report == statuses[first].place.report)
			end++;
		add_report(&line, statuses, first, end);
		first = end;
	}
	return line;
}

DiaTrajectory
dia_ledger_trajectory(const DiaComparison *comparison G_GNUC_UNUSED,
		      const DiaCommitmentStatus *statuses, guint n_statuses)
{
	Line line = trace(statuses, n_statuses);
	gboolean is_denied = line.lowest_other != NOTHING && line.lowest_other <= STEP_PARTIAL;

	if (line.n_reports == 0) {
		if (line.highest_other == NOTHING || line.highest_other < STEP_PARTIAL)
			return DIA_TRAJECTORY_STALLED;
		return line.lowest_other < line.highest_other ? DIA_TRAJECTORY_CONTESTED
							      : DIA_TRAJECTORY_UNCHANGED;
	}
	if (line.n_reports > 1 && line.last < line.highest && line.last <= STEP_PLANNED)
		return DIA_TRAJECTORY_REVERSED;
	if (line.first >= STEP_DONE) /* claimed from the start: it stands, or others deny it */
		return is_denied || line.last < STEP_DONE || line.has_refusal
			   ? DIA_TRAJECTORY_CONTESTED
			   : DIA_TRAJECTORY_UNCHANGED;
	if (line.last > line.first)
		return DIA_TRAJECTORY_ADVANCED;
	if (line.has_refusal)
		return DIA_TRAJECTORY_CONTESTED;
	if (line.highest_other >= STEP_PARTIAL && line.highest_other > line.last)
		return DIA_TRAJECTORY_ADVANCED;
	if (line.last >= STEP_PARTIAL)
		return line.is_asked && line.n_reports == 1 ? DIA_TRAJECTORY_ADVANCED
							    : DIA_TRAJECTORY_UNCHANGED;
	return DIA_TRAJECTORY_STALLED;
}

gboolean
dia_ledger_is_followed_up(const DiaComparison *comparison, const DiaCommitmentStatus *statuses,
			  guint n_statuses)
{
	const DiaCommitmentStatus *last = NULL;

	for (guint i = 0; i < n_statuses; i++)
		if (statuses[i].speaker == DIA_SPEAKER_STATE)
			last = &statuses[i];
	if (last == NULL || (last->status != DIA_STATUS_PLANNED &&
			     last->status != DIA_STATUS_IN_PROGRESS))
		return TRUE;
	for (guint report = last->place.report + 1; report < comparison->reports->len; report++)
		if (dia_comparison_report(comparison, report)->document->metadata.issuer ==
		    DIA_ISSUER_STATE)
			return FALSE;
	return TRUE;
}
