// SPDX-License-Identifier: GPL-3.0-or-later
// Dates a dispatch: hears the witnesses of its text, then the header lines, then the caller.
//
// The text is the strongest. A page's header line is often the day of a web copy: it narrows the answer only where the
// text by itself comes about as near; else it is rejected with the reason. An agency's own dateline needs no such support.
#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "language/tokens.h"
#include "times/calendar.h"
#include "times/witnesses.h"

namespace recoupe {
namespace {

using std::chrono::days;

constexpr days kWidest{200};    // a wider interval says too little to be an answer
constexpr days kPageReach{62};  // a page's month may narrow what the text narrows to two

struct Verdict {
  DaySet days = DaySet::all();
  DaySet firm = DaySet::all();             ///< without the witnesses that only rest on habit
  bool names_weekday = false;              ///< rests on a day of the week
  std::size_t against_given = 0;           ///< firm witnesses that, each alone, exclude the caller's day
  std::vector<Published::Witness> evidence, rejected;
};

/// Hears the most trusted first; among lower bounds the latest, so that the tightest is the one reported.
Verdict weigh(std::vector<DayWitness> witnesses, std::optional<Day> given) {
  std::vector<std::size_t> order(witnesses.size());  // a witness is some kilobytes: sort where they are, not them
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&witnesses](std::size_t i, std::size_t j) {
    const DayWitness &a = witnesses[i], &b = witnesses[j];
    if (a.trust != b.trust) {
      return a.trust > b.trust;
    }
    return a.trust == Trust::kCertain && a.first > b.first;
  });
  Verdict verdict;
  for (const std::size_t at : order) {
    DayWitness& witness = witnesses[at];
    DaySet left = verdict.days;
    left.keep(witness.days);
    if (left.empty()) {
      witness.said.why += "; it leaves no day together with what is surer";
      verdict.rejected.push_back(std::move(witness.said));
      continue;
    }
    if (witness.trust != Trust::kHabit) {
      verdict.firm.keep(witness.days);
      verdict.against_given += given && !witness.days.has(*given) ? 1U : 0U;
    }
    if (left != verdict.days) {
      verdict.days = left;
      verdict.names_weekday = verdict.names_weekday || witness.weekday;
      verdict.evidence.push_back(std::move(witness.said));
    }
  }
  return verdict;
}

/// True when the set has ends of its own; a day of the week alone leaves it open.
bool bounded(const DaySet& set) { return !set.empty() && *set.first() > DaySet::kFirst + days{7} && *set.last() < DaySet::kLast - days{7}; }

/// The text overrules the caller where it dates itself and two of its firm witnesses, each alone, exclude the caller's day.
bool overrules(const Verdict& verdict) { return verdict.against_given >= 2 && bounded(verdict.firm); }

/// The analysis that the time rules need, of one header line.
AnalysedText analysis_of_line(std::string_view text, Span line) {
  AnalysedText out;
  out.tokens = split_tokens(text, line);
  const auto size = static_cast<std::uint32_t>(out.tokens.size());
  out.sentences.push_back({{0, size}, line, SentenceKind::kByline, 0});
  out.sentence_of.assign(size, 0);
  out.noun_of.assign(size, kNone);
  out.verb_of.assign(size, kNone);
  out.clause_of.assign(size, kNone);
  return out;
}

struct HeaderDate { Span span; std::string value; Day first, last; bool is_signed; };

/// The dates with a year that header lines hold.
std::vector<HeaderDate> header_dates(std::string_view text, const std::vector<Span>& header, const TimeRules& rules) {
  std::vector<HeaderDate> dates;
  for (const Span line : header) {
    const AnalysedText analysed = analysis_of_line(text, line);
    const auto found = find_times(text, analysed, rules);
    const bool is_signed = std::any_of(analysed.tokens.begin(), analysed.tokens.end(), [&rules](const Token& token) { return rules.words.is(token, rules.classes.agency); });
    for (const TimeMention& m : resolve_times(*found, {}, rules)) {
      const bool fine = m.precision <= TimePrecision::kDay || m.precision == TimePrecision::kMonth || m.precision == TimePrecision::kYear;
      if (m.interval && fine) {
        dates.push_back({m.span, m.timex, day_part(m.interval->earliest), day_part(m.interval->latest), is_signed});
      }
    }
  }
  return dates;
}

std::string span_in_words(const DaySet& set) {
  const bool below = *set.first() > DaySet::kFirst, above = *set.last() < DaySet::kLast;
  if (below && above) {
    return *set.first() == *set.last() ? "on " + timex_day(*set.first()) : fmt::format("between {} and {}", timex_day(*set.first()), timex_day(*set.last()));
  }
  return below ? "not before " + timex_day(*set.first()) : above ? "not after " + timex_day(*set.last()) : "on any day";
}

std::string reason_against(const Verdict& verdict) {
  std::string why = fmt::format("the text itself was written {}", span_in_words(verdict.days));
  if (!verdict.evidence.empty()) {
    why += ": " + verdict.evidence.front().why;
  }
  return why;
}

DaySet both(const DaySet& text, Day first, Day last) {
  DaySet common;
  common.add(first, last);
  common.keep(text);
  return common;
}

/// Days on which a text can stand under a header of `first` … `last`. One exact day outweighs what the text only makes
/// likely; else a web page may be up to two days younger than the text.
DaySet under_header(const Verdict& text, Day first, Day last) {
  DaySet exact = both(text.days, first, last);
  if (exact.empty() && first == last) {
    exact = both(text.firm, first, last);
  }
  return exact.empty() ? both(text.days, first - days{2}, last) : exact;
}

/// True where the text by itself supports a page's date: it comes about as near, or names the weekday of an exact one.
bool supports(const Verdict& text, const HeaderDate& header) {
  const bool exact = header.first == header.last;
  const bool near_by = bounded(text.days) && *text.days.last() - *text.days.first() <= (exact ? kWidest : kPageReach);
  return near_by || (exact && text.names_weekday && text.days.has(header.first));
}

/// Lets header dates narrow the verdict; answers whether one did.
bool hear_header(const std::vector<HeaderDate>& dates, Verdict& verdict) {
  bool used = false;
  for (const HeaderDate& header : dates) {
    const DaySet left = under_header(verdict, header.first, header.last);
    if (left.empty()) {
      verdict.rejected.push_back({header.span, header.value, reason_against(verdict)});
    } else if (!header.is_signed && !supports(verdict, header)) {
      verdict.rejected.push_back({header.span, header.value, "a page's date may be that of a copy, and the text by itself does not come near it"});
    } else if (left != verdict.days) {
      verdict.days = left;
      used = true;
      verdict.evidence.push_back({header.span, header.value, header.is_signed ? "the agency's own dateline" : "a header line says so, and the text by itself comes near it"});
    }
  }
  return used;
}

void answer(const DaySet& days_left, Published& out) {
  if (!bounded(days_left) || *days_left.last() - *days_left.first() > kWidest) {
    return;
  }
  out.earliest = days_left.first();
  out.latest = days_left.last();
  if (out.earliest == out.latest) {
    out.date = out.earliest;
  }
}

}  // namespace

Published date_dispatch(std::string_view text, const AnalysedText& analysed, const TimeExpressions& times, const std::vector<Span>& header,
                        std::optional<Day> given, const TimeRules& rules) {
  Verdict verdict = weigh(hear_witnesses(analysed, times, rules), given);
  Published out;
  if (given && !verdict.firm.has(*given)) {
    verdict.rejected.push_back({{}, timex_day(*given), "the date given with the text: " + reason_against(verdict)});
  }
  if (given && !overrules(verdict)) {
    out.date = out.earliest = out.latest = given;
    out.basis = Published::Basis::kGiven;
    out.rejected = std::move(verdict.rejected);
    return out;
  }
  const bool by_text = bounded(verdict.days);
  const bool by_header = hear_header(header_dates(text, header, rules), verdict);
  answer(verdict.days, out);
  out.evidence = std::move(verdict.evidence);
  out.rejected = std::move(verdict.rejected);
  if (out.earliest) {
    out.basis = by_header && !by_text ? Published::Basis::kHeader : Published::Basis::kText;
  }
  return out;
}

}  // namespace recoupe
