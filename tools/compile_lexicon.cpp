// SPDX-License-Identifier: GPL-3.0-or-later
// compile_lexicon ANALYSER TABLES_DIR OUT: walks the finite-state analyser of Debian's apertium-fra-cat and joins it with
// our own tables into the flat lexicon that recoupe loads. Run by the build.
//
// The analyser is a list of transducers over symbol pairs (lttoolbox "LTTB", integers in 1 to 4 bytes). Left out: states
// on cycles (numbers, addresses), forms with spaces or digits, imperatives with clitics, and two words in one.
// Tables: closed.tsv replaces what the analyser says of a form; every other *.tsv adds to it.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/keys.h"
#include "base/knowledge_files.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "language/lexicon.h"
#include "language/tag_notation.h"

namespace recoupe {
namespace {

/// Integers as lttoolbox writes them: the two top bits of the first byte say how many bytes follow.
class Stream {
 public:
  explicit Stream(std::string bytes) : bytes_(std::move(bytes)) {}
  std::uint32_t number() {
    const unsigned first = byte();
    std::uint32_t value = first & 0x3FU;
    for (unsigned i = 0; i < first >> 6U; ++i) {
      value = value << 8U | byte();
    }
    return value;
  }
  std::string word() {
    std::string out;
    for (std::uint32_t n = number(); n > 0 && good(); --n) {
      append_code_point(out, static_cast<std::int32_t>(number()));
    }
    return out;
  }
  void skip(std::size_t n) { at_ += n; }
  bool starts_with(std::string_view s) const { return at_ <= bytes_.size() && std::string_view(bytes_).substr(at_).starts_with(s); }
  bool good() const { return at_ <= bytes_.size(); }

 private:
  unsigned byte() { return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : (at_ = bytes_.size() + 1, 0U); }
  std::string bytes_;
  std::size_t at_ = 0;
};

struct Arc { std::uint32_t pair, to; };
struct Transducer {
  std::uint32_t initial = 0;
  std::vector<std::vector<Arc>> arcs;
  std::vector<bool> final, cyclic;
};
struct Analyser {
  std::vector<std::pair<std::string, std::string>> pairs;  // what is read, what is written
  std::vector<Transducer> parts;
};

constexpr std::size_t kHeader = 12;  // magic and feature bits, the same before the file and before each transducer

Transducer read_transducer(Stream& in) {
  Transducer out;
  if (in.starts_with("LTTD")) {
    in.skip(kHeader);
  }
  out.initial = in.number();
  std::vector<std::uint32_t> finals(in.number());
  std::uint32_t state = 0;
  for (auto& f : finals) {
    f = state += in.number();
  }
  const std::uint32_t states = in.number();
  out.arcs.resize(states);
  out.final.assign(states, false);
  for (const auto f : finals) {
    out.final.at(f) = true;
  }
  for (std::uint32_t s = 0; s < states && in.good(); ++s) {
    std::uint32_t pair = 0;
    for (std::uint32_t n = in.number(); n > 0 && in.good(); --n) {
      pair += in.number();
      out.arcs[s].push_back({pair, (in.number() + s) % states});
    }
  }
  return out;
}

/// Marks every state that can reach itself: Kosaraju's two passes, iterative.
void mark_cycles(Transducer& t) {
  const std::size_t n = t.arcs.size();
  std::vector<std::vector<std::uint32_t>> back(n);
  for (std::uint32_t s = 0; s < n; ++s) {
    for (const Arc& arc : t.arcs[s]) {
      back[arc.to].push_back(s);
    }
  }
  std::vector<std::uint32_t> order;
  std::vector<bool> seen(n, false);
  for (std::uint32_t root = 0; root < n; ++root) {
    std::vector<std::pair<std::uint32_t, std::size_t>> stack;
    if (!seen[root]) {
      seen[root] = true;
      stack.emplace_back(root, 0);
    }
    while (!stack.empty()) {
      const auto [s, i] = stack.back();
      if (i == t.arcs[s].size()) {
        order.push_back(s);
        stack.pop_back();
        continue;
      }
      ++stack.back().second;
      if (const std::uint32_t to = t.arcs[s][i].to; !seen[to]) {
        seen[to] = true;
        stack.emplace_back(to, 0);
      }
    }
  }
  t.cyclic.assign(n, false);
  std::vector<bool> done(n, false);
  for (auto root = order.rbegin(); root != order.rend(); ++root) {
    std::vector<std::uint32_t> component;
    if (!done[*root]) {
      done[*root] = true;
      component.push_back(*root);
    }
    for (std::size_t i = 0; i < component.size(); ++i) {
      for (const std::uint32_t from : back[component[i]]) {
        if (!done[from]) {
          done[from] = true;
          component.push_back(from);
        }
      }
    }
    for (const std::uint32_t s : component) {
      const bool self = std::any_of(t.arcs[s].begin(), t.arcs[s].end(), [&](const Arc& a) { return a.to == s; });
      t.cyclic[s] = component.size() > 1 || self;
    }
  }
}

Analyser read_analyser(std::string bytes) {
  Stream in(std::move(bytes));
  Analyser out;
  if (!in.starts_with("LTTB")) {
    throw std::runtime_error("is not an lttoolbox analyser");
  }
  in.skip(kHeader);
  in.word();  // the letters
  std::vector<std::string> tags(in.number());
  for (auto& tag : tags) {
    tag = fmt::format("<{}>", in.word());
  }
  const auto bias = static_cast<std::int64_t>(tags.size());
  const auto symbol = [&] {
    const std::int64_t code = static_cast<std::int64_t>(in.number()) - bias;
    std::string text;
    if (code < 0) {
      text = tags.at(static_cast<std::size_t>(-code - 1));
    } else if (code > 0) {
      append_code_point(text, static_cast<std::int32_t>(code));
    }
    return text;
  };
  for (std::uint32_t n = in.number(); n > 0 && in.good(); --n) {
    const std::string read = symbol();
    out.pairs.emplace_back(read, symbol());
  }
  for (std::uint32_t n = in.number(); n > 0 && in.good(); --n) {
    in.word();  // its name
    out.parts.push_back(read_transducer(in));
    mark_cycles(out.parts.back());
  }
  if (!in.good()) {
    throw std::runtime_error("ends too early");
  }
  return out;
}

/// Calls `found(form, analysis)` for every pair of strings that the transducer accepts and that is not left out.
template <class Found>
void walk(const Analyser& a, const Transducer& t, std::uint32_t state, const std::string& form, const std::string& analysis, const Found& found) {
  if (t.cyclic[state]) {
    return;
  }
  if (t.final[state]) {
    found(form, analysis);
  }
  for (const Arc& arc : t.arcs[state]) {
    const auto& [read, written] = a.pairs.at(arc.pair);
    const bool digit = !read.empty() && read[0] >= '0' && read[0] <= '9';
    const bool clitic = read == "-" && analysis.find("<imp>") != std::string::npos;
    if (read != " " && !digit && !clitic) {
      walk(a, t, arc.to, fmt::format("{}{}", form, read), fmt::format("{}{}", analysis, written), found);
    }
  }
}

// How the analyser's marks read in our notation; the first mark names the part of speech. Those not listed add nothing.
const std::map<std::string, std::string, std::less<>> kParts{
    {"n", "NOUN"}, {"np", "PROPN"}, {"vblex", "VERB"}, {"vbmod", "VERB"}, {"vbser", "AUX"}, {"vbhaver", "AUX"}, {"adj", "ADJ"}, {"adv", "ADV"},
    {"preadv", "ADV"}, {"cnjadv", "ADV"}, {"predet", "DET"}, {"pr", "ADP"}, {"det", "DET"}, {"prn", "PRON"}, {"rel", "PRON.rel"}, {"num", "NUM"},
    {"cnjcoo", "CCONJ"}, {"cnjsub", "SCONJ"}, {"ij", "INTJ"}};
const std::map<std::string, std::string, std::less<>> kMarks{
    {"m", ".m"}, {"f", ".f"}, {"sg", ".sg"}, {"pl", ".pl"}, {"p1", ".1"}, {"p2", ".2"}, {"p3", ".3"}, {"inf", ".inf"}, {"pp", ".pp"}, {"ger", ".ger"},
    {"pri", ".fin.ind.pres"}, {"pii", ".fin.ind.imparf"}, {"ifi", ".fin.ind.past"}, {"fti", ".fin.ind.fut"}, {"cni", ".fin.cnd.pres"},
    {"prs", ".fin.sub.pres"}, {"pis", ".fin.sub.imparf"}, {"imp", ".fin.imp.pres"}, {"acr", ""}, {"ref", ".refl"}, {"itg", ".itg"}};

/// The analyser also lists "Etat" for "État"; the lexicon does that itself, for every word.
std::string with_accent(const std::string& form, const std::string& lemma) {
  const CodePoint first = code_point_at(lemma, 0);
  const bool bare = first.end > 1 && form[0] >= 'A' && form[0] <= 'Z' && fold(lemma.substr(0, first.end)) == fold(form.substr(0, 1));
  return bare ? fmt::format("{}{}", lemma.substr(0, first.end), form.substr(1)) : form;
}

/// "raid<n><m><pl>" as our own entries; none for what we leave out.
std::vector<LexiconEntry> entries_of(const std::string& form, const std::string& analysis) {
  const std::size_t first = analysis.find('<');
  if (form.empty() || first == 0 || first == std::string::npos || analysis.find('+') != std::string::npos) {
    return {};
  }
  std::string notation;
  for (std::size_t begin = first; begin < analysis.size();) {
    const std::size_t end = analysis.find('>', begin);
    if (analysis[begin] != '<' || end == std::string::npos) {
      return {};  // marks inside a phrase
    }
    const std::string mark = analysis.substr(begin + 1, end - begin - 1);
    const auto& names = begin == first ? kParts : kMarks;
    if (const auto name = names.find(mark); name != names.end()) {
      notation += name->second;
    } else if (begin == first) {
      return {};
    }
    begin = end + 1;
  }
  const auto noted = parse_tag(notation);
  if (!noted) {
    throw std::runtime_error("cannot read the analysis " + analysis);
  }
  const std::string lemma = analysis.substr(0, first);
  std::vector<LexiconEntry> out{{with_accent(form, lemma), lemma, noted->tag, false}};
  if (noted->tag.pos == Pos::kAux) {
    out.push_back(out.front());
    out.back().tag.pos = Pos::kVerb;
  }
  return out;
}

std::vector<LexiconEntry> entries_of_table(const std::filesystem::path& path) {
  const auto table = read_table(path, {"form", "lemma", "analysis"});
  if (!table) {
    throw std::runtime_error(table.error().where + ": " + table.error().what);
  }
  std::vector<LexiconEntry> out;
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto& row = table->rows[i];
    const auto noted = parse_tag(row[table->column("analysis")]);
    if (!noted) {
      throw std::runtime_error(table->where(i) + ": unknown analysis");
    }
    out.push_back({row[table->column("form")], row[table->column("lemma")], noted->tag, noted->contracted});
  }
  return out;
}

/// Imperatives last: where a form can be another mood, it is.
bool is_rare(const LexiconEntry& e) { return e.tag.mood == Mood::kImperative; }

std::vector<LexiconEntry> gather(const std::string& analyser_path, const std::filesystem::path& tables) {
  std::vector<LexiconEntry> out;
  std::set<WordKey> closed;
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(tables)) {
    if (file.path().extension() == ".tsv") {
      files.push_back(file.path());
    }
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    for (auto& entry : entries_of_table(file)) {
      if (file.filename() == "closed.tsv") {
        closed.insert(form_key(entry.form));
      }
      out.push_back(std::move(entry));
    }
  }
  auto bytes = read_file(analyser_path);
  if (!bytes) {
    throw std::runtime_error(analyser_path + ": " + bytes.error().what + " (Debian package apertium-fra-cat)");
  }
  const Analyser analyser = read_analyser(std::move(*bytes));
  for (const Transducer& part : analyser.parts) {
    walk(analyser, part, part.initial, "", "", [&](const std::string& form, const std::string& analysis) {
      if (!closed.contains(form_key(form))) {
        for (auto& entry : entries_of(form, analysis)) {
          out.push_back(std::move(entry));
        }
      }
    });
  }
  std::stable_partition(out.begin(), out.end(), [](const LexiconEntry& e) { return !is_rare(e); });
  return out;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: compile_lexicon ANALYSER TABLES_DIR OUT\n");
    return 2;
  }
  try {
    const auto entries = recoupe::gather(argv[1], argv[2]);
    const std::string bytes = recoupe::compile_lexicon(entries);
    std::ofstream(argv[3], std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    fmt::print("{} analyses, {} bytes\n", entries.size(), bytes.size());
  } catch (const std::exception& problem) {
    fmt::print(stderr, "compile_lexicon: {}\n", problem.what());
    return 1;
  }
}
