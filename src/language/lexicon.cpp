// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>
#include <map>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::array<char, 8> kMagic{'r', 'c', 'l', 'e', 'x', '0', '0', '1'};
constexpr unsigned kTagBits = 10;
constexpr std::uint32_t kTagMask = (1U << kTagBits) - 1;
constexpr std::size_t kMaxAnalyses = 255;  // of one form

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t slots = 0, analyses = 0, lemmas = 0, tags = 0, pool = 0, forms = 0;
};

template <class T>
void append(std::string& out, const T* data, std::size_t count) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(data), count * sizeof(T));
}

template <class T>
bool take(std::ifstream& in, std::uint64_t& left, T* data, std::uint64_t count) {
  if (count > left / sizeof(T)) {
    return false;
  }
  left -= count * sizeof(T);
  return bool(in.read(reinterpret_cast<char*>(data), static_cast<std::streamsize>(count * sizeof(T))));
}

}  // namespace

/// Reads and writes what a Lexicon holds.
struct LexiconFile {
  static bool read(std::ifstream& in, std::uint64_t bytes, Lexicon& out);
  static bool sound(const Lexicon& lexicon);
  static std::string write(const Lexicon& lexicon);
  static Lexicon build(const std::vector<LexiconEntry>& entries);
};

bool LexiconFile::read(std::ifstream& in, std::uint64_t bytes, Lexicon& out) {
  Header header;
  std::uint64_t left = bytes;
  if (!take(in, left, &header, 1) || header.magic != kMagic || std::max({header.slots, header.analyses, header.lemmas, header.tags, header.pool}) > left) {
    return false;
  }
  out.slots_.resize(header.slots);
  out.analyses_.resize(header.analyses);
  out.lemmas_.resize(header.lemmas);
  out.tags_.resize(header.tags);
  out.pool_.resize(header.pool);
  out.forms_ = header.forms;
  return take(in, left, out.slots_.data(), header.slots) && take(in, left, out.analyses_.data(), header.analyses) &&
         take(in, left, out.lemmas_.data(), header.lemmas) && take(in, left, out.tags_.data(), header.tags) &&
         take(in, left, out.pool_.data(), header.pool) && left == 0 && sound(out);
}

bool LexiconFile::sound(const Lexicon& l) {
  const auto inside = [&](std::uint32_t a) { return (a & kTagMask) < l.tags_.size() && (a >> kTagBits) < l.lemmas_.size(); };
  return std::has_single_bit(l.slots_.size()) && l.forms_ < l.slots_.size() && !l.pool_.empty() && l.pool_.back() == '\0' &&
         std::all_of(l.slots_.begin(), l.slots_.end(), [&](const Lexicon::Word& w) { return std::size_t{w.first} + w.count <= l.analyses_.size(); }) &&
         std::any_of(l.slots_.begin(), l.slots_.end(), [](const Lexicon::Word& w) { return w.count == 0; }) &&
         std::all_of(l.analyses_.begin(), l.analyses_.end(), inside) &&
         std::all_of(l.lemmas_.begin(), l.lemmas_.end(), [&](const auto& lemma) { return lemma.text < l.pool_.size(); });
}

std::string LexiconFile::write(const Lexicon& l) {
  Header header;
  header.slots = l.slots_.size();
  header.analyses = l.analyses_.size();
  header.lemmas = l.lemmas_.size();
  header.tags = l.tags_.size();
  header.pool = l.pool_.size();
  header.forms = l.forms_;
  std::string out;
  append(out, &header, 1);
  append(out, l.slots_.data(), l.slots_.size());
  append(out, l.analyses_.data(), l.analyses_.size());
  append(out, l.lemmas_.data(), l.lemmas_.size());
  append(out, l.tags_.data(), l.tags_.size());
  out += l.pool_;
  return out;
}

Lexicon LexiconFile::build(const std::vector<LexiconEntry>& entries) {
  Lexicon out;
  std::map<std::string, std::uint32_t> lemmas;
  std::map<std::pair<Tag, bool>, std::uint32_t> tags;
  std::map<WordKey, std::vector<std::uint32_t>> words;
  const auto enter = [&](WordKey key, std::uint32_t analysis) {
    auto& list = words[key];
    if (list.size() < kMaxAnalyses && std::find(list.begin(), list.end(), analysis) == list.end()) {
      list.push_back(analysis);
    }
  };
  std::vector<std::pair<WordKey, WordKey>> capitals;  // bare capital, the form itself
  for (const LexiconEntry& entry : entries) {
    const auto [lemma, new_lemma] = lemmas.try_emplace(entry.lemma, static_cast<std::uint32_t>(lemmas.size()));
    if (new_lemma) {
      out.lemmas_.push_back({form_key(entry.lemma), out.pool_.size()});
      out.pool_.append(entry.lemma).push_back('\0');
    }
    const auto [tag, new_tag] = tags.try_emplace({entry.tag, entry.contracted}, static_cast<std::uint32_t>(tags.size()));
    if (new_tag) {
      out.tags_.push_back({entry.tag, class_of(entry.tag, entry.contracted), entry.contracted});
    }
    const WordKey key = form_key(entry.form);
    const std::uint32_t analysis = lemma->second << kTagBits | tag->second;
    enter(key, analysis);
    const std::string plain = normalise(entry.form);
    if (!plain.empty() && static_cast<unsigned char>(plain[0]) >= 0x80) {
      const std::uint32_t first = code_point_at(plain, 0).end;
      const WordKey bare = raw_key(fold(plain.substr(0, first)) + plain.substr(first));
      enter(Lexicon::bare_capital(bare), analysis);
      capitals.emplace_back(Lexicon::bare_capital(bare), bare);
    }
  }
  for (const auto& [bare, form] : capitals) {  // "A" is also what "a" is
    if (const auto known = words.find(form); known != words.end()) {
      for (const std::uint32_t analysis : std::vector<std::uint32_t>(known->second)) {
        enter(bare, analysis);
      }
    }
  }
  out.forms_ = words.size();
  out.slots_.resize(std::bit_ceil(words.size() * 3 / 2 + 1));
  const std::size_t mask = out.slots_.size() - 1;
  for (const auto& [key, list] : words) {
    std::size_t slot = key & mask;
    while (out.slots_[slot].count != 0) {
      slot = (slot + 1) & mask;
    }
    Lexicon::Word& word = out.slots_[slot];
    word.key = key;
    word.first = static_cast<std::uint32_t>(out.analyses_.size()) & 0xFFFFFFU;
    word.count = static_cast<std::uint8_t>(list.size());
    for (const std::uint32_t analysis : list) {
      out.analyses_.push_back(analysis);
      word.classes |= only(out.tags_[analysis & kTagMask].word_class);
    }
  }
  return out;
}

const Lexicon::Word* Lexicon::find(WordKey key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = key & mask; slots_[slot].count != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].key == key) {
      return &slots_[slot];
    }
  }
  return nullptr;
}

Lexicon::Analysis Lexicon::analysis(const Word& word, std::uint32_t n) const {
  const std::uint32_t packed = analyses_[word.first + n];
  const TagEntry& tag = tags_[packed & kTagMask];
  const std::uint32_t lemma = packed >> kTagBits;
  return {lemmas_[lemma].key, tag.tag, tag.word_class, tag.contracted, lemma};
}

Result<Lexicon> load_lexicon(const std::filesystem::path& path) {
  std::error_code failure;
  const auto bytes = std::filesystem::file_size(path, failure);
  std::ifstream in(path, std::ios::binary);
  if (failure || !in) {
    return tl::unexpected(Error{ErrorCode::kUnreadable, "the compiled lexicon cannot be opened", path.string()});
  }
  Lexicon out;
  if (!LexiconFile::read(in, bytes, out)) {
    return tl::unexpected(Error{ErrorCode::kBadKnowledge, "is no compiled lexicon of this version; build it again", path.string()});
  }
  return out;
}

std::string compile_lexicon(const std::vector<LexiconEntry>& entries) { return LexiconFile::write(LexiconFile::build(entries)); }

}  // namespace recoupe
