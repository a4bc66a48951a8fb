// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/words.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/keys.h"
#include "base/tsv.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 23> kRoleNames = {
    "of",       "article",      "this",                 "where",  "direction",         "and",     "near",    "unit",    "held",      "title",
    "first",    "organisation", "follows_organisation", "speaks", "before_government", "between", "no_name", "capital", "locating", "of_article", "beside",  "possessive", "where_capital"};

Error bad(std::string where, std::string what) { return {ErrorCode::kBadKnowledge, std::move(what), std::move(where)}; }

template <std::size_t N>
std::optional<std::uint32_t> index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(it - names.begin()));
}

class Loader {
 public:
  Loader(const KnowledgeFiles& files, std::string_view language, const std::vector<std::string>& kinds)
      : files_(files), folder_("languages/" + std::string(language) + "/places/"), kinds_(kinds) {}

  Result<PlaceWords> load() {
    for (const auto step : {&Loader::words, &Loader::class_words, &Loader::guards, &Loader::of_forms, &Loader::articles}) {
      if (auto done = (this->*step)(); !done) {
        return tl::unexpected(done.error());
      }
    }
    return std::move(out_);
  }

 private:
  Result<Table> table(std::string_view name, std::initializer_list<std::string_view> columns) const {
    const auto path = files_.one(folder_ + std::string(name));
    return path ? read_table(*path, columns) : Result<Table>(tl::unexpected(path.error()));
  }

  Result<void> words() {
    const auto read = table("words.tsv", {"role", "words", "value"});
    if (!read) {
      return tl::unexpected(read.error());
    }
    for (std::size_t row = 0; row < read->rows.size(); ++row) {
      const auto& cells = read->rows[row];
      const auto list = split_list(cells[read->column("words")]);
      const std::string& value = cells[read->column("value")];
      const auto role = index_of(kRoleNames, cells[read->column("role")]);
      if (!role && cells[read->column("role")] != kHereRole) {
        return tl::unexpected(bad(read->where(row), "has the unknown role " + cells[read->column("role")]));
      }
      std::uint8_t number = 0;
      if (!value.empty() && std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc()) {
        return tl::unexpected(bad(read->where(row), "has a value that is no number"));
      }
      for (const std::string& word : list) {
        if (!role) {
          out_.here.add(word, 0);
          continue;
        }
        out_.by_form[form_key(word)] |= 1U << *role;
        if (number > 0) {
          out_.ordinals[form_key(word)] = number;
        }
      }
    }
    return {};
  }

  Result<void> class_words() {
    const auto read = table("class_words.tsv", {"words", "kinds", "number", "part", "refers", "unknown"});
    if (!read) {
      return tl::unexpected(read.error());
    }
    for (std::size_t row = 0; row < read->rows.size(); ++row) {
      const auto& cells = read->rows[row];
      const auto yes = [&](std::string_view column) { return cells[read->column(column)] != "no"; };
      ClassWord word{0, 0, cells[read->column("number")] == "pl", yes("part"), yes("refers"), yes("unknown"), cells[read->column("part")] == "alone"};
      bool first = true;
      for (const std::string& kind : split_list(cells[read->column("kinds")])) {
        const auto it = std::find(kinds_.begin(), kinds_.end(), kind);
        if (it == kinds_.end()) {
          return tl::unexpected(bad(read->where(row), "has the unknown kind " + kind));
        }
        const auto number = static_cast<std::uint8_t>(it - kinds_.begin());
        word.first_kind = first ? number : word.first_kind;
        word.kinds |= 1U << number;
        first = false;
      }
      for (const std::string& form : split_list(cells[read->column("words")])) {
        out_.classes.add(form, static_cast<std::uint32_t>(out_.class_words.size()));
      }
      out_.class_words.push_back(word);
    }
    return {};
  }

  Result<void> guards() {
    const auto read = table("guards.tsv", {"names", "needs", "why"});
    if (!read) {
      return tl::unexpected(read.error());
    }
    constexpr std::array<std::string_view, 4> kNeeds = {"none", "home", "where", "class"};
    for (std::size_t row = 0; row < read->rows.size(); ++row) {
      const auto needs = index_of(kNeeds, read->rows[row][read->column("needs")]);
      if (!needs) {
        return tl::unexpected(bad(read->where(row), "has an unknown need"));
      }
      for (const std::string& name : split_list(read->rows[row][read->column("names")])) {
        out_.guards.add(name, *needs);
      }
    }
    return {};
  }

  Result<void> of_forms() {
    const auto read = table("of_forms.tsv", {"article", "vowel", "form"});
    if (!read) {
      return tl::unexpected(read.error());
    }
    for (const auto& cells : read->rows) {
      out_.of_forms[cells[read->column("article")]].push_back({cells[read->column("vowel")], cells[read->column("form")]});
    }
    return {};
  }

  Result<void> articles() {
    const auto read = table("articles.tsv", {"place", "article"});
    if (!read) {
      return tl::unexpected(read.error());
    }
    for (const auto& cells : read->rows) {
      out_.articles.emplace(cells[read->column("place")], cells[read->column("article")]);
    }
    return {};
  }

  static constexpr std::string_view kHereRole = "here";
  const KnowledgeFiles& files_;
  std::string folder_;
  const std::vector<std::string>& kinds_;
  PlaceWords out_;
};

}  // namespace

std::string PlaceWords::of(const Place& place) const {
  auto article = articles.find(place.id);
  if (article == articles.end()) {
    article = articles.find(place.name.substr(0, place.name.find_first_of(" '")));
  }
  const auto forms = of_forms.find(article == articles.end() ? "-" : article->second);
  const std::string first = fold(place.name).substr(0, 1);
  if (forms != of_forms.end()) {
    for (const OfForm& form : forms->second) {
      if (form.vowels.empty() || form.vowels.find(first) != std::string::npos) {
        return form.form + place.name;
      }
    }
  }
  return place.name;
}

Result<PlaceWords> load_place_words(const KnowledgeFiles& files, std::string_view language, const std::vector<std::string>& kinds) {
  return Loader(files, language, kinds).load();
}

}  // namespace recoupe
