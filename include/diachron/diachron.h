/*
 * diachron: what changed between human rights reports. Includes the whole public interface.
 */
#pragma once

#include <diachron/changes.h>
#include <diachron/difference.h>
#include <diachron/document.h>
#include <diachron/error.h>
#include <diachron/findings.h>
#include <diachron/lexicon.h>
#include <diachron/marks.h>
#include <diachron/pipeline.h>
#include <diachron/types.h>
