// SPDX-License-Identifier: GPL-3.0-or-later
// Chronicle: dated facts of the world that date a text which speaks of them.
//
//   "Front Fateh al-Cham" is a name of 2016-07-28 … 2017-01-28: a text that uses it was not written before.
//
// Loaded from knowledge/world/chronicle; each fact says what it bounds (see FactKind).
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "language/phrases.h"
#include "times/times.h"

namespace recoupe {

/// What a fact says about a text that mentions it.
enum class FactKind : std::uint8_t {
  kEvent,   ///< happened on `date`: the text is not older; a weekday in the same sentence may name that day
  kAim,     ///< happened on `date`, but its name ("reprise de …") is used in the months before, too
  kVote,    ///< set for `date` beforehand (a vote, a summit): spoken of before and after, so only a time beside it tells
  kWar,     ///< began on `date`: counts its years ("sixième année")
  kName,    ///< a name in use from `date` to `end`
  kOffice,  ///< a title held from `date` to `end`
  kToll,    ///< a published count, given as news from `date` to `end`
  kEnd,
};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(FactKind::kEnd)> kFactKindNames = {"event", "aim", "vote", "war", "name", "office", "toll"};

struct Fact {
  Day date;
  std::optional<Day> end;
  FactKind kind = FactKind::kEvent;
  bool exact = false;                ///< `date` is a day, not a month or year
  std::uint32_t theatre = kNone;     ///< the fact counts only in a text that names this theatre somewhere
  std::string what;
};

/// One way to speak of a fact: phrases that must all stand in one sentence, each by its number.
struct Clue {
  std::uint32_t fact = 0;
  std::vector<std::uint32_t> phrases;
};

struct FeastDays { Day first, last; };

class Chronicle {
 public:
  std::vector<Fact> facts;
  std::vector<Clue> clues;
  std::map<std::pair<std::string, int>, FeastDays> feasts;

  /// Adds a way to speak of a fact; a phrase that begins with "~" is a lemma: "~capturer" is any form of that verb.
  void add_clue(std::uint32_t fact, const std::vector<std::string>& phrases);
  /// Makes the clues ready to be heard; call once, after the last.
  void finish();
  /// The theatre with these names ("Syrie|syrien|Alep"); facts with the same names share it.
  std::uint32_t theatre(const std::string& names);

  /// A fact that a sentence speaks of, and where.
  struct Mention {
    std::uint32_t fact = 0;
    std::uint32_t sentence = 0;
    TokenRange tokens;               ///< from the clue's first phrase to its last
  };
  /// What a text names of the chronicle.
  struct Heard {
    std::vector<Mention> mentions;           ///< in text order, one for each sentence that speaks of a fact
    std::vector<std::uint32_t> theatres;     ///< for each theatre, how often it is named
  };
  Heard heard_in(const AnalysedText& analysed) const;

 private:
  /// Where the phrases of the sentence at hand were last seen.
  struct Seen {
    std::vector<std::uint32_t> sentence;   ///< of each phrase: one more than the sentence that has it
    std::vector<TokenRange> range;
    std::vector<std::uint32_t> here;       ///< phrases of this sentence
  };
  void look_up(const AnalysedText& analysed, std::uint32_t s, Seen& seen, Heard& heard) const;
  void conclude(std::uint32_t s, const Seen& seen, Heard& heard) const;
  std::uint32_t phrase(const std::string& spelling);
  void index(const std::string& spelling, std::uint32_t value);

  static constexpr std::size_t kFilter = 1 << 16;
  static constexpr std::uint32_t kTheatre = 1U << 31;  ///< marks a theatre's phrase among the values
  Phrases forms_{Phrases::Kind::kFolded}, lemmas_{Phrases::Kind::kLemma};   ///< → number of the phrase, or kTheatre + theatre
  std::map<std::string, std::uint32_t> theatres_, numbers_;
  std::vector<std::vector<std::uint32_t>> clues_of_;   ///< of each phrase: the clues in which it is the rarest
  std::vector<bool> may_begin_ = std::vector<bool>(kFilter), may_be_ = std::vector<bool>(kFilter);
};

/// Reads every table of knowledge/world/chronicle. Fails with kBadKnowledge naming file and line.
Result<Chronicle> load_chronicle(const KnowledgeFiles& files, std::string_view language);

/// "2016-08-17" as a day; "2016-08" or "2016" as its first day, or with `last` its last.
std::optional<Day> read_day(std::string_view text, bool last);

}  // namespace recoupe
