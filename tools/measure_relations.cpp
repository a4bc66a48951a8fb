// SPDX-License-Identifier: GPL-3.0-or-later
// Measures subjects and objects of finite verbs against the dependencies of a treebank.
//
//   measure_relations gold  FILE.conllu…          groups and clauses on the treebank's own tokens and tags
//   measure_relations raw   FILE.conllu…          on the text alone: tokens, tags and groups are ours
//   … --show                                      prints every wrong pair with its sentence
//
// A pair is (verb, head of the argument), each named by the byte where its word begins. Gold pairs: nsubj, nsubj:pass
// and obj of a VERB that is finite or has a finite auxiliary, or shares one as a coordinated verb. Our pairs whose verb
// is a copula in the treebank, that only repeat the subject of a coordinated verb, or that have a special label there
// (causatives, light verbs: "avoir lieu"), count neither way.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/default_knowledge.h"
#include "base/keys.h"
#include "base/knowledge_files.h"
#include "conllu.h"
#include "language/groups.h"
#include "language/language.h"

namespace recoupe {
namespace {

using conllu::Word;

struct Tree {
  std::vector<Word> words;  ///< their spans are of the text of the file
  Span span;
};

struct Treebank {
  std::string text;  ///< all sentences, one a line, an empty line between two
  std::vector<Tree> trees;
};

bool has(const Word& w, std::string_view feature) { return w.feats.find(feature) != std::string::npos; }

Treebank read_treebank(const std::string& path) {
  Treebank bank;
  for (conllu::Sentence& sentence : conllu::read(path)) {
    const auto at = static_cast<std::uint32_t>(bank.text.size());
    for (Word& word : sentence.words) {
      word.span = {at + word.span.begin, at + word.span.end};
    }
    bank.text += sentence.text + "\n\n";
    bank.trees.push_back({std::move(sentence.words), {at, at + static_cast<std::uint32_t>(sentence.text.size())}});
  }
  return bank;
}

// ---- the treebank's own analysis as our tokens ----

Tag tag_of(const Word& w) {
  const auto noted = parse_tag(w.upos);
  Tag t = noted ? noted->tag : Tag{};
  if (has(w, "VerbForm=Fin")) t.form = VerbForm::kFinite;
  if (has(w, "VerbForm=Inf")) t.form = VerbForm::kInfinitive;
  if (has(w, "VerbForm=Part")) t.form = has(w, "Tense=Pres") ? VerbForm::kPresentParticiple : VerbForm::kPastParticiple;
  if (has(w, "Mood=Ind")) t.mood = Mood::kIndicative;
  if (has(w, "Mood=Cnd")) t.mood = Mood::kConditional;
  if (has(w, "Mood=Sub")) t.mood = Mood::kSubjunctive;
  if (has(w, "Mood=Imp")) t.mood = Mood::kImperative;
  if (has(w, "Tense=Pres")) t.tense = Tense::kPresent;
  if (has(w, "Tense=Imp")) t.tense = Tense::kImperfect;
  if (has(w, "Tense=Past")) t.tense = Tense::kPast;
  if (has(w, "Tense=Fut")) t.tense = Tense::kFuture;
  if (has(w, "Number=Sing")) t.number = Number::kSingular;
  if (has(w, "Number=Plur")) t.number = Number::kPlural;
  if (has(w, "PronType=Rel")) t.pronoun = PronounKind::kRelative;
  if (has(w, "Reflex=Yes")) t.pronoun = PronounKind::kReflexive;
  for (std::uint8_t p = 1; p <= 3; ++p) {
    if (has(w, fmt::format("Person={}", p))) t.person = p;
  }
  return t;
}

unsigned flags_of(const Word& w, bool first_word, const std::string& text) {
  unsigned flags = w.span.begin == 0 || text[w.span.begin - 1] == ' ' || text[w.span.begin - 1] == '\n' ? unsigned{kSpaceBefore} : 0U;
  flags |= first_word ? unsigned{kSentenceStart} : 0U;
  flags |= w.contracted ? unsigned{kContracted} : 0U;
  const std::string word = text.substr(w.span.begin, w.span.size());
  flags |= normalise(word.substr(0, 1)) != word.substr(0, 1) || (word.size() > 1 && normalise(word.substr(0, 2)) != word.substr(0, 2)) ? unsigned{kCapitalised} : 0U;
  flags |= word.find_first_not_of("0123456789., ") == std::string::npos && word.find_first_of("0123456789") != std::string::npos ? unsigned{kAllDigits} : 0U;
  return flags;
}

AnalysedText with_gold_tags(const Treebank& bank) {
  AnalysedText out;
  for (const Tree& tree : bank.trees) {
    const auto begin = static_cast<std::uint32_t>(out.tokens.size());
    for (std::size_t i = 0; i < tree.words.size(); ++i) {
      const Word& w = tree.words[i];
      if (!w.first) {
        continue;
      }
      Token t;
      t.span = w.span;
      const std::string_view surface = w.span.in(bank.text);
      t.form = form_key(surface);
      t.folded = folded_key(surface);
      t.lemma = form_key(w.lemma);
      t.tag = tag_of(w);
      const bool pronoun = w.contracted && i + 1 < tree.words.size() && tree.words[i + 1].upos == "PRON";
      t.tag.pronoun = pronoun ? PronounKind::kRelative : t.tag.pronoun;
      t.tag.pos = pronoun ? Pos::kPronoun : t.tag.pos;
      t.flags = static_cast<std::uint16_t>(flags_of(w, i == 0, bank.text));
      out.tokens.push_back(t);
    }
    const TokenRange range{begin, static_cast<std::uint32_t>(out.tokens.size())};
    out.sentence_of.insert(out.sentence_of.end(), range.size(), static_cast<std::uint32_t>(out.sentences.size()));
    out.sentences.push_back({range, tree.span, SentenceKind::kProse, static_cast<std::uint32_t>(out.sentences.size())});
  }
  return out;
}

// ---- pairs ----

struct Pair {
  std::uint32_t verb = 0, argument = 0;
  bool object = false;
  auto operator<=>(const Pair&) const = default;
};

struct GoldPairs {
  std::set<Pair> wanted, ignored;
  std::set<std::uint32_t> ignored_verbs;
};

bool finite(const Tree& tree, std::size_t i) {
  const Word& w = tree.words[i];
  if (w.upos != "VERB") {
    return false;
  }
  if (has(w, "VerbForm=Fin")) {
    return true;
  }
  for (const Word& a : tree.words) {
    if (a.head == i + 1 && a.deprel.starts_with("aux") && has(a, "VerbForm=Fin")) {
      return true;
    }
  }
  const bool own_auxiliary = std::any_of(tree.words.begin(), tree.words.end(), [&](const Word& a) { return a.head == i + 1 && a.deprel.starts_with("aux"); });
  return w.deprel == "conj" && w.head > 0 && w.head < i + 1 && has(w, "VerbForm=Part") && !own_auxiliary && finite(tree, w.head - 1);
}

std::uint32_t subject_of(const Tree& tree, std::size_t verb) {
  for (const Word& w : tree.words) {
    if (w.head == verb + 1 && (w.deprel == "nsubj" || w.deprel == "nsubj:pass" || w.deprel == "expl:subj")) {
      return w.span.begin;
    }
  }
  return kNone;
}

void note_gold(const Tree& tree, GoldPairs& gold) {
  for (std::size_t i = 0; i < tree.words.size(); ++i) {
    const Word& w = tree.words[i];
    if (w.deprel == "cop") {
      gold.ignored_verbs.insert(w.span.begin);
    }
    if (w.head > 0 && (w.deprel == "nsubj:caus" || w.deprel == "obj:agent" || w.deprel == "obj:lvc")) {
      gold.ignored.insert({tree.words[w.head - 1].span.begin, w.span.begin, w.deprel != "nsubj:caus"});
    }
    if (w.head > 0 && (w.deprel == "nsubj" || w.deprel == "nsubj:pass" || w.deprel == "obj") && finite(tree, w.head - 1)) {
      gold.wanted.insert({tree.words[w.head - 1].span.begin, w.span.begin, w.deprel == "obj"});
    }
    if (w.upos == "VERB" && subject_of(tree, i) == kNone) {  // a coordinated verb shares its first partner's subject
      std::size_t k = i;
      while (tree.words[k].deprel == "conj" && tree.words[k].head > 0 && subject_of(tree, k) == kNone) {
        k = tree.words[k].head - 1;
      }
      if (k != i && subject_of(tree, k) != kNone) {
        gold.ignored.insert({w.span.begin, subject_of(tree, k), false});
      }
    }
  }
}

struct Score {
  std::size_t right = 0, ours = 0, gold = 0;
  void print(const char* name) const {
    const double p = ours == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(ours);
    const double r = gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold);
    fmt::print("  {:<9} precision {:5.1f}  recall {:5.1f}  F1 {:5.1f}   ({} right, {} ours, {} gold)\n", name, p, r, p + r == 0 ? 0 : 2 * p * r / (p + r), right, ours, gold);
  }
};

std::set<Pair> our_pairs(const AnalysedText& text) {
  std::set<Pair> pairs;
  for (const VerbGroup& v : text.verbs) {
    if (v.form != VerbForm::kFinite) {
      continue;
    }
    const std::uint32_t verb = text.tokens[v.head].span.begin;
    if (v.subject != kNone) {
      pairs.insert({verb, text.tokens[text.nouns[v.subject].head].span.begin, false});
    }
    if (v.object != kNone) {
      pairs.insert({verb, text.tokens[text.nouns[v.object].head].span.begin, true});
    }
  }
  return pairs;
}

void show(const Treebank& bank, const Pair& pair, const char* what) {
  for (const Tree& tree : bank.trees) {
    if (tree.span.begin <= pair.verb && pair.verb < tree.span.end) {
      const auto word = [&](std::uint32_t at) { return bank.text.substr(at, bank.text.find_first_of(" ,.\n", at) - at); };
      fmt::print("{} {} {} <- {} | {}\n", what, pair.object ? "obj" : "subj", word(pair.verb), word(pair.argument), tree.span.in(bank.text));
    }
  }
}

void measure(const std::string& path, const Treebank& bank, const AnalysedText& text, bool show_errors) {
  GoldPairs gold;
  for (const Tree& tree : bank.trees) {
    note_gold(tree, gold);
  }
  Score all, subjects, objects;
  const auto of = [&](const Pair& p) -> Score& { return p.object ? objects : subjects; };
  for (const Pair& p : gold.wanted) {
    ++all.gold;
    ++of(p).gold;
  }
  const std::set<Pair> ours = our_pairs(text);
  for (const Pair& p : ours) {
    const bool right = gold.wanted.contains(p);
    if (!right && (gold.ignored.contains(p) || gold.ignored_verbs.contains(p.verb))) {
      continue;
    }
    for (Score* s : {&all, &of(p)}) {
      ++s->ours;
      s->right += right ? 1 : 0;
    }
    if (!right && show_errors) {
      show(bank, p, "EXTRA");
    }
  }
  for (const Pair& p : gold.wanted) {
    if (show_errors && !ours.contains(p)) {
      show(bank, p, "MISSED");
    }
  }
  fmt::print("{}\n", path);
  subjects.print("subjects");
  objects.print("objects");
  all.print("both");
}

int run(const std::vector<std::string>& args) {
  const KnowledgeFiles files({default_knowledge_folder()});
  const bool show_errors = std::find(args.begin(), args.end(), "--show") != args.end();
  const bool raw = !args.empty() && args[0] == "raw";
  const auto rules = load_group_rules(files, "fr");
  const auto language = load_language(files, "fr");
  if (!rules || !language) {
    fmt::print(stderr, "{}: {}\n", rules ? language.error().where : rules.error().where, rules ? language.error().what : rules.error().what);
    return 1;
  }
  for (std::size_t i = 1; i < args.size(); ++i) {
    if (args[i] == "--show") {
      continue;
    }
    const Treebank bank = read_treebank(args[i]);
    AnalysedText text = raw ? analyse(bank.text, {0, 0}, {0, static_cast<std::uint32_t>(bank.text.size())}, **language) : with_gold_tags(bank);
    if (!raw) {
      find_groups(*rules, text);
    }
    measure(args[i], bank, text, show_errors);
  }
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  try {
    return recoupe::run({argv + 1, argv + argc});
  } catch (const std::exception& problem) {
    fmt::print(stderr, "measure_relations: {}\n", problem.what());
    return 1;
  }
}
