// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/identify.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/keys.h"
#include "base/tsv.h"
#include "language/phrases.h"

namespace recoupe {

struct FunctionWords {
  std::unordered_set<WordKey> words;
};

namespace {

constexpr std::size_t kSample = 8192;         // bytes
constexpr std::size_t kWordSample = 2048;     // bytes; counting words costs more than CLD2 does
constexpr double kClearly = 0.25;             // running French has .30 to .45, English and Spanish under .08
constexpr double kRather = 0.12;              // enough where CLD2 is unsure
constexpr int kMainShare = 50;                // per cent of the text that CLD2 gives to one language
constexpr int kQuotingShare = 35;             // a text that quotes long passages of another language

/// The first `limit` bytes, cut before a character.
std::string_view head(std::string_view text, std::size_t limit) {
  std::size_t end = std::min(text.size(), limit);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end);
}

double share_of(const FunctionWords& language, std::string_view text) {
  std::size_t all = 0, known = 0;
  for (const std::string_view word : words_of(head(text, kWordSample))) {
    const bool letter = static_cast<unsigned char>(word.front()) >= 0x80U || (static_cast<unsigned char>(word.front()) | 0x20U) - 'a' < 26U;
    all += letter ? 1U : 0U;
    known += letter && language.words.contains(form_key(word)) ? 1U : 0U;
  }
  return all == 0 ? 0 : static_cast<double>(known) / static_cast<double>(all);
}

struct Guess {
  std::string code = "und";
  bool sure = false;
  int share_of_asked = 0;  ///< per cent of the text that is in the language asked for
};

Guess ask_cld2(std::string_view text, std::string_view asked) {
  std::string sample(head(text, kSample));
  // CLD2 refuses control characters.
  std::replace_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }, ' ');
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percent{};
  std::array<double, 3> score{};
  int bytes = 0, valid = 0;
  bool reliable = false;
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::ExtDetectLanguageSummaryCheckUTF8(sample.data(), static_cast<int>(sample.size()), true, &no_hints, 0, languages.data(), percent.data(),
                                          score.data(), nullptr, &bytes, &reliable, &valid);
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE || valid < static_cast<int>(sample.size())) {
    return {};
  }
  Guess guess{CLD2::LanguageCode(languages[0]), reliable && percent[0] >= kMainShare, 0};
  for (std::size_t i = 0; i < languages.size(); ++i) {
    guess.share_of_asked += asked == CLD2::LanguageCode(languages[i]) ? percent[i] : 0;
  }
  return guess;
}

}  // namespace

Result<std::shared_ptr<const FunctionWords>> load_function_words(const KnowledgeFiles& files, std::string_view language) {
  auto out = std::make_shared<FunctionWords>();
  for (const auto& path : files.all("languages/" + std::string(language) + "/identity", ".tsv")) {
    const auto table = read_table(path, {"word"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    for (const auto& row : table->rows) {
      out->words.insert(form_key(row[table->column("word")]));
    }
  }
  return out;
}

std::string identify(std::string_view text, const std::map<std::string, std::shared_ptr<const FunctionWords>, std::less<>>& known) {
  std::string best;
  double best_share = 0;
  for (const auto& [code, words] : known) {
    if (const double share = share_of(*words, text); share > best_share) {
      best = code;
      best_share = share;
    }
  }
  if (best_share >= kClearly) {
    return best;
  }
  const Guess guess = ask_cld2(text, best);
  if (best_share >= kRather && (!guess.sure || guess.share_of_asked >= kQuotingShare)) {
    return best;
  }
  return guess.sure || guess.code == best ? guess.code : "und";
}

}  // namespace recoupe
