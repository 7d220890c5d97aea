/*
 * The edit script between two texts: align the tokens, clean up, then lay the steps over the texts so that
 * each byte of both is in one step.
 */
#include <string.h>

#include "compare/sequence.h"
#include "compare/words-private.h"

enum {
	MAX_WEAK_TOKENS = 2,	 /* a longer common run between two edits always stands */
	MIN_EDIT_AROUND_WORD = 4, /* tokens of the edits that a lone common word falls to */
	MAX_PAIRED = 8,		 /* tokens a side of an edit that is cut at its numbers */
};

/* Tokens [old_first, old_end) against [new_first, new_end): the same, or an edit. */
typedef struct {
	guint old_first;
	guint old_end;
	guint new_first;
	guint new_end;
	gboolean is_same;
	gboolean is_reference; /* an edit that is no change */
	gboolean is_joined; /* the same although cut into other tokens: "co-operation", "cooperation" */
} Step;

typedef struct {
	DiaWords *words;
	const char *old_text;
	const char *new_text;
	gsize old_length;
	gsize new_length;
	const DiaWord *old_words;
	const DiaWord *new_words;
	guint n_old;
	guint n_new;
	GArray *steps; /* of Step */
} Script;

DiaWords *
dia_words_new(const DiaLexicon *lexicon, DiaWordsMode mode)
{
	DiaWords *words = g_new0(DiaWords, 1);

	words->lexicon = lexicon;
	words->mode = mode;
	words->vocabulary = dia_vocabulary_new(lexicon->vocabulary);
	words->tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	words->old_words = g_array_new(FALSE, FALSE, sizeof(DiaWord));
	words->new_words = g_array_new(FALSE, FALSE, sizeof(DiaWord));
	words->old_text = g_string_new(NULL);
	words->new_text = g_string_new(NULL);
	words->buffer = g_string_new(NULL);
	words->percent = dia_vocabulary_intern(words->vocabulary, "percent", strlen("percent"));
	words->per = dia_vocabulary_intern(words->vocabulary, "per", strlen("per"));
	words->cent = dia_vocabulary_intern(words->vocabulary, "cent", strlen("cent"));
	return words;
}

DiaWords *
dia_words_copy(const DiaWords *words)
{
	DiaWords *copy = dia_words_new(words->lexicon, words->mode);

	dia_words_set_labels(copy, words->labels);
	return copy;
}

void
dia_words_free(DiaWords *words)
{
	if (words == NULL)
		return;
	g_clear_pointer(&words->labels, g_hash_table_unref);
	g_array_unref(words->tokens);
	g_array_unref(words->old_words);
	g_array_unref(words->new_words);
	g_string_free(words->old_text, TRUE);
	g_string_free(words->new_text, TRUE);
	g_string_free(words->buffer, TRUE);
	dia_vocabulary_free(words->vocabulary);
	g_free(words);
}

const char *
dia_words_spell(const DiaWords *words, guint32 key)
{
	return dia_vocabulary_word(words->vocabulary, key);
}

guint32
dia_words_stem(const DiaWords *words, guint32 key)
{
	return dia_vocabulary_stem(words->vocabulary, key);
}

/* Does the case of a word differ for another reason than that it begins a sentence? */
static gboolean
differs_in_case(const DiaWord *old_word, const DiaWord *new_word)
{
	guint8 differs = (old_word->flags ^ new_word->flags) &
			 (DIA_TOKEN_CAPITALIZED | DIA_TOKEN_ALL_CAPITALS);

	if (differs == 0 || old_word->kind == DIA_KEY_NUMBER)
		return FALSE;
	return differs != DIA_TOKEN_CAPITALIZED || (!old_word->is_first && !new_word->is_first);
}

static guint32 *
copy_keys(const DiaWord *words, guint n)
{
	guint32 *keys = g_new(guint32, n + 1);

	for (guint i = 0; i < n; i++)
		keys[i] = words[i].key;
	return keys;
}

/* @return for each old token its partner, or -1 */
static gint32 *
match_words(const Script *script)
{
	g_autofree guint32 *old_keys = copy_keys(script->old_words, script->n_old);
	g_autofree guint32 *new_keys = copy_keys(script->new_words, script->n_new);
	gint32 *matches = g_new(gint32, script->n_old + 1);

	dia_sequence_align(old_keys, script->n_old, new_keys, script->n_new, matches);
	for (guint i = 0; i < script->n_old; i++)
		if (matches[i] >= 0 &&
		    differs_in_case(&script->old_words[i], &script->new_words[matches[i]]))
			matches[i] = -1;
	return matches;
}

static void
add_step(GArray *steps, Step step)
{
	Step *last = steps->len > 0 ? &g_array_index(steps, Step, steps->len - 1) : NULL;

	if (step.old_first == step.old_end && step.new_first == step.new_end)
		return;
	if (last != NULL && last->is_same == step.is_same && !last->is_joined && !step.is_joined &&
	    !last->is_reference && !step.is_reference) {
		last->old_end = step.old_end;
		last->new_end = step.new_end;
	} else {
		g_array_append_val(steps, step);
	}
}

/* Has a reference taken another number? */
static gboolean
is_printed_otherwise(const Script *script, guint old_at, guint new_at)
{
	const DiaWord *a = &script->old_words[old_at];
	const DiaWord *b = &script->new_words[new_at];

	return a->end - a->start != b->end - b->start ||
	       memcmp(script->old_text + a->start, script->new_text + b->start, a->end - a->start) != 0;
}

static void
add_steps(Script *script, const gint32 *matches)
{
	guint old_at = 0;
	guint new_at = 0;

	for (guint i = 0; i <= script->n_old; i++) {
		guint partner = i < script->n_old ? (guint)matches[i] : script->n_new;
		Step same;

		if (i < script->n_old && matches[i] < 0)
			continue;
		add_step(script->steps, (Step){ old_at, i, new_at, partner, FALSE, FALSE, FALSE });
		if (i == script->n_old)
			break;
		same = (Step){ i, i + 1, partner, partner + 1, TRUE, FALSE, FALSE };
		if (script->old_words[i].is_reference && is_printed_otherwise(script, i, partner)) {
			same.is_same = FALSE;
			same.is_reference = TRUE;
		}
		add_step(script->steps, same);
		old_at = i + 1;
		new_at = partner + 1;
	}
}

/* Appends the words of a run without what is between them; FALSE where one is a number. */
static gboolean
append_letters(const Script *script, GString *buffer, const DiaWord *words, guint first, guint end)
{
	for (guint i = first; i < end; i++) {
		if (words[i].kind == DIA_KEY_NUMBER)
			return FALSE;
		g_string_append(buffer, dia_words_spell(script->words, words[i].key));
	}
	return TRUE;
}

/* Words that differ in a hyphen or blank alone: "health care", "health-care", "healthcare". */
static void
join_divided_words(Script *script)
{
	g_autoptr(GString) old_letters = g_string_new(NULL);
	g_autoptr(GString) new_letters = g_string_new(NULL);

	for (guint i = 0; i < script->steps->len; i++) {
		Step *step = &g_array_index(script->steps, Step, i);

		if (step->is_same || step->is_reference ||
		    step->old_end - step->old_first == step->new_end - step->new_first ||
		    step->old_first == step->old_end || step->new_first == step->new_end)
			continue;
		g_string_truncate(old_letters, 0);
		g_string_truncate(new_letters, 0);
		if (append_letters(script, old_letters, script->old_words, step->old_first,
				   step->old_end) &&
		    append_letters(script, new_letters, script->new_words, step->new_first,
				   step->new_end) &&
		    g_string_equal(old_letters, new_letters)) {
			step->is_same = TRUE;
			step->is_joined = TRUE;
		}
	}
}

static inline guint
get_size(const Step *step)
{
	return MAX(step->old_end - step->old_first, step->new_end - step->new_first);
}

/* One token for one token, of which neither is wanted together with its neighbours. */
static gboolean
is_swap(const Step *step)
{
	return step->old_end - step->old_first == 1 && step->new_end - step->new_first == 1;
}

/* Is a common run so weak that the two edits around it read better as one? */
static gboolean
is_weak(const Script *script, const Step *before, const Step *run, const Step *after)
{
	guint n_words = 0;

	if (run->is_joined || run->old_end - run->old_first > MAX_WEAK_TOKENS || is_swap(before) ||
	    is_swap(after))
		return FALSE;
	for (guint i = run->old_first; i < run->old_end; i++) {
		if (script->old_words[i].kind == DIA_KEY_NUMBER)
			return FALSE;
		n_words += script->old_words[i].kind == DIA_KEY_WORD;
	}
	if (n_words == 0)
		return get_size(before) + get_size(after) > 2;
	return n_words == 1 && get_size(before) >= MIN_EDIT_AROUND_WORD &&
	       get_size(after) >= MIN_EDIT_AROUND_WORD;
}

static void
absorb_weak_runs(Script *script)
{
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));

	for (guint i = 0; i < script->steps->len; i++) {
		Step step = g_array_index(script->steps, Step, i);

		while (!step.is_same && steps->len >= 2) {
			const Step *run = &g_array_index(steps, Step, steps->len - 1);
			const Step *before = &g_array_index(steps, Step, steps->len - 2);

			if (!run->is_same || before->is_same ||
			    !is_weak(script, before, run, &step))
				break;
			step.old_first = before->old_first;
			step.new_first = before->new_first;
			g_array_set_size(steps, steps->len - 2);
		}
		g_array_append_val(steps, step);
	}
	g_array_set_size(script->steps, 0);
	g_array_append_vals(script->steps, steps->data, steps->len);
}

/* Do the two sides of an edit have numbers in the same places, so that they can be paired? */
static gboolean
has_paired_numbers(const Script *script, const Step *step)
{
	guint n = step->old_end - step->old_first;
	guint n_numbers = 0;

	if (step->is_same || step->is_reference || n != step->new_end - step->new_first || n < 2 || n > MAX_PAIRED)
		return FALSE;
	for (guint i = 0; i < n; i++) {
		gboolean is_number =
		    script->old_words[step->old_first + i].kind == DIA_KEY_NUMBER;

		if (is_number != (script->new_words[step->new_first + i].kind == DIA_KEY_NUMBER))
			return FALSE;
		n_numbers += is_number;
	}
	return n_numbers > 0;
}

/* "1,203; 35.4" to "1,305; 36.4" are two edits, not one. */
static void
part_numbers(Script *script)
{
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));

	for (guint i = 0; i < script->steps->len; i++) {
		Step step = g_array_index(script->steps, Step, i);

		if (!has_paired_numbers(script, &step)) {
			g_array_append_val(steps, step);
			continue;
		}
		for (guint j = 0; j < step.old_end - step.old_first; j++) {
			guint old_at = step.old_first + j;
			guint new_at = step.new_first + j;
			Step part = { old_at, old_at + 1, new_at, new_at + 1, FALSE, FALSE, FALSE };

			if (j > 0 && script->old_words[old_at].kind != DIA_KEY_NUMBER &&
			    script->old_words[old_at - 1].kind != DIA_KEY_NUMBER)
				add_step(steps, part);
			else
				g_array_append_val(steps, part);
		}
	}
	g_array_set_size(script->steps, 0);
	g_array_append_vals(script->steps, steps->data, steps->len);
}

/* How well a cut before a token reads: best where a sentence begins, then after a mark. */
static guint
rate_cut(const DiaWord *words, guint n, const char *text, guint at)
{
	if (at == 0 || at == n || words[at].is_first)
		return 4;
	for (guint32 i = words[at - 1].end; i < words[at].start; i++)
		if (strchr(",;:.()", text[i]) != NULL)
			return 2;
	return 0;
}

static inline gboolean
is_same_word(const DiaWord *a, const DiaWord *b)
{
	return a->key == b->key && !differs_in_case(a, b);
}

/*
 * Slides an edit that has tokens on one side only along what is the same beside it: "a [b a] b" is as
 * well "[a b] a b".
 * @param room_before,room_after tokens of the common runs beside it
 * @return by how many tokens to slide
 */
static gint
find_slide(const DiaWord *words, guint n, const char *text, guint first, guint end,
	   guint room_before, guint room_after)
{
	gint best = 0;
	guint best_rating = rate_cut(words, n, text, first) + rate_cut(words, n, text, end);

	for (guint left = 1; left <= room_before &&
			     is_same_word(&words[first - left], &words[end - left]);
	     left++) {
		guint rating = rate_cut(words, n, text, first - left) +
			       rate_cut(words, n, text, end - left);

		if (rating > best_rating) {
			best_rating = rating;
			best = -(gint)left;
		}
	}
	for (guint right = 1; right <= room_after &&
			      is_same_word(&words[first + right - 1], &words[end + right - 1]);
	     right++) {
		guint rating = rate_cut(words, n, text, first + right) +
			       rate_cut(words, n, text, end + right);

		if (rating > best_rating) {
			best_rating = rating;
			best = (gint)right;
		}
	}
	return best;
}

static void
slide_steps(Script *script)
{
	for (guint i = 1; i + 1 < script->steps->len; i++) {
		Step *step = &g_array_index(script->steps, Step, i);
		Step *before = step - 1;
		Step *after = step + 1;
		guint room_before = before->old_end - before->old_first - 1;
		guint room_after = after->old_end - after->old_first - 1;
		gint slide = 0;

		if (step->is_same || !before->is_same || !after->is_same || before->is_joined ||
		    after->is_joined)
			continue;
		if (step->old_first == step->old_end)
			slide = find_slide(script->new_words, script->n_new, script->new_text,
					   step->new_first, step->new_end, room_before, room_after);
		else if (step->new_first == step->new_end)
			slide = find_slide(script->old_words, script->n_old, script->old_text,
					   step->old_first, step->old_end, room_before, room_after);
		before->old_end = step->old_first = step->old_first + (guint)slide;
		before->new_end = step->new_first = step->new_first + (guint)slide;
		after->old_first = step->old_end = step->old_end + (guint)slide;
		after->new_first = step->new_end = step->new_end + (guint)slide;
	}
}

/* Lays steps over the texts; everything before old_at and new_at is in an edit. */
typedef struct {
	GArray *edits;
	guint32 old_at;
	guint32 new_at;
	gboolean is_reference;
} Layer;

static void
add_edit(Layer *layer, char operation, guint32 old_end, guint32 new_end)
{
	DiaEdit edit = { .operation = operation,
			 .is_reference = layer->is_reference && operation != '=',
			 .old_span = { layer->old_at, old_end },
			 .new_span = { layer->new_at, new_end } };
	DiaEdit *last = layer->edits->len > 0
			    ? &g_array_index(layer->edits, DiaEdit, layer->edits->len - 1)
			    : NULL;

	layer->old_at = old_end;
	layer->new_at = new_end;
	if (edit.old_span.start == old_end && edit.new_span.start == new_end)
		return;
	if (operation == '=' && last != NULL && last->operation == '=') {
		last->old_span.end = old_end;
		last->new_span.end = new_end;
	} else {
		g_array_append_val(layer->edits, edit);
	}
}

static guint32
common_prefix(const char *a, guint32 n_a, const char *b, guint32 n_b)
{
	guint32 n = 0;

	while (n < n_a && n < n_b && a[n] == b[n])
		n++;
	while (n > 0 && n < n_a && ((guchar)a[n] & 0xc0) == 0x80)
		n--;
	while (n > 0 && n < n_b && ((guchar)b[n] & 0xc0) == 0x80)
		n--;
	return n;
}

static guint32
common_suffix(const char *a, guint32 n_a, const char *b, guint32 n_b)
{
	guint32 n = 0;

	while (n < n_a && n < n_b && a[n_a - 1 - n] == b[n_b - 1 - n])
		n++;
	while (n > 0 && ((guchar)a[n_a - n] & 0xc0) == 0x80)
		n--;
	return n;
}

/*
 * How tokens that only one text has fit between the marks and blanks of the other, `gap`: which bytes of the
 * gap stand before and after them. The text with the tokens is `lead`, tokens, `trail`.
 */
static void
fit_gap(const char *gap, guint32 n_gap, const char *lead, guint32 n_lead, const char *trail,
	guint32 n_trail, guint32 *prefix, guint32 *suffix)
{
	*prefix = common_prefix(gap, n_gap, lead, n_lead);
	*suffix = common_suffix(gap + *prefix, n_gap - *prefix, trail, n_trail);
}

static inline guint32
get_start(const DiaWord *words, guint n, guint at, gsize length)
{
	return at < n ? words[at].start : (guint32)length;
}

static void
lay_insertion(const Script *script, Layer *layer, const Step *step)
{
	guint32 gap_end = get_start(script->old_words, script->n_old, step->old_end,
				    script->old_length);
	guint32 trail_end = get_start(script->new_words, script->n_new, step->new_end,
				      script->new_length);
	guint32 first = script->new_words[step->new_first].start;
	guint32 last = script->new_words[step->new_end - 1].end;
	guint32 prefix;
	guint32 suffix;

	fit_gap(script->old_text + layer->old_at, gap_end - layer->old_at,
		script->new_text + layer->new_at, first - layer->new_at, script->new_text + last,
		trail_end - last, &prefix, &suffix);
	add_edit(layer, '=', gap_end - suffix, layer->new_at + prefix);
	add_edit(layer, '+', layer->old_at, trail_end - suffix);
}

static void
lay_deletion(const Script *script, Layer *layer, const Step *step)
{
	guint32 gap_end = get_start(script->new_words, script->n_new, step->new_end,
				    script->new_length);
	guint32 trail_end = get_start(script->old_words, script->n_old, step->old_end,
				      script->old_length);
	guint32 first = script->old_words[step->old_first].start;
	guint32 last = script->old_words[step->old_end - 1].end;
	guint32 prefix;
	guint32 suffix;

	fit_gap(script->new_text + layer->new_at, gap_end - layer->new_at,
		script->old_text + layer->old_at, first - layer->old_at, script->old_text + last,
		trail_end - last, &prefix, &suffix);
	add_edit(layer, '=', layer->old_at + prefix, gap_end - suffix);
	add_edit(layer, '-', trail_end - suffix, layer->new_at);
}

static void
lay_step(const Script *script, Layer *layer, const Step *step)
{
	layer->is_reference = step->is_reference;
	if (step->is_same) {
		add_edit(layer, '=', script->old_words[step->old_end - 1].end,
			 script->new_words[step->new_end - 1].end);
	} else if (step->old_first == step->old_end) {
		lay_insertion(script, layer, step);
	} else if (step->new_first == step->new_end) {
		lay_deletion(script, layer, step);
	} else {
		guint32 old_first = script->old_words[step->old_first].start;
		guint32 new_first = script->new_words[step->new_first].start;

		/* A blank that one text has and the other has not is not kept. */
		if ((layer->old_at < old_first) == (layer->new_at < new_first))
			add_edit(layer, '=', old_first, new_first);
		add_edit(layer, '-', script->old_words[step->old_end - 1].end, layer->new_at);
		add_edit(layer, '+', layer->old_at, script->new_words[step->new_end - 1].end);
	}
}

static void
make_steps(Script *script)
{
	g_autofree gint32 *matches = match_words(script);

	add_steps(script, matches);
	if (script->words->mode == DIA_WORDS_TEXT)
		join_divided_words(script);
	absorb_weak_runs(script);
	part_numbers(script);
	slide_steps(script);
}

/* Reads the words of a text, unless it is the one that was read last: a claim is compared with several in a row. */
static void
read_words(DiaWords *words, GString *last, GArray *array, const char *text, gsize length)
{
	/* With labels the words were changed since. */
	if (words->labels == NULL && last->len == length && memcmp(last->str, text, length) == 0)
		return;
	g_string_truncate(last, 0);
	g_string_append_len(last, text, (gssize)length);
	g_array_set_size(array, 0);
	dia_words_append(words, text, length, array);
}

gboolean
dia_words_compare(DiaWords *words, const char *old_text, gsize old_length, const char *new_text,
		  gsize new_length, GArray *edits)
{
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));
	Script script = { .words = words,
			  .old_text = old_text,
			  .new_text = new_text,
			  .old_length = old_length,
			  .new_length = new_length,
			  .steps = steps };
	Layer layer = { .edits = edits };
	gboolean is_changed = FALSE;

	read_words(words, words->old_text, words->old_words, old_text, old_length);
	read_words(words, words->new_text, words->new_words, new_text, new_length);
	if (words->labels != NULL)
		dia_words_follow_labels(words, words->old_words);
	script.old_words = (const DiaWord *)(const void *)words->old_words->data;
	script.new_words = (const DiaWord *)(const void *)words->new_words->data;
	script.n_old = words->old_words->len;
	script.n_new = words->new_words->len;
	make_steps(&script);
	for (guint i = 0; i < steps->len; i++) {
		const Step *step = &g_array_index(steps, Step, i);

		lay_step(&script, &layer, step);
		is_changed |= !step->is_same && !step->is_reference;
	}
	add_edit(&layer, '=', (guint32)old_length, (guint32)new_length);
	return is_changed;
}
