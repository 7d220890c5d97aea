#include "base/phrases.h"

#include <string.h>

#include "base/limits.h"

enum { INITIAL_EDGES = 16 }; /* a power of two */
enum { MAX_PASSED_OVER = 2 }; /* marks in a row, such as a bracket after a quotation mark */

enum { FIRST_WORDS = 16 }; /* numbers of 64 bits: a bit for each word, modulo 1,024, that a phrase starts with */

/* How an edge compares: the word, its stem, the word in exact case, or any phrase of an inner set. */
typedef enum { EDGE_WORD, EDGE_STEM, EDGE_EXACT, EDGE_INNER, N_EDGE_KINDS } EdgeKind;

/* An edge of the trie together with the node that it leads to, so that a step looks at one place in memory. */
typedef struct {
	guint64 key;	  /* the node that it starts from, word, kind */
	guint64 words;	  /* a bit of make_filter() for the word of each edge that goes on from here */
	guint32 node;	  /* the number of the node that it leads to; 0 where the slot is empty */
	guint32 payloads; /* index into payloads + 1; 0 where no phrase ends here */
	guint32 exact;	  /* of an EDGE_EXACT: where the text that it demands stands */
	guint32 edges;	  /* bit per EdgeKind of those that go on from here */
} Edge;

typedef struct {
	guint32 payload;
	guint32 next; /* index + 1 */
} Payload;

/* Where each walk starts: words that no phrase starts with are told by a bit, without a search. */
typedef struct {
	Edge edge; /* leads to the root, from nowhere */
	guint64 words[N_EDGE_KINDS][FIRST_WORDS];
} Root;

/* What phrases are added to; a set from an image has none. */
typedef struct {
	Root root;
	GArray *payloads;
	Edge *edges;
	guint32 n_edges;
	GString *exacts;
	guint64 set; /* its own bit; 0 while it has no phrase */
} Builder;

struct _DiaPhrases {
	DiaPhrasesHead head; /* its own bit and, where a phrase begins with an inner one, the bits of those */
	guint32 mask;
	const Root *root;
	const Payload *payloads;
	const Edge *edges; /* open addressing */
	const char *exacts;
	DiaPhrases *inner; /* what "{12}" in a phrase stands for: its phrases with payload 12 */
	Builder *builder;
};

/* Lets matching see what the builder holds, as its arrays may have moved. */
static void
publish(DiaPhrases *phrases)
{
	const Builder *builder = phrases->builder;

	phrases->root = &builder->root;
	phrases->payloads = (const Payload *)(const void *)builder->payloads->data;
	phrases->edges = builder->edges;
	phrases->exacts = builder->exacts->str;
}

DiaPhrases *
dia_phrases_new(void)
{
	DiaPhrases *phrases = g_new0(DiaPhrases, 1);
	Builder *builder = g_new0(Builder, 1);

	builder->payloads = g_array_new(FALSE, FALSE, sizeof(Payload));
	builder->edges = g_new0(Edge, INITIAL_EDGES);
	builder->exacts = g_string_new(NULL);
	phrases->mask = INITIAL_EDGES - 1;
	phrases->builder = builder;
	publish(phrases);
	return phrases;
}

static void
free_builder(Builder *builder)
{
	g_array_unref(builder->payloads);
	g_free(builder->edges);
	g_string_free(builder->exacts, TRUE);
	g_free(builder);
}

void
dia_phrases_free(DiaPhrases *phrases)
{
	if (phrases == NULL)
		return;
	g_clear_pointer(&phrases->builder, free_builder);
	dia_phrases_free(phrases->inner);
	g_free(phrases);
}

void
dia_phrases_transfer(DiaPhrases **phrases, DiaImage *image)
{
	const Builder *builder = dia_image_is_read(image) ? NULL : (*phrases)->builder;
	guint32 n_payloads = builder != NULL ? builder->payloads->len : 0;
	guint32 n_exacts = builder != NULL ? (guint32)builder->exacts->len : 0;
	guint32 has_inner = builder != NULL && (*phrases)->inner != NULL;

	dia_image_part(image, phrases, sizeof **phrases);
	dia_image_bits(image, &(*phrases)->head.starts);
	dia_image_number(image, &(*phrases)->mask);
	dia_image_number(image, &n_payloads);
	dia_image_number(image, &n_exacts);
	dia_image_number(image, &has_inner);
	dia_image_bytes(image, &(*phrases)->root, sizeof(Root));
	dia_image_bytes(image, &(*phrases)->payloads, n_payloads * sizeof(Payload));
	dia_image_bytes(image, &(*phrases)->edges, ((gsize)(*phrases)->mask + 1) * sizeof(Edge));
	dia_image_bytes(image, &(*phrases)->exacts, n_exacts);
	if (has_inner)
		dia_phrases_transfer(&(*phrases)->inner, image);
}

void
dia_phrases_set_inner(DiaPhrases *phrases, DiaPhrases *inner)
{
	dia_phrases_free(phrases->inner);
	phrases->inner = inner;
}

static inline guint64
make_key(guint32 node, guint32 word, EdgeKind kind)
{
	return ((guint64)node << 34) | ((guint64)word << 2) | (guint64)kind;
}

/* Of the words that may stand next most are missed by this bit, without a search. */
static inline guint64
make_filter(guint32 word)
{
	return G_GUINT64_CONSTANT(1) << (word % 64);
}

/* Where the search for an edge starts: the upper half of a product, which each bit of the key reaches (Knuth 6.4). */
static inline guint32
first_place(const DiaPhrases *phrases, guint64 key)
{
	return (guint32)((key * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)) >> 32) & phrases->mask;
}

/* The edge from a node, or NULL where it has none for the word. */
static const Edge *
find_edge(const DiaPhrases *phrases, guint32 node, guint32 word, EdgeKind kind)
{
	const guint64 key = make_key(node, word, kind);
	const guint32 mask = phrases->mask;
	const Edge *edges = phrases->edges;

	for (guint32 i = first_place(phrases, key); edges[i].node != 0; i = (i + 1) & mask)
		if (edges[i].key == key)
			return &edges[i];
	return NULL;
}

static Edge *
insert_edge(DiaPhrases *phrases, const Edge *edge)
{
	Edge *edges = phrases->builder->edges;
	guint32 i = first_place(phrases, edge->key);

	while (edges[i].node != 0)
		i = (i + 1) & phrases->mask;
	edges[i] = *edge;
	return &edges[i];
}

/* Makes room for some more edges, so that none moves while a phrase is added. */
static void
reserve_edges(DiaPhrases *phrases, guint32 n_more)
{
	g_autofree Edge *old = phrases->builder->edges;
	guint32 old_size = phrases->mask + 1;
	guint32 size = old_size;

	while ((phrases->builder->n_edges + n_more) * 2 >= size)
		size *= 2;
	if (size == old_size) {
		old = NULL; /* stays in use */
		return;
	}
	phrases->mask = size - 1;
	phrases->builder->edges = g_new0(Edge, size);
	for (guint32 i = 0; i < old_size; i++)
		if (old[i].node != 0)
			insert_edge(phrases, &old[i]);
	publish(phrases);
}

/* The edge that goes on from another one, made where there is none. */
static Edge *
add_edge(DiaPhrases *phrases, Edge *from, guint32 word, EdgeKind kind)
{
	Builder *builder = phrases->builder;
	const Edge *known = find_edge(phrases, from->node, word, kind);
	Edge edge = { .key = make_key(from->node, word, kind) };

	if (known != NULL)
		return &builder->edges[known - builder->edges];
	edge.node = ++builder->n_edges;
	from->edges |= 1u << kind;
	from->words |= make_filter(word);
	if (from->node == 0)
		builder->root.words[kind][word / 64 % FIRST_WORDS] |= make_filter(word);
	return insert_edge(phrases, &edge);
}

/* Hyphens, dashes, slashes, commas, quotation marks and brackets do not interrupt a phrase. */
static gboolean
is_passed_over(const char *text, const DiaToken *token)
{
	static const gunichar marks[] = { 0x2010, 0x2011, 0x2012, 0x2013, 0x2018,
					  0x2019, 0x201c, 0x201d, 0x00ab, 0x00bb };
	gunichar c;

	if (token->kind != DIA_TOKEN_PUNCTUATION)
		return FALSE;
	if (token->length == 1)
		return strchr("-/,\"'()", text[token->start]) != NULL;
	c = g_utf8_get_char(text + token->start);
	for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
		if (marks[i] == c)
			return TRUE;
	return FALSE;
}

/* One token of a phrase: '=' before it makes it exact, '*' after it a stem. */
static Edge *
add_token(DiaPhrases *phrases, const DiaVocabulary *vocabulary, Edge *from, const char *phrase,
	  const DiaToken *token)
{
	const char *start = phrase + token->start;
	const char *end = start + token->length;
	EdgeKind kind = EDGE_WORD;
	guint32 word = token->word;
	Edge *edge;

	if (token->start > 0 && start[-1] == '=')
		kind = EDGE_EXACT;
	else if (*end == '*')
		kind = EDGE_STEM;
	if (kind == EDGE_STEM)
		word = dia_vocabulary_stem(vocabulary, word);
	edge = add_edge(phrases, from, word, kind);
	if (kind == EDGE_EXACT) {
		GString *exacts = phrases->builder->exacts;

		edge->exact = (guint32)exacts->len;
		g_string_append_len(exacts, start, token->length);
		g_string_append_c(exacts, '\0');
	}
	return edge;
}

/* "{12}": the phrases of the inner set with this payload. Returns the edge for them, NULL where it is none. */
static Edge *
add_inner(DiaPhrases *phrases, Edge *from, const char *phrase, const DiaToken *tokens, guint n)
{
	if (phrases->inner == NULL || n < 3 || phrase[tokens[0].start] != '{' ||
	    tokens[1].kind != DIA_TOKEN_NUMBER || phrase[tokens[2].start] != '}')
		return NULL;
	if (from->node == 0)
		phrases->head.starts |= phrases->inner->head.starts;
	return add_edge(phrases, from,
			(guint32)g_ascii_strtoull(phrase + tokens[1].start, NULL, 10), EDGE_INNER);
}

/* Tells the vocabulary what the word of an edge is in a phrase; an inner phrase has told of its own words. */
static void
mark_word(const DiaPhrases *phrases, DiaVocabulary *vocabulary, const Edge *edge, DiaWordRole role)
{
	EdgeKind kind = (EdgeKind)(edge->key & (N_EDGE_KINDS - 1));

	if (kind != EDGE_INNER)
		dia_vocabulary_mark(vocabulary, (guint32)(edge->key >> 2), kind == EDGE_STEM, role,
				    phrases->builder->set);
}

/* Appends at the end of the edge's list, so that payloads keep their order. */
static void
add_payload(DiaPhrases *phrases, Edge *edge, guint32 payload)
{
	GArray *payloads = phrases->builder->payloads;
	Payload last = { .payload = payload, .next = 0 };
	guint32 *link = &edge->payloads;

	while (*link != 0) {
		Payload *entry = &g_array_index(payloads, Payload, *link - 1);

		if (entry->payload == payload)
			return;
		link = &entry->next;
	}
	*link = payloads->len + 1;
	g_array_append_val(payloads, last);
}

gboolean
dia_phrases_add(DiaPhrases *phrases, DiaVocabulary *vocabulary, const char *phrase, guint32 payload)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Edge *edge = &phrases->builder->root.edge;
	const Edge *first = NULL;
	guint n_words = 0;

	if (phrases->builder->set == 0) {
		phrases->builder->set = dia_vocabulary_add_set(vocabulary);
		phrases->head.starts |= phrases->builder->set;
	}
	dia_tokens_append(tokens, vocabulary, phrase, 0, strlen(phrase));
	if (tokens->len > 3 * DIA_MAX_PHRASE_TOKENS)
		return FALSE;
	reserve_edges(phrases, tokens->len);
	for (guint i = 0; i < tokens->len; i++) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);
		char c = phrase[token->start];
		Edge *inner = add_inner(phrases, edge, phrase, token, tokens->len - i);

		if (inner != NULL) {
			i += 2;
		} else if (token->kind == DIA_TOKEN_PUNCTUATION &&
			   (c == '*' || c == '=' || is_passed_over(phrase, token))) {
			continue;
		}
		if (++n_words > DIA_MAX_PHRASE_TOKENS)
			return FALSE;
		edge = inner != NULL ? inner : add_token(phrases, vocabulary, edge, phrase, token);
		if (n_words == 1)
			first = edge;
		if (n_words <= 2)
			mark_word(phrases, vocabulary, edge, n_words == 1 ? DIA_WORD_FIRST : DIA_WORD_SECOND);
		if (n_words == 2 && inner != NULL)
			mark_word(phrases, vocabulary, first, DIA_WORD_ALONE);
	}
	if (n_words == 0)
		return FALSE;
	if (n_words == 1)
		mark_word(phrases, vocabulary, edge, DIA_WORD_ALONE);
	add_payload(phrases, edge, payload);
	publish(phrases);
	return TRUE;
}

typedef struct {
	const DiaPhrases *phrases;
	const DiaVocabulary *vocabulary;
	const char *text;
	const DiaToken *tokens;
	guint32 at;
	guint32 end;
	DiaPhraseMatch *matches; /* longest first */
	guint n_matches;
	guint room;
} Walk;

/* Keeps the matches sorted; of equal length words go before stems, and stems before exact ones. */
static void
add_match(Walk *walk, guint32 n_tokens, guint32 entry)
{
	guint at = 0;

	for (; at < walk->n_matches && walk->matches[at].n_tokens >= n_tokens; at++)
		if (walk->matches[at].n_tokens == n_tokens && walk->matches[at].entry == entry)
			return;
	if (at == walk->room)
		return;
	if (walk->n_matches < walk->room)
		walk->n_matches++;
	for (guint i = walk->n_matches - 1; i > at; i--)
		walk->matches[i] = walk->matches[i - 1];
	walk->matches[at] = (DiaPhraseMatch){ .n_tokens = n_tokens, .entry = entry };
}

static void walk_from(Walk *walk, const Edge *here, guint32 at);

/* Goes on behind each inner phrase that stands here; inner sets have none of their own. */
static void
walk_inner(Walk *walk, const Edge *here, guint32 at)
{
	DiaPhraseMatch matches[DIA_MAX_PHRASE_MATCHES];
	guint n = dia_phrases_match_all(walk->phrases->inner, walk->vocabulary, walk->text,
					walk->tokens, at, walk->end, matches);
	guint32 payload;

	for (guint i = 0; i < n; i++) {
		for (guint nth = 0; dia_phrases_payload(walk->phrases->inner, &matches[i], nth,
							&payload);
		     nth++) {
			const Edge *next = find_edge(walk->phrases, here->node, payload, EDGE_INNER);

			if (next != NULL)
				walk_from(walk, next, at + matches[i].n_tokens);
		}
	}
}

static gboolean
is_exact(const Walk *walk, const Edge *edge, const DiaToken *token)
{
	const char *exact = walk->phrases->exacts + edge->exact;

	return strncmp(exact, walk->text + token->start, token->length) == 0 &&
	       exact[token->length] == '\0';
}

/* The edge of a kind that goes on from here, or NULL where there is none. */
static inline const Edge *
step(const Walk *walk, const Edge *here, guint32 word, EdgeKind kind)
{
	const guint64 filter = make_filter(word);

	if (!(here->edges & (1u << kind)) || !(here->words & filter))
		return NULL;
	if (here->node == 0 && !(walk->phrases->root->words[kind][word / 64 % FIRST_WORDS] & filter))
		return NULL;
	return find_edge(walk->phrases, here->node, word, kind);
}

/* May anything come of an edge? Of most neither a phrase ends there nor can the next token go on. */
static inline gboolean
leads_on(const Walk *walk, const Edge *edge, guint32 at)
{
	const DiaToken *token = &walk->tokens[at];
	guint64 words;

	if (edge->payloads != 0)
		return TRUE;
	if (at >= walk->end)
		return FALSE;
	if (token->kind == DIA_TOKEN_PUNCTUATION || (edge->edges & (1u << EDGE_INNER)))
		return TRUE;
	words = make_filter(token->word);
	if (edge->edges & (1u << EDGE_STEM))
		words |= make_filter(token->stem);
	return (edge->words & words) != 0;
}

/* Depth is bounded by DIA_MAX_PHRASE_TOKENS, branching by the three kinds of edge. */
static void
walk_from(Walk *walk, const Edge *here, guint32 at)
{
	const DiaToken *token;
	const Edge *next;

	if (here->payloads != 0)
		add_match(walk, at - walk->at, here->payloads);
	if (here->edges == 0)
		return;
	for (guint skipped = 0; here->node != 0 && at < walk->end && skipped < MAX_PASSED_OVER &&
				is_passed_over(walk->text, &walk->tokens[at]);
	     skipped++)
		at++;
	if (at >= walk->end)
		return;
	token = &walk->tokens[at];
	next = step(walk, here, token->word, EDGE_WORD);
	if (next != NULL && leads_on(walk, next, at + 1))
		walk_from(walk, next, at + 1);
	if ((here->edges & (1u << EDGE_STEM)) && token->kind != DIA_TOKEN_PUNCTUATION) {
		next = step(walk, here, token->stem, EDGE_STEM);
		if (next != NULL && leads_on(walk, next, at + 1))
			walk_from(walk, next, at + 1);
	}
	next = step(walk, here, token->word, EDGE_EXACT);
	if (next != NULL && is_exact(walk, next, token))
		walk_from(walk, next, at + 1);
	if (here->edges & (1u << EDGE_INNER))
		walk_inner(walk, here, at);
}

static guint
find_matches(const DiaPhrases *phrases, const DiaVocabulary *vocabulary, const char *text,
	     const DiaToken *tokens, guint32 at, guint32 end, DiaPhraseMatch *matches, guint room)
{
	Walk walk = { .phrases = phrases,
		      .vocabulary = vocabulary,
		      .text = text,
		      .tokens = tokens,
		      .at = at,
		      .end = end,
		      .matches = matches,
		      .room = room };

	walk_from(&walk, &phrases->root->edge, at);
	return walk.n_matches;
}

gboolean
dia_phrases_search(const DiaPhrases *phrases, const DiaVocabulary *vocabulary, const char *text,
		   const DiaToken *tokens, guint32 at, guint32 end, DiaPhraseMatch *match)
{
	DiaPhraseMatch found;

	if (find_matches(phrases, vocabulary, text, tokens, at, end, &found, 1) == 0)
		return FALSE;
	*match = found;
	return TRUE;
}

guint
dia_phrases_match_all(const DiaPhrases *phrases, const DiaVocabulary *vocabulary,
		      const char *text, const DiaToken *tokens, guint32 at, guint32 end,
		      DiaPhraseMatch *matches)
{
	if (at >= end || !(tokens[at].starts & phrases->head.starts))
		return 0;
	return find_matches(phrases, vocabulary, text, tokens, at, end, matches,
			    DIA_MAX_PHRASE_MATCHES);
}

gboolean
dia_phrases_next_payload(const DiaPhrases *phrases, guint32 *link, guint32 *payload)
{
	const Payload *entry;

	if (*link == 0)
		return FALSE;
	entry = &phrases->payloads[*link - 1];
	*payload = entry->payload;
	*link = entry->next;
	return TRUE;
}

gboolean
dia_phrases_payload(const DiaPhrases *phrases, const DiaPhraseMatch *match, guint nth,
		    guint32 *payload)
{
	guint32 link = match->entry;

	for (; dia_phrases_next_payload(phrases, &link, payload); nth--)
		if (nth == 0)
			return TRUE;
	return FALSE;
}
