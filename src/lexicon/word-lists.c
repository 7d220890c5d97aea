#include "lexicon/word-lists.h"

#include <string.h>

#include "base/data.h"

#define FILE_NAME "words.txt"

static const char *const names[] = {
	[DIA_LIST_LAW] = "law",
	[DIA_LIST_INSTITUTION] = "institution",
	[DIA_LIST_POLICY] = "policy",
	[DIA_LIST_CONNECTOR] = "connector",
	[DIA_LIST_OPENER] = "opener",
	[DIA_LIST_FOREIGN] = "foreign",
	[DIA_LIST_REFORM] = "reform",
	[DIA_LIST_GENERIC] = "generic",
	[DIA_LIST_PURPOSE] = "purpose",
	[DIA_LIST_LINK] = "link",
	[DIA_LIST_LAWS] = "laws",
	[DIA_LIST_PLACE] = "place",
	/* looked for by the check */
	[DIA_LIST_COMPARATIVE] = "comparative",
	[DIA_LIST_COUNT_NOUN] = "count-noun",
	[DIA_LIST_CHANGE_NOUN] = "change-noun",
	[DIA_LIST_SHARE_NOUN] = "share-noun",
	[DIA_LIST_WHOLE_NOUN] = "whole-noun",
	[DIA_LIST_AIM] = "aim",
	[DIA_LIST_NORM] = "norm",
	[DIA_LIST_EARLIER] = "earlier",
	[DIA_LIST_OUTSET] = "outset",
	[DIA_LIST_CORRECTED] = "corrected",
	[DIA_LIST_COURSE_NOUN] = "course-noun",
	[DIA_LIST_GIVEN] = "given",
	[DIA_LIST_TRANSITIVE] = "transitive",
	[DIA_LIST_ANSWERED_NOUN] = "answered-noun",
	[DIA_LIST_WIDER_SCOPE] = "wider-scope",
	[DIA_LIST_GENERAL_NOUN] = "general-noun",
	[DIA_LIST_GROUP_FIRST] = "group-first",
	[DIA_LIST_GROUP_NOUN] = "group-noun",
	[DIA_LIST_GROUP_VERB] = "group-verb",
	[DIA_LIST_OCCUPANCY] = "occupancy",
	[DIA_LIST_OCCUPIED] = "occupied",
	[DIA_LIST_ROOM_FOR] = "room-for",
	[DIA_LIST_ROOM] = "room",
	[DIA_LIST_RANGING] = "ranging",
	[DIA_LIST_SCORE] = "score",
	[DIA_LIST_RANK_NOUN] = "rank-noun",
	[DIA_LIST_RANK_UP] = "rank-up",
	[DIA_LIST_RANK_DOWN] = "rank-down",
	[DIA_LIST_PROJECTED] = "projected",
	[DIA_LIST_SELECTED] = "selected",
	/* of claims, names and laws */
	[DIA_LIST_NUMBER_SIGN] = "number-sign",
	[DIA_LIST_NUMBER_SIGNS] = "number-signs",
	[DIA_LIST_OF_STATE] = "of-state",
	[DIA_LIST_OFFICE] = "office",
	[DIA_LIST_GATHERING] = "gathering",
	[DIA_LIST_NOUN_OR_REQUEST] = "noun-or-request",
	[DIA_LIST_PROMISE] = "promise",
	[DIA_LIST_UNCHANGING] = "unchanging",
	[DIA_LIST_ACHIEVING] = "achieving",
	[DIA_LIST_DRAFT] = "draft",
	[DIA_LIST_FIRST_STEP] = "first-step",
	[DIA_LIST_DRAFTING] = "drafting",
	[DIA_LIST_PASSING] = "passing",
	[DIA_LIST_EXECUTIVE] = "executive",
	[DIA_LIST_ASKING] = "asking",
	[DIA_LIST_REQUEST] = "request",
	[DIA_LIST_JOINING] = "joining",
	[DIA_LIST_RATIFYING] = "ratifying",
	[DIA_LIST_SIGNING] = "signing",
	[DIA_LIST_LACKING] = "lacking",
	[DIA_LIST_MAKING] = "making",
	[DIA_LIST_UNDOING] = "undoing",
	[DIA_LIST_SUCCESSOR] = "successor",
	[DIA_LIST_TRIAL] = "trial",
	[DIA_LIST_KEEPING] = "keeping",
	[DIA_LIST_ENDING] = "ending",
	/* of events, references and contradictions */
	[DIA_LIST_PAGE_SIGN] = "page-sign",
	[DIA_LIST_FORBIDDING_TEXT] = "forbidding-text",
	[DIA_LIST_DECLARING] = "declaring",
	[DIA_LIST_OFFENCE_WORD] = "offence-word",
	[DIA_LIST_WHOLLY] = "wholly",
	[DIA_LIST_BAN_NEUTRAL] = "ban-neutral",
	[DIA_LIST_PASSED_TEXT] = "passed-text",
	[DIA_LIST_PERMIT_NOUN] = "permit-noun",
	[DIA_LIST_NOT_PLACE] = "not-place",
	[DIA_LIST_OTHER_PERMIT] = "other-permit",
	[DIA_LIST_BROADCASTING] = "broadcasting",
	[DIA_LIST_NARROW_CASE] = "narrow-case",
	[DIA_LIST_PARAGRAPH_NOUN] = "paragraph-noun",
	[DIA_LIST_SHOWING] = "showing",
	[DIA_LIST_TOLD_IN] = "told-in",
	[DIA_LIST_OTHER_DOCUMENT] = "other-document",
	[DIA_LIST_ASKED_FOR] = "asked-for",
	[DIA_LIST_ASKING_FOR] = "asking-for",
	[DIA_LIST_BODY_OF_PARAGRAPHS] = "body-of-paragraphs",
	[DIA_LIST_ANNEXED] = "annexed",
	[DIA_LIST_NUMBERED_PART] = "numbered-part",
	[DIA_LIST_LASTING_NOUN] = "lasting-noun",
	[DIA_LIST_LASTING] = "lasting",
	[DIA_LIST_MEETING_VERB] = "meeting-verb",
	[DIA_LIST_OWN_TEXT] = "own-text",
	[DIA_LIST_HEAD_OF_STATE] = "head-of-state",
	[DIA_LIST_LIMIT_WORD] = "limit-word",
	[DIA_LIST_VAGUE_NOUN] = "vague-noun",
	[DIA_LIST_EXISTING] = "existing",
	[DIA_LIST_WHOLE_COUNTRY] = "whole-country",
	[DIA_LIST_CHANGED_LIMIT] = "changed-limit",
	[DIA_LIST_SHARE_VERB] = "share-verb",
	[DIA_LIST_LABEL_NOUN] = "label-noun",
	[DIA_LIST_BILL_WORD] = "bill-word",
	[DIA_LIST_OTHER_LAW] = "other-law",
	[DIA_LIST_STEP_OF_JOINING] = "step-of-joining",
	[DIA_LIST_NO_LAW] = "no-law",
	[DIA_LIST_DECREE] = "decree",
	[DIA_LIST_VOTE] = "vote",
	[DIA_LIST_KIND_OF_VOTE] = "kind-of-vote",
	[DIA_LIST_NUMBERED_LAW] = "numbered-law",
	[DIA_LIST_OTHER_NUMBERED] = "other-numbered",
	[DIA_LIST_DATED_TEXT] = "dated-text",
	[DIA_LIST_PART_OF_COUNTRY] = "part-of-country",
	[DIA_LIST_TIME_OF_WAR] = "time-of-war",
	[DIA_LIST_ANY_CONVICT] = "any-convict",
	[DIA_LIST_AMENDED] = "amended",
	[DIA_LIST_CHANGED_LAW] = "changed-law",
	[DIA_LIST_STEP_TO_TREATY] = "step-to-treaty",
	[DIA_LIST_DEPOSIT] = "deposit",
	[DIA_LIST_CARRIED_OUT] = "carried-out",
	[DIA_LIST_UNDONE] = "undone",
	[DIA_LIST_ANY_TEXT] = "any-text",
	[DIA_LIST_CONCLUSION] = "conclusion",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == DIA_N_WORD_LISTS);

typedef struct {
	DiaWordLists *lists;
	DiaVocabulary *vocabulary;
	DiaWordList list; /* of the section at hand */
	DiaWordSet seen;  /* the lists that have words */
} Builder;

void
dia_word_lists_free(DiaWordLists *lists)
{
	if (lists == NULL)
		return;
	g_clear_pointer(&lists->built_numbers, g_array_unref);
	g_clear_pointer(&lists->built_sets, g_array_unref);
	g_free(lists);
}

void
dia_word_lists_transfer(DiaWordLists **lists, DiaImage *image)
{
	dia_image_part(image, lists, sizeof **lists);
	dia_image_number(image, &(*lists)->n_words);
	dia_image_bytes(image, &(*lists)->numbers, (*lists)->n_words * sizeof(guint16));
	dia_image_number(image, &(*lists)->n_sets);
	dia_image_bytes(image, &(*lists)->sets, (*lists)->n_sets * sizeof(DiaWordSet));
}

static gboolean
start_section(Builder *builder, const DiaDataLine *line, GError **error)
{
	for (builder->list = DIA_LIST_NONE + 1; builder->list < DIA_N_WORD_LISTS; builder->list++)
		if (g_str_equal(names[builder->list], line->name))
			return TRUE;
	return dia_data_fail(line, error, "no rule looks for words of a list \"%s\"", line->name);
}

static void
add_to(DiaWordSet *set, DiaWordList list)
{
	set->bits[list / 8] |= (guint8)(1u << list % 8);
}

/* The lists of a word, as far as they are known. */
static DiaWordSet *
get_set(DiaWordLists *lists, guint32 word)
{
	guint16 *number;

	if (word >= lists->built_numbers->len)
		g_array_set_size(lists->built_numbers, word + 1);
	number = &g_array_index(lists->built_numbers, guint16, word);
	if (*number == 0) {
		*number = (guint16)lists->built_sets->len;
		g_array_set_size(lists->built_sets, *number + 1u);
	}
	return &g_array_index(lists->built_sets, DiaWordSet, *number);
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION)
		return start_section(builder, line, error);
	dia_tokens_append(tokens, builder->vocabulary, line->text, 0, strlen(line->text));
	if (tokens->len != 1)
		return dia_data_fail(line, error, "\"%s\" is not a single word", line->text);
	if (builder->lists->built_sets->len > G_MAXUINT16)
		return dia_data_fail(line, error, "more than %u words", G_MAXUINT16);
	add_to(get_set(builder->lists, g_array_index(tokens, DiaToken, 0).word), builder->list);
	add_to(&builder->seen, builder->list);
	return TRUE;
}

/* A rule looks for the words of each list: one without words is a mistake. */
static gboolean
check_lists(const Builder *builder, GError **error)
{
	const DiaDataLine end = { .file = FILE_NAME };

	for (DiaWordList i = DIA_LIST_NONE + 1; i < DIA_N_WORD_LISTS; i++)
		if (!dia_word_set_has(&builder->seen, i))
			return dia_data_fail(&end, error, "the list \"%s\" has no words", names[i]);
	return TRUE;
}

DiaWordLists *
dia_word_lists_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaWordLists *lists = g_new0(DiaWordLists, 1);
	Builder builder = { .lists = lists, .vocabulary = vocabulary };

	lists->built_numbers = g_array_new(FALSE, TRUE, sizeof(guint16));
	lists->built_sets = g_array_new(FALSE, TRUE, sizeof(DiaWordSet));
	g_array_set_size(lists->built_sets, 1); /* of the words that are in none */
	if (!dia_data_read_builtin(FILE_NAME, NULL, take_line, &builder, error) ||
	    !check_lists(&builder, error)) {
		dia_word_lists_free(lists);
		return NULL;
	}
	lists->numbers = (const guint16 *)(const void *)lists->built_numbers->data;
	lists->n_words = lists->built_numbers->len;
	lists->sets = (const DiaWordSet *)(const void *)lists->built_sets->data;
	lists->n_sets = lists->built_sets->len;
	return lists;
}
