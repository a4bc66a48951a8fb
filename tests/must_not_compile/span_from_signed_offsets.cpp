// SPDX-License-Identifier: GPL-3.0-or-later
// A Span holds unsigned offsets; "not found" (-1) must not slip into one.
// error: narrowing
#include "text/span.h"

#ifdef RIGHT
recoupe::Span span(std::uint32_t begin, std::uint32_t end) { return {begin, end}; }
#else
recoupe::Span span(int begin, int end) { return {begin, end}; }
#endif
