/*
 * What the words behind a share say that it is one of: nothing, what was counted before, or something by its name.
 */
#include "check/shares.h"
#include "check/terms.h"

/*
 * What a share says that it is one of: nothing; "of them", "of the total"; or something by its name.
 * @param noun receives the token where the name starts
 */
DiaShareBase
dia_share_read_base(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share, guint32 *noun)
{
	static const char *const same[] = { "total", "them", "those", "these", "whom", "which", "number",
					    "sum",   NULL };
	static const char *const leads[] = { "the", "a", "an", "all", "its", "their", "these", "those", "such",
					     "said", "total", "our", "number", "of", NULL };
	static const char *const open[] = { "those", "these", NULL };
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 at = share->end;
	gboolean is_same = FALSE;

	if (at >= end || !dia_token_is(report, at, "of"))
		return DIA_BASE_NONE;
	at++;
	while (at < end && (dia_token_is_one_of(report, at, leads) || dia_token_is_one_of(report, at, same))) {
		is_same = is_same || dia_token_is_one_of(report, at, same);
		at++;
	}
	*noun = at;
	/* "of those charged" */
	if (is_same && !(at < end && dia_token_is_telling(report, at) && dia_token_is_one_of(report, at - 1, open)))
		return DIA_BASE_THEM;
	if (at >= end || report->tokens[at].kind == DIA_TOKEN_PUNCTUATION ||
	    (report->tokens[at].kind == DIA_TOKEN_WORD && !dia_token_is_telling(report, at)))
		return DIA_BASE_NONE;
	return DIA_BASE_NAMED;
}

gboolean
dia_share_is_base(const DiaCheckedReport *report, guint32 paragraph, guint32 noun, const DiaQuantity *whole)
{
	enum { REACH = 4 };
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 own_end = MIN(noun + 3, end);

	for (guint32 at = noun; at < own_end; at++) {
		guint32 stem = dia_token_stem(report, at);

		if (!dia_token_is_telling(report, at))
			return FALSE;
		for (guint32 other = whole->end; other < MIN(whole->end + REACH, end); other++) {
			if (report->tokens[other].kind != DIA_TOKEN_WORD)
				break;
			if (dia_token_stem(report, other) == stem)
				return TRUE;
		}
	}
	return FALSE;
}

/* "15 per cent of the staff" names its own whole; "of all posts", where posts were counted, does not. */
gboolean
dia_share_has_own_base(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share,
		       const DiaQuantity *whole)
{
	guint32 noun;

	return dia_share_read_base(report, paragraph, share, &noun) == DIA_BASE_NAMED &&
	       (whole == NULL || !dia_share_is_base(report, paragraph, noun, whole));
}
