#include "lexicon/matters.h"

#include <string.h>

#include "base/data.h"
#include "base/pool.h"

struct _DiaMatters {
	GArray *matters; /* of DiaMatter */
	const DiaMatterTerm *terms; /* very many: of an image they are read where they are */
	const char *texts;	    /* of terms, each with its NUL */
	GArray *built_terms;	    /* what these two point into while there is no image; else NULL */
	GString *built_texts;
	DiaPhrases *names;
	DiaPhrases *subjects;
	DiaPhrases *contexts;
	DiaPhrases *statuses;
	DiaPool pool;
};

/* Besides these, the name of a status is a key: its phrases say what has become of the matter. */
static const char *const keys[] = { "kind",    "topic",	  "context",  "done",	     "partial",
				    "planned", "refused", "not-done", "in-progress", "reversed",
				    "law",     "offence", "broad",    "removal",     "subject",
				    "sign",    NULL };

/* What "law:" and "offence:" make of a subject: '%s' stands for it. */
static const char *const law_patterns[] = {
	"law on %s",
	"laws on %s",
	"act on %s",
	"bill on %s",
	"bill against %s",
	"bill to combat %s",
	"legislation on %s",
	"code on %s",
	"law on combating %s",
	"act on combating %s",
	"legislation on combating %s",
	"law against %s",
	"laws against %s",
	"act against %s",
	"legislation against %s",
	"law to combat %s",
	"legislation to combat %s",
	"law on the prevention of %s",
	"act on the prevention of %s",
	"law on preventing %s",
	"law on protection against %s",
	"law on protection from %s",
	"legislation to protect %s",
	"legislative framework on %s",
	"legal framework on %s",
	"legal framework for %s",
	"%s law",
	"%s laws",
	"%s act",
	"%s bill",
	"%s legislation",
	"%s code",
	"draft law on %s",
	"draft legislation on %s",
	"draft act on %s",
	"legislation concerning %s",
	"law concerning %s",
	"law regulating %s",
	"laws regulating %s",
	"legislation governing %s",
	"laws governing %s",
	"legislation regarding %s",
	NULL,
};
static const char *const offence_patterns[] = {
	"criminalize %s",
	"criminalizes %s",
	"criminalized %s",
	"criminalizing %s",
	"criminalise %s",
	"criminalises %s",
	"criminalised %s",
	"criminalising %s",
	"criminalization of %s",
	"criminalisation of %s",
	"crime of %s",
	"offence of %s",
	"criminal liability for %s",
	"penalties for %s",
	"%s as a crime",
	"%s as a criminal offence",
	"%s as an offence",
	"%s a crime",
	"%s a criminal offence",
	"%s as a specific crime",
	"%s as a separate offence",
	"%s as a separate crime",
	"%s as a distinct offence",
	"%s as a distinct crime",
	"%s as a specific offence",
	"%s a specific offence",
	"%s a specific crime",
	"%s a separate offence",
	"%s a separate crime",
	"%s a distinct offence",
	"%s a distinct crime",
	"%s an offence",
	"%s is an offence",
	"%s is a crime",
	"%s is a criminal offence",
	"%s is a punishable",
	"%s is a separate",
	"%s is a distinct",
	"%s is not",
	"%s is still not",
	"%s is punished",
	"%s is punishable",
	"%s is prohibited",
	"%s is outlawed",
	"%s is banned",
	"%s was a crime",
	"%s was an offence",
	"%s was made",
	"%s was outlawed",
	"%s was still not",
	"%s was not",
	"%s had been made",
	"%s has been made",
	"%s has been a crime",
	"%s has been an offence",
	"%s has been punishable",
	"%s has been outlawed",
	"%s became a crime",
	"%s became an offence",
	"%s became a criminal",
	"definition of %s",
	"define %s",
	"outlaw %s",
	"outlaws %s",
	"outlawed %s",
	"outlawing %s",
	"penalize %s",
	"penalizes %s",
	"penalizing %s",
	"penalise %s",
	"penalties against %s",
	"punish %s",
	"punishes %s",
	"punishment of %s",
	"punishment for %s",
	"prohibit %s",
	"prohibits %s",
	"prohibited %s",
	"prohibiting %s",
	"prohibition of %s",
	"ban on %s",
	"bans %s",
	NULL,
};
/* What tells that a deed is an offence still, or no more, or shall stay one. */
static const char still_there[] =
	"is an offence, is a crime, is a criminal offence, is a misdemeanour, is a felony, "
	"is still an offence, is still a crime, still a criminal offence, remains an offence, "
	"remains a crime, remains a criminal offence, remained a criminal offence, remain an "
	"offence, "
	"thus remain an offence, remain criminal offences, are criminal offences, are an offence, "
	"are offences, is punishable, are punishable, remains punishable, is still punishable, "
	"still punishable, punishable by imprisonment, is criminalized, are criminalized, "
	"remains criminalized, remain criminalized, remained criminalized, still criminalized, "
	"still criminalizes, criminalizes, criminalize, is illegal, are illegal, remains illegal, "
	"shall be punished, shall be liable, must be punished, is liable to, are liable to, "
	"carries a penalty, carries a fine, carry a penalty, is still in force, remains in force, "
	"remain in force, is retained, are retained, continue to be used, continues to be used";
static const char taken_out[] =
	"is not an offence, is not a crime, is not a criminal offence, not a criminal offence, "
	"had not been an offence, has not been an offence, not been a criminal offence, "
	"has not been a crime, no longer an offence, no longer a crime, no longer a criminal "
	"offence, "
	"is not punishable, are not punishable, not been punishable, no longer punishable, "
	"is not criminalized, are not criminalized, was declared unconstitutional, "
	"were declared unconstitutional, declared unconstitutional, unconstitutional, "
	"was unconstitutional, was struck down, were struck down, struck down, was annulled, "
	"were annulled, was repealed, were repealed, has been repealed, have been repealed, "
	"repealed, "
	"was abolished, were abolished, has been abolished, have been abolished, abolished, "
	"was decriminalized, has been decriminalized, decriminalized, decriminalised, "
	"no longer applied, is no longer applied, is a matter of civil law, matter of civil law, "
	"removed from the "
	"criminal "
	"code, removed from the penal code";

static const char put_back[] =
	"made a crime again, made an offence again, made a criminal offence again, again a crime, "
	"again an offence, once again a crime, once again an offence, recriminalized, "
	"re-criminalized, reintroduced, was reintroduced, has been reintroduced";

static const char kept[] =
	"upheld, was upheld, were upheld, there is no plan to repeal, no plan to repeal, "
	"no plans to repeal, no plan to revise, no plan to amend, no plan to abolish, no intention of repealing, "
	"no intention to repeal, no intention of proposing, no intention of abolishing, "
	"no intention of decriminalizing, "
	"not in a position to repeal, will not be repealed, would not be repealed, does not intend to repeal, "
	"not under review, is necessary, are necessary, remains necessary, "
	"necessary for";

static const char *const no_extent[] = { "", NULL };
static const char *const extents[] = { "", "all forms of ", "all acts of ", "acts of ", NULL };

void
dia_matters_free(DiaMatters *matters)
{
	if (matters == NULL)
		return;
	g_array_unref(matters->matters);
	g_clear_pointer(&matters->built_terms, g_array_unref);
	if (matters->built_texts != NULL)
		g_string_free(matters->built_texts, TRUE);
	dia_phrases_free(matters->names);
	dia_phrases_free(matters->subjects);
	dia_phrases_free(matters->contexts);
	dia_phrases_free(matters->statuses);
	dia_pool_clear(&matters->pool);
	g_free(matters);
}

void
dia_matters_transfer(DiaMatters **matters, DiaImage *image)
{
	static const gsize strings[] = { offsetof(DiaMatter, id), offsetof(DiaMatter, title),
					 offsetof(DiaMatter, topic), DIA_IMAGE_END };
	guint32 n_terms = dia_image_is_read(image) ? 0 : (*matters)->built_terms->len;
	guint32 n_texts = dia_image_is_read(image) ? 0 : (guint32)(*matters)->built_texts->len;

	dia_image_part(image, matters, sizeof **matters);
	dia_image_records(image, &(*matters)->matters, sizeof(DiaMatter), strings);
	dia_image_number(image, &n_terms);
	dia_image_number(image, &n_texts);
	dia_image_bytes(image, &(*matters)->terms, n_terms * sizeof(DiaMatterTerm));
	dia_image_bytes(image, &(*matters)->texts, n_texts);
	dia_phrases_transfer(&(*matters)->names, image);
	dia_phrases_transfer(&(*matters)->subjects, image);
	dia_phrases_transfer(&(*matters)->contexts, image);
	dia_phrases_transfer(&(*matters)->statuses, image);
}

typedef struct {
	DiaMatters *matters;
	DiaVocabulary *vocabulary;
} Builder;

static void
add_term(const Builder *builder, DiaPhrases *phrases, const char *text, double weight, DiaStatus status)
{
	DiaMatters *matters = builder->matters;
	DiaMatterTerm term = { .matter = matters->matters->len - 1,
			       .status = status,
			       .weight = weight,
			       .text = matters->built_texts->len };

	g_string_append_len(matters->built_texts, text, (gssize)strlen(text) + 1);
	g_array_append_val(matters->built_terms, term);
	dia_phrases_add(phrases, builder->vocabulary, text, matters->built_terms->len - 1);
}

static void
add_list(const Builder *builder, DiaPhrases *phrases, const char *list, DiaStatus status)
{
	g_auto(GStrv) texts = g_strsplit(list, ",", -1);

	for (char **text = texts; *text != NULL; text++)
		if (*g_strstrip(*text) != '\0')
			add_term(builder, phrases, *text, 0.0, status);
}

static void
add_removal(const Builder *builder, DiaMatter *matter)
{
	DiaPhrases *statuses = builder->matters->statuses;

	matter->is_removal = TRUE;
	add_list(builder, statuses, still_there, DIA_STATUS_NOT_DONE);
	add_list(builder, statuses, taken_out, DIA_STATUS_DONE);
	add_list(builder, statuses, put_back, DIA_STATUS_REVERSED);
	add_list(builder, statuses, kept, DIA_STATUS_REFUSED);
}

/* Names made of a subject by patterns: "law on %s" of "domestic violence". */
static void
add_patterns(const Builder *builder, const char *list, const char *const *patterns,
	     const char *const *prefixes)
{
	g_autoptr(GString) name = g_string_new(NULL);
	g_auto(GStrv) subjects = g_strsplit(list, ",", -1);

	for (char **subject = subjects; *subject != NULL; subject++) {
		g_strstrip(*subject);
		for (const char *const *prefix = prefixes; *prefix != NULL; prefix++) {
			g_autofree char *whole = g_strconcat(*prefix, *subject, NULL);

			for (const char *const *pattern = patterns; *pattern != NULL; pattern++) {
				const char *gap = strstr(*pattern, "%s");

				g_string_truncate(name, 0);
				g_string_append_len(name, *pattern, gap - *pattern);
				g_string_append(name, whole);
				g_string_append(name, gap + strlen("%s"));
				add_term(builder, builder->matters->names, name->str, 1.0, DIA_STATUS_STATES);
			}
		}
	}
}

static gboolean
take_key(const Builder *builder, const DiaDataLine *line, GError **error)
{
	DiaMatters *matters = builder->matters;
	DiaMatter *matter = &g_array_index(matters->matters, DiaMatter, matters->matters->len - 1);
	DiaStatus status;

	if (g_str_equal(line->name, "kind"))
		return dia_commitment_kind_parse(line->text, &matter->kind) ||
		       dia_data_fail(line, error, "unknown kind \"%s\"", line->text);
	if (g_str_equal(line->name, "broad"))
		matter->is_broad = g_str_equal(line->text, "yes");
	else if (g_str_equal(line->name, "topic"))
		matter->topic = dia_pool_string(&matters->pool, line->text);
	else if (g_str_equal(line->name, "context"))
		add_list(builder, matters->contexts, line->text, DIA_STATUS_STATES);
	else if (g_str_equal(line->name, "law"))
		add_patterns(builder, line->text, law_patterns, no_extent);
	else if (g_str_equal(line->name, "offence"))
		add_patterns(builder, line->text, offence_patterns, extents);
	else if (g_str_equal(line->name, "subject"))
		add_list(builder, matters->subjects, line->text, DIA_STATUS_STATES);
	else if (g_str_equal(line->name, "sign"))
		add_list(builder, matters->statuses, line->text, DIA_STATUS_STATES);
	else if (g_str_equal(line->name, "removal"))
		add_removal(builder, matter);
	else if (dia_status_parse(line->name, &status))
		add_list(builder, matters->statuses, line->text, status);
	return TRUE;
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	const Builder *builder = data;
	DiaMatters *matters = builder->matters;

	if (line->kind == DIA_DATA_SECTION) {
		DiaMatter fresh = { .id = dia_pool_string(&matters->pool, line->name),
				    .title = dia_pool_string(&matters->pool, line->text),
				    .kind = DIA_COMMITMENT_POLICY };

		g_array_append_val(matters->matters, fresh);
		return TRUE;
	}
	if (matters->matters->len == 0)
		return dia_data_fail(line, error, "a section [matter] Title must come first");
	if (line->kind == DIA_DATA_KEY)
		return take_key(builder, line, error);
	add_term(builder, matters->names, line->text, line->weight, DIA_STATUS_STATES);
	return TRUE;
}

DiaMatters *
dia_matters_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaMatters *matters = g_new0(DiaMatters, 1);
	Builder builder = { .matters = matters, .vocabulary = vocabulary };

	matters->matters = g_array_new(FALSE, TRUE, sizeof(DiaMatter));
	matters->built_terms = g_array_new(FALSE, TRUE, sizeof(DiaMatterTerm));
	matters->built_texts = g_string_new(NULL);
	matters->names = dia_phrases_new();
	matters->subjects = dia_phrases_new();
	matters->contexts = dia_phrases_new();
	matters->statuses = dia_phrases_new();
	dia_pool_init(&matters->pool);
	if (!dia_data_read_builtin("matters.txt", keys, take_line, &builder, error)) {
		dia_matters_free(matters);
		return NULL;
	}
	matters->terms = (const DiaMatterTerm *)(const void *)matters->built_terms->data;
	matters->texts = matters->built_texts->str;
	return matters;
}

guint
dia_matters_length(const DiaMatters *matters)
{
	return matters->matters->len;
}

const DiaMatter *
dia_matters_get(const DiaMatters *matters, guint index)
{
	return &g_array_index(matters->matters, DiaMatter, index);
}

gint
dia_matters_find(const DiaMatters *matters, const char *id)
{
	for (guint i = 0; i < matters->matters->len; i++) {
		const char *own = g_array_index(matters->matters, DiaMatter, i).id;

		if (own[0] == id[0] && strcmp(own, id) == 0)
			return (gint)i;
	}
	return -1;
}

const DiaMatterTerm *
dia_matters_term(const DiaMatters *matters, guint32 term)
{
	return &matters->terms[term];
}

const char *
dia_matters_text(const DiaMatters *matters, const DiaMatterTerm *term)
{
	return matters->texts + term->text;
}

const DiaPhrases *
dia_matters_names(const DiaMatters *matters)
{
	return matters->names;
}

const DiaPhrases *
dia_matters_subjects(const DiaMatters *matters)
{
	return matters->subjects;
}

const DiaPhrases *
dia_matters_contexts(const DiaMatters *matters)
{
	return matters->contexts;
}

const DiaPhrases *
dia_matters_statuses(const DiaMatters *matters)
{
	return matters->statuses;
}
