#pragma once
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// The generic names are macros that paste the width onto them, which are not imported.
typedef pcre2_code_8 caudal_pattern;
typedef pcre2_match_data_8 caudal_match;
