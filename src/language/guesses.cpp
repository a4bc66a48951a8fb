// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/guesses.h"

#include <algorithm>

#include "base/tsv.h"

namespace recoupe {
namespace {

constexpr ClassSet kPartClasses = only(WordClass::kNoun) | only(WordClass::kAdjective) | only(WordClass::kVerbFinite) | only(WordClass::kVerbInfinitive) |
                                  only(WordClass::kVerbPast) | only(WordClass::kVerbPresent) | only(WordClass::kNumeral) | only(WordClass::kProper);

Error bad(std::string what, std::string where) { return {ErrorCode::kBadKnowledge, std::move(what), std::move(where)}; }

Result<void> read_endings(const std::filesystem::path& path, Guesses& out) {
  const auto table = read_table(path, {"ending", "lemma", "analysis"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto& row = table->rows[i];
    const auto noted = parse_tag(row[table->column("analysis")]);
    if (!noted) {
      return tl::unexpected(bad("unknown analysis", table->where(i)));
    }
    const std::string& ending = row[table->column("ending")];
    out.endings[raw_key(ending)].push_back({row[table->column("lemma")], *noted});
    out.longest = std::max(out.longest, ending.size());
  }
  return {};
}

/// The known word that a compound ends in, or that a particle follows.
const Lexicon::Word* known_part(std::string_view word, const Guesses& guesses, const Lexicon& lexicon, std::string& before) {
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == word.size()) {
    return nullptr;
  }
  if (guesses.after.contains(raw_key(word.substr(hyphen)))) {
    return lexicon.find(raw_key(word.substr(0, hyphen)));
  }
  before = word.substr(0, hyphen + 1);
  return lexicon.find(raw_key(word.substr(hyphen + 1)));
}

}  // namespace

Result<Guesses> load_guesses(const KnowledgeFiles& files, std::string_view language) {
  Guesses out;
  const std::string folder = "languages/" + std::string(language) + "/guess/";
  const auto endings = files.one(folder + "endings.tsv"), parts = files.one(folder + "parts.tsv");
  if (!endings || !parts) {
    return tl::unexpected(!endings ? endings.error() : parts.error());
  }
  if (const auto read = read_endings(*endings, out); !read) {
    return tl::unexpected(read.error());
  }
  const auto table = read_table(*parts, {"kind", "parts"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows) {
    for (const std::string& part : split_list(row[table->column("parts")])) {
      out.after.insert(form_key(part));
    }
  }
  return out;
}

Guess guess(std::string_view word, const Guesses& guesses, const Lexicon& lexicon) {
  Guess out;
  if (const auto* part = known_part(word, guesses, lexicon, out.before); part != nullptr && (part->classes & kPartClasses) != 0) {
    out.part = part;
    out.classes = part->classes & kPartClasses;
    return out;
  }
  for (std::size_t size = std::min(word.size(), guesses.longest) + 1; size-- > 0;) {
    if (const auto found = guesses.endings.find(raw_key(word.substr(word.size() - size))); found != guesses.endings.end()) {
      out.endings = found->second;
      out.ending_size = size;
      for (const auto& ending : found->second) {
        out.classes |= only(class_of(ending.tag.tag, ending.tag.contracted));
      }
      return out;
    }
  }
  return out;
}

}  // namespace recoupe
