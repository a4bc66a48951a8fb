// SPDX-License-Identifier: GPL-3.0-or-later
// measure_language [--show] [--floors F] FILE.conllu… : how well raw text becomes sentences, tokens, tags and lemmas.
//
// The text of a treebank is read as it would arrive: sentences joined by a space, by a line break where a paragraph
// begins or a sentence ends without a mark. Tags: merged UPOS (VERB = AUX, NOUN = PROPN, PUNCT left out) of the token that
// covers the first letter of a gold token; contractions count once, as ADP. Lemmas: the same tokens, case ignored.
// --floors F: a table file, measure, floor; fails when a measure is below its floor.
// Then: time to load the lexicon, speed by length of text, memory. Fails when loading takes 30 ms.
#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <map>

#include "base/default_knowledge.h"
#include "base/tsv.h"
#include "conllu.h"
#include "language/language.h"
#include "language/language_pack.h"

namespace recoupe {
namespace {

constexpr double kLoadBar = 30;  // ms

struct Counts {
  std::size_t gold = 0, found = 0, right = 0;
  double recall() const { return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold); }
  double precision() const { return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found); }
  double f1() const { return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found); }
};

struct Corpus {
  std::string text;
  std::vector<std::uint32_t> begins;  ///< of each sentence, in `text`
  std::vector<conllu::Sentence> sentences;
};

Corpus read_corpus(const std::string& path) {
  Corpus out;
  out.sentences = conllu::read(path);
  for (const auto& s : out.sentences) {
    const bool open = !out.text.empty() && std::string_view(".!?\"").find(out.text.back()) == std::string_view::npos && !out.text.ends_with("»");
    if (!out.text.empty()) {
      out.text += s.new_paragraph || open ? '\n' : ' ';
    }
    out.begins.push_back(static_cast<std::uint32_t>(out.text.size()));
    out.text += s.text;
  }
  return out;
}

/// One name for what counts as the same part of speech.
std::string_view merged(Pos pos) {
  static constexpr std::string_view kNames[] = {"NOUN", "NOUN", "VERB", "VERB", "ADJ", "ADV", "ADP", "DET", "PRON", "NUM", "CCONJ", "SCONJ", "INTJ", "PUNCT", "SYM", "X"};
  return kNames[static_cast<std::size_t>(pos)];
}
std::string_view merged(std::string_view upos) { return upos == "AUX" ? "VERB" : upos == "PROPN" ? "NOUN" : upos; }

/// Gold tokens and sentences against ours, by their spans.
class Scorer {
 public:
  Scorer(const Corpus& corpus, const AnalysedText& ours, bool show) : corpus_(corpus), ours_(ours), show_(show) {}

  std::map<std::string, double> score() {
    boundaries();
    for (std::size_t s = 0; s < corpus_.sentences.size(); ++s) {
      for (const auto& word : corpus_.sentences[s].words) {
        if (word.first) {
          score_word(word, corpus_.begins[s]);
        }
      }
    }
    for (const Token& token : ours_.tokens) {
      finite_.found += token.tag.is_verb() && token.tag.form == VerbForm::kFinite ? 1U : 0U;
    }
    if (show_) {
      print_confusions();
    }
    return {{"sentences", sentences_.f1()}, {"tokens", tokens_.f1()}, {"upos", tags_.recall()}, {"lemmas", lemmas_.recall()},
            {"finite_precision", finite_.precision()}, {"finite_recall", finite_.recall()}};
  }

 private:
  void boundaries() {
    std::vector<Span> gold, gold_sentences, found, found_sentences;
    for (std::size_t s = 0; s < corpus_.sentences.size(); ++s) {
      const std::uint32_t at = corpus_.begins[s];
      for (const auto& w : corpus_.sentences[s].words) {
        if (w.first) {
          gold.push_back({at + w.span.begin, at + w.span.end});
        }
      }
      gold_sentences.push_back({at + corpus_.sentences[s].words.front().span.begin, at + corpus_.sentences[s].words.back().span.end});
    }
    for (const Token& t : ours_.tokens) {
      found.push_back(t.span);
    }
    for (const Sentence& s : ours_.sentences) {
      found_sentences.push_back(s.span);
    }
    tokens_ = compare(gold, found, "token");
    sentences_ = compare(gold_sentences, found_sentences, "sentence");
  }

  Counts compare(const std::vector<Span>& gold, const std::vector<Span>& found, std::string_view what) const {
    std::vector<Span> both, missed;
    std::set_intersection(gold.begin(), gold.end(), found.begin(), found.end(), std::back_inserter(both));
    std::set_difference(gold.begin(), gold.end(), found.begin(), found.end(), std::back_inserter(missed));
    for (std::size_t i = 0; show_ && i < missed.size(); ++i) {
      fmt::print("missed {}: {}\n", what, missed[i].in(corpus_.text).substr(0, 160));
    }
    return {gold.size(), found.size(), both.size()};
  }

  void score_word(const conllu::Word& word, std::uint32_t base) {
    const auto after = std::upper_bound(ours_.tokens.begin(), ours_.tokens.end(), base + word.span.begin, [](std::uint32_t at, const Token& t) { return at < t.span.begin; });
    if (after == ours_.tokens.begin() || word.upos == "PUNCT" || word.upos == "_") {
      return;
    }
    const Token& token = *std::prev(after);
    const bool finite = word.feats.find("VerbForm=Fin") != std::string::npos;
    finite_.gold += finite ? 1U : 0U;
    finite_.right += finite && token.tag.is_verb() && token.tag.form == VerbForm::kFinite ? 1U : 0U;
    ++tags_.gold;
    const bool right = merged(word.upos) == merged(token.tag.pos);
    tags_.right += right ? 1U : 0U;
    if (!right) {
      ++confusions_[fmt::format("{} {} not {}", word.form, merged(word.upos), merged(token.tag.pos))];
      ++kinds_[fmt::format("{} not {}", merged(word.upos), merged(token.tag.pos))];
      if (show_) {
        const std::uint32_t from = token.span.begin > 50 ? token.span.begin - 50 : 0;
        fmt::print("tag {} not {}: {}[{}]{}\n", word.upos, merged(token.tag.pos), corpus_.text.substr(from, token.span.begin - from), word.form, corpus_.text.substr(token.span.end, 50));
      }
    }
    if (word.lemma != "_") {
      ++lemmas_.gold;
      const bool same = form_key(word.lemma) == token.lemma;
      lemmas_.right += same ? 1U : 0U;
      if (!same && right) {
        ++confusions_[fmt::format("{} lemma {}", word.form, word.lemma)];
      }
    }
  }

  void print_confusions() const {
    for (const auto* table : {&kinds_, &confusions_}) {
      std::vector<std::pair<std::size_t, std::string>> sorted;
      for (const auto& [text, n] : *table) {
        sorted.emplace_back(n, text);
      }
      std::sort(sorted.rbegin(), sorted.rend());
      for (std::size_t i = 0; i < std::min<std::size_t>(sorted.size(), 60); ++i) {
        fmt::print("{:5} {}\n", sorted[i].first, sorted[i].second);
      }
    }
  }

  const Corpus& corpus_;
  const AnalysedText& ours_;
  bool show_;
  Counts tokens_, sentences_, tags_, lemmas_, finite_;
  std::map<std::string, std::size_t> confusions_, kinds_;
};

/// Time on the processor: what else the machine does counts little.
template <class Work>
double seconds(const Work& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// The least of several loads: the file is then in the cache of the system, as it is for every run but the first.
bool print_load_time(const KnowledgeFiles& files) {
  const auto path = files.one("languages/fr/fr.lexicon").value();
  double best = 1;
  for (int run = 0; run < 5; ++run) {
    best = std::min(best, seconds([&] { load_lexicon(path).value(); }));
  }
  fmt::print("lexicon: loaded in {:.1f} ms (bar: {:.0f} ms), {:.1f} MB\n", 1000 * best, kLoadBar, static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  return 1000 * best < kLoadBar;
}

/// Speed for growing lengths, each with the same work in all: what is linear keeps its MB/s.
void print_speed(const std::string& sample, const LanguagePack& pack) {
  fmt::print("speed by length of text (MB/s):   to tags   to groups and clauses\n");
  for (const std::size_t size : {std::size_t{1000}, std::size_t{10000}, std::size_t{100000}, std::size_t{1000000}, std::size_t{10000000}}) {
    std::string text;
    while (text.size() < size) {
      text += sample.substr(0, size - text.size()) + "\n";
    }
    const std::size_t times = std::max<std::size_t>(1, 2000000 / size);
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    const auto repeat = [&](const auto& read) {
      for (std::size_t n = 0; n < times; ++n) {
        read(text, Span{}, all, pack);
      }
    };
    const double tagged = seconds([&] { repeat(read_words); }), whole = seconds([&] { repeat(analyse); });
    const double done = static_cast<double>(text.size() * times) / 1e6;
    fmt::print("  {:>9} bytes                {:>7.1f}   {:>7.1f}\n", size, done / tagged, done / whole);
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("peak memory: {} MB (10 MB of text with its analysis, and the treebanks)\n", usage.ru_maxrss / 1024);
}

/// True when every measure reaches its floor.
bool reaches(const std::string& file, const std::map<std::string, double>& scores, const Table& floors) {
  bool good = true;
  for (const auto& row : floors.rows) {
    const auto measure = scores.find(row[floors.column("measure")]);
    if (row[floors.column("file")] == file && measure != scores.end() && measure->second < std::stod(row[floors.column("floor")])) {
      fmt::print("BELOW ITS FLOOR of {}: {} {:.2f}\n", row[floors.column("floor")], measure->first, measure->second);
      good = false;
    }
  }
  return good;
}

int measure(std::vector<std::string> arguments) {
  bool show = false, good = true;
  Table floors;
  std::string sample;
  const KnowledgeFiles files({default_knowledge_folder()});
  const auto pack = load_language(files, "fr");
  if (!pack) {
    throw std::runtime_error(pack.error().where + ": " + pack.error().what);
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--show") {
      show = true;
    } else if (arguments[i] == "--floors" && i + 1 < arguments.size()) {
      floors = read_table(arguments[++i], {"file", "measure", "floor"}).value();
    } else {
      const Corpus corpus = read_corpus(arguments[i]);
      const AnalysedText ours = read_words(corpus.text, {}, {0, static_cast<std::uint32_t>(corpus.text.size())}, **pack);
      const auto scores = Scorer(corpus, ours, show).score();
      const std::string name = std::filesystem::path(arguments[i]).stem().string();
      fmt::print("{}:", name);
      for (const auto& [measure, value] : scores) {
        fmt::print(" {} {:.2f}", measure, value);
      }
      fmt::print("\n");
      good = reaches(name, scores, floors) && good;
      sample += corpus.text;
    }
  }
  good = print_load_time(files) && good;
  print_speed(sample, **pack);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: measure_language [--show] [--floors TABLE] FILE.conllu...\n");
    return 2;
  }
  try {
    return recoupe::measure({argv + 1, argv + argc});
  } catch (const std::exception& problem) {
    fmt::print(stderr, "measure_language: {}\n", problem.what());
    return 1;
  }
}
