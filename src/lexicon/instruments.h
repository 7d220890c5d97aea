/*
 * Treaties and protocols that reports follow, treaty bodies, and names that only look like theirs:
 * data/instruments/instruments.txt.
 */
#pragma once

#include "base/phrases.h"

typedef enum {
	DIA_INSTRUMENT_TREATY,	 /* followed as a commitment under its id */
	DIA_INSTRUMENT_BODY,	 /* a treaty body; `refers` is its treaty */
	DIA_INSTRUMENT_SEVERAL,	 /* names those of `refers` at once */
	DIA_INSTRUMENT_ELLIPSIS, /* "the Covenant": the one named last that has `elements` */
	DIA_INSTRUMENT_POLICY,	 /* a manual: to be applied, not ratified */
	DIA_INSTRUMENT_OTHER,	 /* declaration, document */
} DiaInstrumentKind;

/* What an ellipsis asks of the instrument named before. */
typedef enum {
	DIA_ELEMENT_NONE,
	DIA_ELEMENT_PROTOCOL,  /* its only protocol, or the first */
	DIA_ELEMENT_PROTOCOLS, /* all of them */
	DIA_ELEMENT_FIRST_PROTOCOL,
	DIA_ELEMENT_SECOND_PROTOCOL,
	DIA_ELEMENT_THIRD_PROTOCOL,
	DIA_ELEMENT_COVENANT,
	DIA_ELEMENT_CONVENTION,
	DIA_ELEMENT_STATUTE,
	DIA_ELEMENT_TREATY,
} DiaInstrumentElement;

typedef struct {
	const char *id;
	const char *title;
	DiaInstrumentKind kind;
	DiaInstrumentElement element; /* of an ellipsis */
	DiaInstrumentElement sort;    /* covenant, convention, ... by its title */
	guint adopted;		      /* year, or 0 */
	guint articles;		      /* the number of the last one, or 0 where it is not known */
	gint parent;		      /* index of the treaty that a protocol belongs to, or -1 */
	const char *const *topics;    /* NULL-terminated ids of topics */
	const guint32 *refers;	      /* indices */
	guint n_refers;
	const guint32 *protocols; /* indices of those that have it as parent, by year */
	guint n_protocols;
} DiaInstrument;

typedef struct _DiaInstruments DiaInstruments;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaInstruments *dia_instruments_new(DiaVocabulary *vocabulary, GError **error);
/*
 * As dia_instruments_new() for other data.
 * @param file for messages
 * @param data any bytes
 */
DiaInstruments *dia_instruments_parse(DiaVocabulary *vocabulary, const char *file, const char *data,
				      gsize length, GError **error);
void dia_instruments_free(DiaInstruments *instruments);
void dia_instruments_transfer(DiaInstruments **instruments, DiaImage *image); /* writes to, or reads from */

guint dia_instruments_length(const DiaInstruments *instruments);
const DiaInstrument *dia_instruments_get(const DiaInstruments *instruments, guint index);

/* @return the index of an instrument by its id, or -1 */
gint dia_instruments_find(const DiaInstruments *instruments, const char *id);

/* All names; a match's payload is an index. */
const DiaPhrases *dia_instruments_names(const DiaInstruments *instruments);
