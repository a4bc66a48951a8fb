// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/spelling.h"

#include <algorithm>

#include "base/keys.h"
#include "base/tsv.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongest = 40;  // of names that are compared

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

void replace_all(std::string& word, const std::string& from, const std::string& to) {
  for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + to.size())) {
    word.replace(at, from.size(), to);
  }
}

/// The words of a folded name; hyphens, apostrophes and blanks divide it.
std::vector<std::string> split_words(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') {
      words.back() += c;
    } else if (c == '\'') {
      continue;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) {
    words.pop_back();
  }
  return words;
}

std::uint16_t step(char a, char b) {
  if (a == b) {
    return 0;
  }
  return vowel(a) && vowel(b) ? 3 : 10;
}

}  // namespace

std::string Spelling::plain(std::string_view name) const {
  std::string out;
  const std::vector<std::string> words = split_words(fold(name.substr(0, 2 * kLongest)));
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = words[i];
    if (words.size() > 1 && dropped.contains(word)) {
      continue;
    }
    for (const auto& [from, to] : letters) {
      replace_all(word, from, to);
    }
    for (const auto& [from, to] : ends) {
      if (word.size() > from.size() + 2 && word.ends_with(from)) {
        word.replace(word.size() - from.size(), from.size(), to);
        break;
      }
    }
    out += word;
  }
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out.substr(0, kLongest);
}

std::string consonants(std::string_view plain) {
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (!vowel(plain[i]) && plain[i] != 'h') {
      out += plain[i];
    } else if (i == 0) {
      out += '*';
    }
  }
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out.size() < 2 ? std::string() : out;
}

std::uint16_t distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  const auto gap = [](char c) { return static_cast<std::uint16_t>(vowel(c) ? 5 : 10); };
  std::vector<std::uint16_t> row(b.size() + 1, 0);
  for (std::size_t j = 0; j < b.size(); ++j) {
    row[j + 1] = static_cast<std::uint16_t>(row[j] + gap(b[j]));
  }
  for (const char c : a) {
    std::uint16_t diagonal = row[0];
    row[0] = static_cast<std::uint16_t>(row[0] + gap(c));
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto best = static_cast<std::uint16_t>(std::min({diagonal + step(c, b[j]), row[j] + gap(b[j]), row[j + 1] + gap(c)}));
      diagonal = row[j + 1];
      row[j + 1] = best;
    }
  }
  return row[b.size()];
}

Result<Spelling> load_spelling(const KnowledgeFiles& files) {
  const auto path = files.one("world/transliteration.tsv");
  if (!path) {
    return tl::unexpected(path.error());
  }
  const auto table = read_table(*path, {"step", "from", "to"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  Spelling out;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const std::string& step_name = table->rows[row][table->column("step")];
    const std::string& from = table->rows[row][table->column("from")];
    const std::string& to = table->rows[row][table->column("to")];
    if (from.empty() || to.find(from) != std::string::npos) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "replaces nothing, or itself", table->where(row)});
    }
    if (step_name == "word") {
      out.dropped.insert(from);
    } else if (step_name == "letters") {
      out.letters.emplace_back(from, to);
    } else if (step_name == "end") {
      out.ends.emplace_back(from, to);
    } else {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "has the unknown step " + step_name, table->where(row)});
    }
  }
  return out;
}

}  // namespace recoupe
