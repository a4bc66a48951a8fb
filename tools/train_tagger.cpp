// SPDX-License-Identifier: GPL-3.0-or-later
// train_tagger OUT PASSES FILE.conllu… : trains the tagger's weights (averaged perceptron) and writes them as bytes.
//
// Words whose gold class the lexicon does not allow, and words with UPOS "_", teach nothing but are context.
// The features are those of src/language/tagger.cpp; the lexicon is the compiled one beside the program.
#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <random>
#include <unordered_map>

#include "base/default_knowledge.h"
#include "conllu.h"
#include "language/language.h"
#include "language/tag_words.h"
#include "language/tokens.h"

namespace recoupe {
namespace {

constexpr unsigned kTableBits = 21;
constexpr int kRuns = 16;        // differently shuffled; their weights are added up, which evens out their whims
constexpr unsigned kRare = 1;   // forms met so rarely are trained as unseen ones, so that their classes are learnt

struct Example {
  std::vector<TagInput> inputs;
  std::vector<WordClass> gold;       ///< kOther with known = false: not taught
  std::vector<bool> known;
};

Example example_of(const conllu::Sentence& sentence, const LanguagePack& pack) {
  Example out;
  auto tokens = split_tokens(sentence.text, {0, static_cast<std::uint32_t>(sentence.text.size())}, &pack.segmentation);
  if (!tokens.empty()) {
    tokens[0].flags = static_cast<std::uint16_t>(tokens[0].flags | kSentenceStart);
  }
  std::size_t w = 0;
  for (const Token& token : tokens) {
    while (w < sentence.words.size() && (sentence.words[w].span.begin < token.span.begin || !sentence.words[w].first)) {
      ++w;
    }
    const TagInput input = look_up(sentence.text, token, pack).input;
    std::optional<WordClass> gold;
    if (w < sentence.words.size() && sentence.words[w].span == token.span) {
      gold = conllu::class_of(sentence.words[w]);
    }
    const bool allowed = gold && (input.classes & only(*gold)) != 0;
    out.inputs.push_back(input);
    out.known.push_back(allowed);
    out.gold.push_back(allowed ? *gold : WordClass::kOther);
  }
  return out;
}

/// Averaged perceptron over hashed features.
class Trainer {
 public:
  explicit Trainer(const TagRules& rules) : rules_(rules), weights_(std::size_t{1} << kTableBits), sums_(weights_.size()), times_(weights_.size()) {}

  void learn(const Example& e) {
    std::vector<WordClass> chosen(e.inputs.size(), WordClass::kOther);
    for (std::size_t i = 0; i < e.inputs.size(); ++i) {
      const ClassSet classes = rules_.prune(e.inputs, i, chosen);
      if (is_single(classes)) {
        chosen[i] = static_cast<WordClass>(std::countr_zero(classes));
        continue;
      }
      ++now_;
      const TagFeatures features = tag_features(e.inputs, i, chosen);
      const unsigned best = best_of(features, classes);
      chosen[i] = static_cast<WordClass>(best);
      if (!e.known[i]) {
        continue;
      }
      ++seen;
      if (const auto gold = static_cast<unsigned>(e.gold[i]); gold != best && (classes & only(e.gold[i])) != 0) {
        ++wrong;
        for (const auto f : features) {
          change(f + gold, 1.0F);
          change(f + best, -1.0F);
        }
      }
    }
  }

  /// Adds the averaged weights to `total`.
  void add_to(std::vector<float>& total) {
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      touch(i);
      total[i] += static_cast<float>(sums_[i] / static_cast<double>(now_));
    }
  }

  std::size_t seen = 0, wrong = 0;

 private:
  unsigned best_of(const TagFeatures& features, ClassSet classes) const {
    unsigned best = 0;
    float best_score = -1e30F;
    for (ClassSet left = classes; left != 0; left &= left - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(left));
      float score = 0;
      for (const auto f : features) {
        score += weights_[slot(f + n)];
      }
      if (score > best_score) {
        best_score = score;
        best = n;
      }
    }
    return best;
  }
  static std::size_t slot(std::uint64_t feature) { return feature & ((std::size_t{1} << kTableBits) - 1); }
  void touch(std::size_t i) {
    sums_[i] += static_cast<double>(now_ - times_[i]) * static_cast<double>(weights_[i]);
    times_[i] = now_;
  }
  void change(std::uint64_t feature, float by) {
    touch(slot(feature));
    weights_[slot(feature)] += by;
  }
  const TagRules& rules_;
  std::vector<float> weights_;
  std::vector<double> sums_;
  std::vector<std::uint64_t> times_;
  std::uint64_t now_ = 0;
};

/// Scaled so that all but the largest fit a byte.
std::vector<std::int8_t> as_bytes(const std::vector<float>& weights) {
  std::vector<float> sizes;
  for (const float a : weights) {
    if (a != 0.0F) {
      sizes.push_back(std::abs(a));
    }
  }
  std::sort(sizes.begin(), sizes.end());
  const float top = sizes.empty() ? 1.0F : sizes[static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * 0.9995)];
  std::vector<std::int8_t> out;
  for (const float a : weights) {
    out.push_back(static_cast<std::int8_t>(std::clamp(std::lround(a / top * 127.0F), -127L, 127L)));
  }
  return out;
}

void train(const std::string& out_path, int passes, const std::vector<std::string>& files) {
  const auto lexicon = load_lexicon(default_knowledge_folder() / "languages/fr/fr.lexicon");
  if (!lexicon) {
    throw std::runtime_error(lexicon.error().where + ": " + lexicon.error().what);
  }
  const auto segmentation = load_segmentation(KnowledgeFiles({default_knowledge_folder()}), "fr");
  if (!segmentation) {
    throw std::runtime_error(segmentation.error().where + ": " + segmentation.error().what);
  }
  const auto rules = load_tag_rules(KnowledgeFiles({default_knowledge_folder()}), "fr");
  if (!rules) {
    throw std::runtime_error(rules.error().where + ": " + rules.error().what);
  }
  const auto guesses = load_guesses(KnowledgeFiles({default_knowledge_folder()}), "fr");
  if (!guesses) {
    throw std::runtime_error(guesses.error().where + ": " + guesses.error().what);
  }
  const LanguagePack pack{"fr", *segmentation, *lexicon, *guesses, *rules, Tagger(std::vector<std::int8_t>(32)), {}};
  std::vector<Example> examples;
  std::size_t words = 0, known = 0;
  for (const auto& file : files) {
    for (const auto& sentence : conllu::read(file)) {
      examples.push_back(example_of(sentence, pack));
      words += examples.back().known.size();
      known += static_cast<std::size_t>(std::count(examples.back().known.begin(), examples.back().known.end(), true));
    }
  }
  fmt::print("{} sentences, {} tokens, {} teach\n", examples.size(), words, known);
  std::unordered_map<WordKey, unsigned> counts;
  for (const Example& e : examples) {
    for (const TagInput& input : e.inputs) {
      ++counts[input.form];
    }
  }
  std::vector<float> total(std::size_t{1} << kTableBits);
  std::mt19937_64 random(20160818);
  for (int run = 0; run < kRuns; ++run) {
    Trainer trainer(pack.tag_rules);
    for (int pass = 0; pass < passes; ++pass) {
      trainer.seen = trainer.wrong = 0;
      std::shuffle(examples.begin(), examples.end(), random);
      for (Example e : examples) {
        for (TagInput& input : e.inputs) {
          input.form = counts[input.form] <= kRare ? random() : input.form;
        }
        trainer.learn(e);
      }
    }
    fmt::print("run {}: {} of {} wrong in the last pass\n", run + 1, trainer.wrong, trainer.seen);
    trainer.add_to(total);
  }
  const auto bytes = as_bytes(total);
  std::ofstream(out_path, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  fmt::print("{} of {} weights are not 0\n", std::count_if(bytes.begin(), bytes.end(), [](auto b) { return b != 0; }), bytes.size());
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: train_tagger OUT PASSES FILE.conllu...\n");
    return 2;
  }
  try {
    recoupe::train(argv[1], std::stoi(argv[2]), {argv + 3, argv + argc});
  } catch (const std::exception& problem) {
    fmt::print(stderr, "train_tagger: {}\n", problem.what());
    return 1;
  }
}
