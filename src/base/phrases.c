#include "base/phrases.h"

#include <string.h>

#include "base/limits.h"

enum { INITIAL_EDGES = 16 }; /* a power of two */
enum { MAX_PASSED_OVER = 2 }; /* marks in a row, such as a bracket after a quotation mark */

/* How an edge compares: the word, its stem, the word in exact case, or any phrase of an inner set. */
typedef enum { EDGE_WORD, EDGE_STEM, EDGE_EXACT, EDGE_INNER } EdgeKind;

typedef struct {
	guint32 payloads; /* index into payloads + 1; 0 where no phrase ends here */
	guint32 exact;	  /* of an EDGE_EXACT into this node: where the text that it demands stands */
	guint8 edges;	  /* bit per EdgeKind */
	guint64 words;	  /* a bit of make_filter() for the word of each edge */
} Node;

typedef struct {
	guint32 payload;
	guint32 next; /* index + 1 */
} Payload;

typedef struct {
	guint64 key; /* node, word, kind */
	guint32 node;
} Edge;

/* What phrases are added to; a set from an image has none. */
typedef struct {
	GArray *nodes;
	GArray *payloads;
	Edge *edges;
	guint32 n_edges;
	GString *exacts;
	guint64 set; /* its own bit; 0 while it has no phrase */
} Builder;

struct _DiaPhrases {
	DiaPhrasesHead head; /* its own bit and, where a phrase begins with an inner one, the bits of those */
	guint32 mask;
	const Node *nodes;
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

	phrases->nodes = (const Node *)(const void *)builder->nodes->data;
	phrases->payloads = (const Payload *)(const void *)builder->payloads->data;
	phrases->edges = builder->edges;
	phrases->exacts = builder->exacts->str;
}

DiaPhrases *
dia_phrases_new(void)
{
	DiaPhrases *phrases = g_new0(DiaPhrases, 1);
	Builder *builder = g_new0(Builder, 1);
	Node root = { 0 };

	builder->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
	g_array_append_val(builder->nodes, root);
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
	g_array_unref(builder->nodes);
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
	guint32 n_nodes = builder != NULL ? builder->nodes->len : 0;
	guint32 n_payloads = builder != NULL ? builder->payloads->len : 0;
	guint32 n_exacts = builder != NULL ? (guint32)builder->exacts->len : 0;
	guint32 has_inner = builder != NULL && (*phrases)->inner != NULL;

	dia_image_part(image, phrases, sizeof **phrases);
	dia_image_bits(image, &(*phrases)->head.starts);
	dia_image_number(image, &(*phrases)->mask);
	dia_image_number(image, &n_nodes);
	dia_image_number(image, &n_payloads);
	dia_image_number(image, &n_exacts);
	dia_image_number(image, &has_inner);
	dia_image_bytes(image, &(*phrases)->nodes, n_nodes * sizeof(Node));
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

static guint32
find_edge(const DiaPhrases *phrases, guint32 node, guint32 word, EdgeKind kind)
{
	const guint64 key = make_key(node, word, kind);
	const guint32 mask = phrases->mask;
	const Edge *edges = phrases->edges;

	for (guint32 i = first_place(phrases, key); edges[i].node != 0; i = (i + 1) & mask)
		if (edges[i].key == key)
			return edges[i].node;
	return 0;
}

static void
insert_edge(DiaPhrases *phrases, Edge edge)
{
	Edge *edges = phrases->builder->edges;
	guint32 i = first_place(phrases, edge.key);

	while (edges[i].node != 0)
		i = (i + 1) & phrases->mask;
	edges[i] = edge;
}

static void
grow_edges(DiaPhrases *phrases)
{
	g_autofree Edge *old = phrases->builder->edges;
	guint32 size = phrases->mask + 1;

	phrases->mask = size * 2 - 1;
	phrases->builder->edges = g_new0(Edge, size * 2);
	for (guint32 i = 0; i < size; i++)
		if (old[i].node != 0)
			insert_edge(phrases, old[i]);
}

static guint32
add_edge(DiaPhrases *phrases, guint32 node, guint32 word, EdgeKind kind)
{
	Builder *builder = phrases->builder;
	guint32 next = find_edge(phrases, node, word, kind);
	Node fresh = { 0 };
	Edge edge;

	if (next != 0)
		return next;
	next = builder->nodes->len;
	g_array_append_val(builder->nodes, fresh);
	g_array_index(builder->nodes, Node, node).edges |= (guint8)(1u << kind);
	g_array_index(builder->nodes, Node, node).words |= make_filter(word);
	if ((builder->n_edges + 1) * 2 > phrases->mask)
		grow_edges(phrases);
	edge = (Edge){ .key = make_key(node, word, kind), .node = next };
	insert_edge(phrases, edge);
	builder->n_edges++;
	publish(phrases);
	return next;
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
static guint32
add_token(DiaPhrases *phrases, DiaVocabulary *vocabulary, guint32 node, const char *phrase,
	  const DiaToken *token)
{
	const char *start = phrase + token->start;
	const char *end = start + token->length;
	EdgeKind kind = EDGE_WORD;
	guint32 word = token->word;
	guint32 next;

	if (token->start > 0 && start[-1] == '=')
		kind = EDGE_EXACT;
	else if (*end == '*')
		kind = EDGE_STEM;
	if (kind == EDGE_STEM)
		word = dia_vocabulary_stem(vocabulary, word);
	next = add_edge(phrases, node, word, kind);
	if (kind == EDGE_EXACT) {
		GString *exacts = phrases->builder->exacts;

		g_array_index(phrases->builder->nodes, Node, next).exact = (guint32)exacts->len;
		g_string_append_len(exacts, start, token->length);
		g_string_append_c(exacts, '\0');
		publish(phrases);
	}
	if (node == 0)
		dia_vocabulary_mark_start(vocabulary, word, kind == EDGE_STEM, phrases->builder->set);
	return next;
}

/* "{12}": the phrases of the inner set with this payload. Returns the node after it, 0 where it is none. */
static guint32
add_inner(DiaPhrases *phrases, guint32 node, const char *phrase, const DiaToken *tokens, guint n)
{
	if (phrases->inner == NULL || n < 3 || phrase[tokens[0].start] != '{' ||
	    tokens[1].kind != DIA_TOKEN_NUMBER || phrase[tokens[2].start] != '}')
		return 0;
	if (node == 0)
		phrases->head.starts |= phrases->inner->head.starts;
	return add_edge(phrases, node,
			(guint32)g_ascii_strtoull(phrase + tokens[1].start, NULL, 10), EDGE_INNER);
}

/* Appends at the end of the node's list, so that payloads keep their order. */
static void
add_payload(DiaPhrases *phrases, guint32 node, guint32 payload)
{
	GArray *payloads = phrases->builder->payloads;
	Payload last = { .payload = payload, .next = 0 };
	guint32 *link = &g_array_index(phrases->builder->nodes, Node, node).payloads;

	while (*link != 0) {
		Payload *entry = &g_array_index(payloads, Payload, *link - 1);

		if (entry->payload == payload)
			return;
		link = &entry->next;
	}
	*link = payloads->len + 1;
	g_array_append_val(payloads, last);
	publish(phrases);
}

gboolean
dia_phrases_add(DiaPhrases *phrases, DiaVocabulary *vocabulary, const char *phrase, guint32 payload)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	guint32 node = 0;
	guint n_words = 0;

	if (phrases->builder->set == 0) {
		phrases->builder->set = dia_vocabulary_add_set(vocabulary);
		phrases->head.starts |= phrases->builder->set;
	}
	dia_tokens_append(tokens, vocabulary, phrase, 0, strlen(phrase));
	if (tokens->len > 3 * DIA_MAX_PHRASE_TOKENS)
		return FALSE;
	for (guint i = 0; i < tokens->len; i++) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);
		char c = phrase[token->start];
		guint32 next = add_inner(phrases, node, phrase, token, tokens->len - i);

		if (next != 0) {
			node = next;
			n_words++;
			i += 2;
			continue;
		}
		if (token->kind == DIA_TOKEN_PUNCTUATION &&
		    (c == '*' || c == '=' || is_passed_over(phrase, token)))
			continue;
		if (++n_words > DIA_MAX_PHRASE_TOKENS)
			return FALSE;
		node = add_token(phrases, vocabulary, node, phrase, token);
	}
	if (n_words == 0)
		return FALSE;
	add_payload(phrases, node, payload);
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

static void walk_from(Walk *walk, guint32 node, guint32 at);

/* Goes on behind each inner phrase that stands here; inner sets have none of their own. */
static void
walk_inner(Walk *walk, guint32 node, guint32 at)
{
	DiaPhraseMatch matches[DIA_MAX_PHRASE_MATCHES];
	guint n = dia_phrases_match_all(walk->phrases->inner, walk->vocabulary, walk->text,
					walk->tokens, at, walk->end, matches);
	guint32 payload;

	for (guint i = 0; i < n; i++) {
		for (guint nth = 0; dia_phrases_payload(walk->phrases->inner, &matches[i], nth,
							&payload);
		     nth++) {
			guint32 next = find_edge(walk->phrases, node, payload, EDGE_INNER);

			if (next != 0)
				walk_from(walk, next, at + matches[i].n_tokens);
		}
	}
}

static gboolean
is_exact(const Walk *walk, guint32 node, const DiaToken *token)
{
	const char *exact = walk->phrases->exacts + walk->phrases->nodes[node].exact;

	return strncmp(exact, walk->text + token->start, token->length) == 0 &&
	       exact[token->length] == '\0';
}

/* The node behind an edge of a kind, or 0 where there is none. */
static inline guint32
step(const Walk *walk, guint32 node, guint32 word, EdgeKind kind)
{
	const Node *here = &walk->phrases->nodes[node];

	if (!(here->edges & (1u << kind)) || !(here->words & make_filter(word)))
		return 0;
	return find_edge(walk->phrases, node, word, kind);
}

/* May anything come of a node? Of most neither a phrase ends there nor can the next token go on. */
static inline gboolean
leads_on(const Walk *walk, guint32 node, guint32 at)
{
	const Node *here = &walk->phrases->nodes[node];
	const DiaToken *token = &walk->tokens[at];
	guint64 words;

	if (here->payloads != 0)
		return TRUE;
	if (at >= walk->end)
		return FALSE;
	if (token->kind == DIA_TOKEN_PUNCTUATION || (here->edges & (1u << EDGE_INNER)))
		return TRUE;
	words = make_filter(token->word);
	if (here->edges & (1u << EDGE_STEM))
		words |= make_filter(token->stem);
	return (here->words & words) != 0;
}

/* Depth is bounded by DIA_MAX_PHRASE_TOKENS, branching by the three kinds of edge. */
static void
walk_from(Walk *walk, guint32 node, guint32 at)
{
	const Node *here = &walk->phrases->nodes[node];
	const DiaToken *token;
	guint32 next;

	if (here->payloads != 0)
		add_match(walk, at - walk->at, here->payloads);
	if (here->edges == 0)
		return;
	for (guint skipped = 0; node != 0 && at < walk->end && skipped < MAX_PASSED_OVER &&
				is_passed_over(walk->text, &walk->tokens[at]);
	     skipped++)
		at++;
	if (at >= walk->end)
		return;
	token = &walk->tokens[at];
	next = step(walk, node, token->word, EDGE_WORD);
	if (next != 0 && leads_on(walk, next, at + 1))
		walk_from(walk, next, at + 1);
	if ((here->edges & (1u << EDGE_STEM)) && token->kind != DIA_TOKEN_PUNCTUATION) {
		next = step(walk, node, token->stem, EDGE_STEM);
		if (next != 0 && leads_on(walk, next, at + 1))
			walk_from(walk, next, at + 1);
	}
	next = step(walk, node, token->word, EDGE_EXACT);
	if (next != 0 && is_exact(walk, next, token))
		walk_from(walk, next, at + 1);
	if (here->edges & (1u << EDGE_INNER))
		walk_inner(walk, node, at);
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

	walk_from(&walk, 0, at);
	return walk.n_matches;
}

gboolean
dia_phrases_match(const DiaPhrases *phrases, const DiaVocabulary *vocabulary, const char *text,
		  const DiaToken *tokens, guint32 at, guint32 end, DiaPhraseMatch *match)
{
	DiaPhraseMatch found;

	if (at >= end || !(tokens[at].starts & phrases->head.starts) ||
	    find_matches(phrases, vocabulary, text, tokens, at, end, &found, 1) == 0)
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
