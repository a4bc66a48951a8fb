// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/group_rules.h"

#include <array>
#include <string>
#include <vector>

#include "base/keys.h"
#include "base/tsv.h"

namespace recoupe {
namespace {

/// Names of the classes in the tables, in the order of the bits.
constexpr std::array<std::string_view, 33> kWordNames = {
    "negation_first", "negation_second", "negation_wide", "subject_clitic", "inverted_clitic", "clitic", "object_clitic",
    "reflexive", "impersonal", "relative_subject", "relative_object", "relative_other", "that", "joins", "joins_clauses",
    "without", "to", "of", "floating", "quote_both", "quote_open", "quote_close", "bracket_open",
    "bracket_close", "comma", "stop", "direction", "title", "name_particle", "spoken_negation", "there", "end", "strong_pronoun"};
constexpr std::array<std::string_view, 18> kLemmaNames = {
    "auxiliary_have", "auxiliary_be", "takes_be", "may_take_be", "causative", "copula", "intransitive", "impersonal",
    "bare_negation", "governs_a", "governs_of", "time", "collective", "presentative", "may_be_impersonal", "takes_time", "takes_of", "takes_that"};
constexpr std::array<std::string_view, 6> kKindNames = {"preposition", "conjunction", "quantifier", "adverb", "coordinator", "subjunctive"};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  std::size_t i = 0;
  while (i < N && names[i] != name) {
    ++i;
  }
  return i;
}

Error unknown(const Table& table, std::size_t row, const std::string& name) {
  return {ErrorCode::kBadKnowledge, "does not know the class " + name, table.where(row)};
}

template <std::size_t N>
Result<void> load_classes(const std::filesystem::path& path, std::string_view column, const std::array<std::string_view, N>& names,
                          std::unordered_map<WordKey, std::uint64_t>& into) {
  auto table = read_table(path, {column, "classes"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const std::string& word = table->rows[r][table->column(column)];
    std::uint64_t bits = 0;
    for (const std::string& name : split_list(table->rows[r][table->column("classes")])) {
      const std::size_t bit = index_of(names, name);
      if (bit == N) {
        return tl::unexpected(unknown(*table, r, name));
      }
      bits |= 1ULL << bit;
    }
    into[form_key(word)] |= bits;
  }
  return {};
}

/// Keys of a phrase; an elided word may end it: "d'" → one key.
std::vector<WordKey> keys_of(std::string_view phrase) {
  std::vector<WordKey> keys;
  for (std::size_t begin = 0; begin < phrase.size();) {
    std::size_t end = phrase.find_first_of(" '", begin);
    end = end == std::string_view::npos ? phrase.size() : end + (phrase[end] == '\'' ? 1 : 0);
    keys.push_back(form_key(phrase.substr(begin, end - begin)));
    begin = end < phrase.size() && phrase[end] == ' ' ? end + 1 : end;
  }
  return keys;
}

/// "près de" also stands for "près d'", "près du": the last word takes every form of its class.
void add_phrase(GroupRules& rules, const std::string& phrase, std::uint32_t kind) {
  std::vector<WordKey> keys = keys_of(phrase);
  rules.phrases.add(keys, kind);
  rules.words[keys.front()] |= kStartsPhrase;
  const WordKey last = keys.back();
  const std::uint64_t varying = keys.size() > 1 ? rules.word(last) & (kOf | kTo | kThat) : 0;
  for (const auto& [word, bits] : rules.words) {
    if ((bits & varying) != 0 && word != last) {
      keys.back() = word;
      rules.phrases.add(keys, kind);
    }
  }
}

}  // namespace

Result<GroupRules> load_group_rules(const KnowledgeFiles& files, std::string_view language) {
  const std::string folder = "languages/" + std::string(language) + "/groups/";
  GroupRules rules;
  const auto word_file = files.one(folder + "words.tsv");
  const auto lemma_file = files.one(folder + "lemmas.tsv");
  const auto phrase_file = files.one(folder + "phrases.tsv");
  for (const auto* file : {&word_file, &lemma_file, &phrase_file}) {
    if (!*file) {
      return tl::unexpected(file->error());
    }
  }
  if (auto done = load_classes(*word_file, "word", kWordNames, rules.words); !done) {
    return tl::unexpected(done.error());
  }
  if (auto done = load_classes(*lemma_file, "lemma", kLemmaNames, rules.lemmas); !done) {
    return tl::unexpected(done.error());
  }
  auto table = read_table(*phrase_file, {"phrase", "kind"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const std::string& name = table->rows[r][table->column("kind")];
    const std::size_t kind = index_of(kKindNames, name);
    if (kind == kKindNames.size()) {
      return tl::unexpected(unknown(*table, r, name));
    }
    add_phrase(rules, table->rows[r][table->column("phrase")], static_cast<std::uint32_t>(kind));
  }
  return rules;
}

}  // namespace recoupe
