/*
 * Every limit on hostile or huge input, in one place. Each is tested at the limit and beyond; what
 * goes beyond is an error that names the limit, or a worse answer, never a hang.
 */
#pragma once

#define DIA_MAX_SOURCE_BYTES (256u * 1024 * 1024) /* one report; offsets must fit into 32 bits */
#define DIA_MAX_WORD_BYTES 128			  /* of a token; a longer run is cut */
#define DIA_MAX_PHRASE_TOKENS 40		  /* of a phrase in a data file */
#define DIA_MAX_DATA_BYTES (16u * 1024 * 1024)	  /* a data file or manifest */
#define DIA_MAX_SECTION_DEPTH 8			  /* headings within headings */
#define DIA_MAX_DROPPED_LINES 50		  /* places listed for each kind of `dropped` */
#define DIA_MAX_RANGE 400			  /* "recommendations 1 to 400" expanded */
#define DIA_MAX_JOBS 256			  /* threads */
