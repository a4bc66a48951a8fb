// SPDX-License-Identifier: GPL-3.0-or-later
// Reads CoNLL-U: sentences with their text, and words with their place in it. For training and measuring only.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "language/tag_notation.h"
#include "language/word_class.h"
#include "text/span.h"

namespace recoupe::conllu {

struct Word {
  std::string form, lemma, upos, feats, deprel;
  unsigned id = 0, head = 0;
  Span span;              ///< in the sentence's text; words of one contraction share that of its surface
  bool contracted = false;///< part of a contraction
  bool first = true;      ///< first or only word of its surface token
};

struct Sentence {
  std::string text;
  bool new_paragraph = false;
  std::vector<Word> words;
};

/// Finds each surface form in the text; the words of a contraction get the span of the whole.
inline void place(Sentence& s, const std::vector<std::pair<unsigned, unsigned>>& ranges, const std::vector<std::string>& surfaces) {
  std::size_t at = 0, range = 0;
  for (std::size_t i = 0; i < s.words.size();) {
    const bool joined = range < ranges.size() && ranges[range].first == s.words[i].id;
    const std::string& form = joined ? surfaces[range] : s.words[i].form;
    const std::size_t begin = s.text.find(form, at);
    if (begin == std::string::npos) {
      throw std::runtime_error("cannot find \"" + form + "\" in: " + s.text);
    }
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + form.size())};
    const unsigned last = joined ? ranges[range].second : s.words[i].id;
    for (bool first = true; i < s.words.size() && s.words[i].id <= last; ++i, first = false) {
      s.words[i].span = span;
      s.words[i].contracted = joined;
      s.words[i].first = first;
    }
    range += joined ? 1 : 0;
    at = span.end;
  }
}

inline std::vector<Sentence> read(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    throw std::runtime_error(path + ": cannot be opened");
  }
  std::vector<Sentence> out;
  Sentence now;
  std::vector<std::pair<unsigned, unsigned>> ranges;
  std::vector<std::string> surfaces;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# text = ")) {
      now.text = line.substr(9);
    } else if (line.starts_with("# newpar") || line.starts_with("# newdoc")) {
      now.new_paragraph = true;
    } else if (line.empty() && !now.words.empty()) {
      place(now, ranges, surfaces);
      out.push_back(std::move(now));
      now = {};
      ranges.clear();
      surfaces.clear();
    } else if (!line.empty() && line[0] != '#') {
      std::vector<std::string> cells;
      std::istringstream cut(line);
      for (std::string cell; std::getline(cut, cell, '\t');) {
        cells.push_back(cell);
      }
      if (const auto dash = cells.at(0).find('-'); dash != std::string::npos) {
        ranges.emplace_back(std::stoul(cells[0]), std::stoul(cells[0].substr(dash + 1)));
        surfaces.push_back(cells[1]);
      } else if (cells[0].find('.') == std::string::npos) {
        const auto head = cells.at(6) == "_" ? 0UL : std::stoul(cells[6]);
        now.words.push_back({cells[1], cells[2], cells[3], cells[5], cells[7], static_cast<unsigned>(std::stoul(cells[0])), static_cast<unsigned>(head), {}, false, true});
      }
    }
  }
  return out;
}

/// The class that the gold tag means for the surface token.
inline std::optional<WordClass> class_of(const Word& w) {
  const auto noted = parse_tag(w.upos);
  if (!noted) {
    return std::nullopt;
  }
  Tag tag = noted->tag;
  const auto has = [&](std::string_view feature) { return w.feats.find(feature) != std::string::npos; };
  tag.form = has("VerbForm=Inf") ? VerbForm::kInfinitive : has("VerbForm=Part") ? (has("Tense=Pres") ? VerbForm::kPresentParticiple : VerbForm::kPastParticiple) : VerbForm::kFinite;
  tag.pronoun = has("PronType=Rel") ? PronounKind::kRelative : PronounKind::kUnmarked;
  return recoupe::class_of(tag, w.contracted);
}

}  // namespace recoupe::conllu
