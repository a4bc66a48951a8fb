// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestSentence = 1000;  // tokens
constexpr std::uint32_t kLongestHeading = 16;     // tokens
constexpr std::uint32_t kLongestByline = 9;       // tokens
constexpr std::uint32_t kDatelineReach = 14;      // tokens
constexpr std::uint32_t kWrappedLine = 45;        // bytes: shorter lines end a paragraph even in wrapped text

enum class Mark : std::uint8_t { kNone, kStop, kCry, kClose, kOpen, kQuote, kDash, kComma, kBullet, kLeftBracket, kRightBracket };

Mark mark_of(std::string_view word) {
  if (word.size() == 1) {
    switch (word[0]) {
      case '.': return Mark::kStop;
      case '!': case '?': return Mark::kCry;
      case '"': return Mark::kQuote;
      case '(': case '[': return Mark::kLeftBracket;
      case ')': case ']': return Mark::kRightBracket;
      case ',': case ';': case ':': return Mark::kComma;
      case '-': return Mark::kDash;
      case '*': return Mark::kBullet;
      default: return Mark::kNone;
    }
  }
  if (word.starts_with("..") || word == "\u2026") {
    return Mark::kCry;
  }
  if (word == "\u00BB" || word == "\u201D") {
    return Mark::kClose;
  }
  if (word == "\u00AB" || word == "\u201C" || word == "\u201E") {
    return Mark::kOpen;
  }
  if (word == "\u2013" || word == "\u2014" || word == "--") {
    return Mark::kDash;
  }
  return word == "\u2022" || word == "\u25AA" || word == "\u25CF" || word == "\u00B7" ? Mark::kBullet : Mark::kNone;
}

class Divider {
 public:
  Divider(std::string_view text, const Segmentation& table, TokenRange range, SentenceKind kind, AnalysedText& out)
      : text_(text), table_(table), range_(range), kind_(kind), out_(out), wrapped_(is_wrapped()) {}

  void run() {
    paragraph_ = out_.sentences.empty() ? 0 : out_.sentences.back().paragraph + 1;
    for (std::uint32_t begin = range_.begin; begin < range_.end; ++paragraph_) {
      std::uint32_t end = begin + 1;
      while (end < range_.end && !breaks_before(end)) {
        ++end;
      }
      divide({begin, end});
      begin = end;
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return out_.tokens[i]; }
  std::string_view word(std::uint32_t i) const { return token(i).span.in(text_); }
  Mark mark(std::uint32_t i) const { return mark_of(word(i)); }
  bool is_lower(std::uint32_t i) const {
    const auto first = code_point_at(word(i), 0).value;
    return first >= 0 && u_islower(first);
  }
  bool ends_sentence(std::uint32_t i) const {
    const Mark m = mark(i);
    return m == Mark::kStop || m == Mark::kCry;
  }

  unsigned line_breaks_before(std::uint32_t i) const {
    unsigned n = 0;
    for (std::uint32_t at = token(i - 1).span.end; at < token(i).span.begin && n < 2; ++at) {
      n += text_[at] == '\n' || (text_[at] == '\r' && text_[at + 1] != '\n') ? 1U : 0U;
    }
    return n;
  }

  /// Text with hard line ends: many lines begin in the middle of a sentence, with a small letter.
  bool is_wrapped() const {
    std::uint32_t breaks = 0, low = 0;
    for (std::uint32_t i = range_.begin + 1; i < range_.end; ++i) {
      if (token(i).has(kLineStart) && line_breaks_before(i) == 1) {
        ++breaks;
        low += is_lower(i) && !ends_sentence(i - 1) ? 1U : 0U;
      }
    }
    return low >= 3 && low * 3 >= breaks;
  }

  /// A paragraph begins at token i.
  bool breaks_before(std::uint32_t i) {
    if (!token(i).has(kLineStart)) {
      return false;
    }
    std::uint32_t line = token(i - 1).span.begin;
    while (line > line_begin_ && text_[line - 1] != '\n') {
      --line;
    }
    const std::uint32_t length = token(i - 1).span.end - line;
    line_begin_ = token(i - 1).span.end;
    if (line_breaks_before(i) != 1 || ends_sentence(i - 1)) {
      return true;
    }
    const Mark m = mark(i);
    return !wrapped_ || length < kWrappedLine || ((m == Mark::kDash || m == Mark::kBullet) && token(i).has(kSpaceBefore) && i + 1 < range_.end && token(i + 1).has(kSpaceBefore));
  }

  void emit(std::uint32_t begin, std::uint32_t end, SentenceKind kind) {
    while (begin < end) {
      const TokenRange tokens{begin, std::min(end, begin + kLongestSentence)};
      out_.sentences.push_back({tokens, out_.span_of(tokens), kind, paragraph_});
      out_.tokens[begin].flags = static_cast<std::uint16_t>(token(begin).flags | kSentenceStart);
      begin = tokens.end;
    }
  }

  /// One paragraph into sentences.
  void divide(TokenRange p) {
    std::uint32_t begin = p.begin;
    if (const std::uint32_t end = dateline_end(p); end > begin && kind_ == SentenceKind::kProse) {
      emit(begin, end, SentenceKind::kDateline);
      begin = end;
    }
    const SentenceKind kind = kind_ == SentenceKind::kProse ? kind_of({begin, p.end}) : kind_;
    bool quoted = false;
    for (std::uint32_t i = begin; i < p.end; ++i) {
      if (i == begin && kind == SentenceKind::kProse) {
        begin = i = take_heading({begin, p.end});
      }
      quoted = quoted != (mark(i) == Mark::kQuote);
      const std::uint32_t end = sentence_end(i, p.end, quoted);
      if (end > i) {
        for (std::uint32_t k = i + 1; k < end; ++k) {
          quoted = quoted && mark(k) != Mark::kQuote;
        }
        emit(begin, end, kind);
        begin = end;
        i = end - 1;
      }
    }
    emit(begin, p.end, kind == SentenceKind::kProse && begin > p.begin && is_byline({begin, p.end}) ? SentenceKind::kByline : kind);
  }

  /// Emits a heading at the begin of the range, if one stands there; answers where the rest begins.
  std::uint32_t take_heading(TokenRange p) {
    const std::uint32_t end = heading_end(p);
    emit(p.begin, end, SentenceKind::kHeading);
    return end;
  }

  /// "- Un siège sans fin - Les vivres manquent": end of a heading that runs on into prose; its begin when there is none.
  std::uint32_t heading_end(TokenRange p) const {
    const auto opens = [&](std::uint32_t i) { return token(i).has(kCapitalised) || token(i).has(kHasDigit) || mark(i) == Mark::kQuote || mark(i) == Mark::kOpen; };
    if (p.size() < 4 || mark(p.begin) != Mark::kDash || !token(p.begin + 1).has(kSpaceBefore) || !opens(p.begin + 1)) {
      return p.begin;
    }
    const std::uint32_t limit = std::min(p.end, p.begin + kLongestHeading);
    for (std::uint32_t i = p.begin + 2; i + 1 < limit && mark(i) != Mark::kStop; ++i) {
      if (mark(i) == Mark::kDash && token(i).has(kSpaceBefore)) {
        return token(i + 1).has(kSpaceBefore) && opens(i + 1) ? i + 1 : p.begin;
      }
    }
    return p.begin;
  }

  /// A straight quotation mark closes when it leans on what stands before it; between two spaces the count decides, and
  /// a mark that the next one of the paragraph leaves without a partner closes, too.
  bool closes(std::uint32_t i, std::uint32_t limit, bool quoted) const {
    const bool before = token(i).has(kSpaceBefore), after = i + 1 < range_.end && token(i + 1).has(kSpaceBefore);
    if (before != after || quoted) {
      return before == after ? quoted : after;
    }
    std::uint32_t next = i + 1;
    while (next < limit && mark(next) != Mark::kQuote) {
      ++next;
    }
    return next == limit || (token(next).has(kSpaceBefore) && next + 1 < limit && !token(next + 1).has(kSpaceBefore));
  }

  /// End of the sentence that token i closes, closing quotes and brackets included; i when it closes none.
  std::uint32_t sentence_end(std::uint32_t i, std::uint32_t limit, bool quoted) const {
    const bool abbreviation = token(i).has(kCapitalised) ? false : table_.short_ends.contains(token(i).form);
    if ((!ends_sentence(i) && !abbreviation) || (i + 1 < limit && ends_sentence(i + 1))) {
      return i;
    }
    std::uint32_t end = i + 1;
    while (end < limit && (mark(end) == Mark::kClose || mark(end) == Mark::kRightBracket || (mark(end) == Mark::kQuote && closes(end, limit, quoted)))) {
      quoted = quoted && mark(end) != Mark::kQuote;
      ++end;
    }
    if (end == limit) {
      return end;
    }
    const bool inserted = i > range_.begin && mark(i - 1) == Mark::kLeftBracket;  // "(...)"
    if (inserted || ends_sentence(end) || (!token(end).has(kSpaceBefore) && is_lower(end))) {
      return i;
    }
    std::uint32_t next = end;
    while (next + 1 < limit && (mark(next) == Mark::kOpen || mark(next) == Mark::kQuote || mark(next) == Mark::kDash || mark(next) == Mark::kLeftBracket)) {
      ++next;
    }
    const bool goes_on = mark(next) == Mark::kComma || mark(next) == Mark::kRightBracket || (is_lower(next) && (mark(i) != Mark::kStop || end > i + 1)) ||
                         (mark(i) != Mark::kStop && mark(next) == Mark::kDash);
    const bool counted = i > 0 && token(i).has(kSpaceBefore) == false && token(i - 1).has(kAllDigits) && token(i - 1).has(kLineStart);
    return goes_on || counted ? i : end;
  }

  /// "BEYROUTH, 1 mai 2016 (AFP) -", "(AFP) -": end of it, after the dash; its begin when there is none.
  std::uint32_t dateline_end(TokenRange p) const {
    if (!token(p.begin + (mark(p.begin) == Mark::kLeftBracket && p.size() > 1 ? 1U : 0U)).has(kCapitalised)) {
      return p.begin;
    }
    const std::uint32_t limit = std::min(p.end, p.begin + kDatelineReach);
    for (std::uint32_t i = p.begin + 1; i + 1 < limit; ++i) {
      if (ends_sentence(i) || mark(i) == Mark::kQuote || mark(i) == Mark::kOpen) {
        return p.begin;
      }
      const bool dash = mark(i) == Mark::kDash && token(i).has(kSpaceBefore) && (token(i + 1).has(kSpaceBefore) || mark(i - 1) == Mark::kRightBracket);
      if (dash && mark(i - 1) == Mark::kRightBracket && i - p.begin >= 3) {
        return i + 1;
      }
      if (dash) {
        return token(p.begin).has(kAllCapitals) && i - p.begin <= 6 && i > p.begin ? i + 1 : p.begin;
      }
    }
    return p.begin;
  }

  SentenceKind kind_of(TokenRange p) const {
    if (p.size() >= 2 && (mark(p.begin) == Mark::kDash || mark(p.begin) == Mark::kBullet)) {
      const bool prose_behind = heading_end(p) > p.begin && ends_sentence(last_word(p));
      return p.size() >= 3 && mark(p.end - 1) == Mark::kDash ? SentenceKind::kHeading : prose_behind ? SentenceKind::kProse : SentenceKind::kListItem;
    }
    const bool number = p.size() >= 3 && token(p.begin).has(kAllDigits) && (mark(p.begin + 1) == Mark::kStop || mark(p.begin + 1) == Mark::kRightBracket);
    if (number && !token(p.begin + 1).has(kSpaceBefore)) {
      return SentenceKind::kListItem;
    }
    if (is_byline(p)) {
      return SentenceKind::kByline;
    }
    const Mark last = mark(last_word(p));
    bool heading = p.size() <= kLongestHeading && last != Mark::kCry && last != Mark::kComma;
    for (std::uint32_t i = p.begin; heading && i < p.end; ++i) {
      heading = mark(i) != Mark::kStop;
    }
    return heading ? SentenceKind::kHeading : SentenceKind::kProse;
  }

  /// The last token that is neither a closing quotation mark nor a bracket.
  std::uint32_t last_word(TokenRange p) const {
    std::uint32_t last = p.end - 1;
    while (last > p.begin && (mark(last) == Mark::kQuote || mark(last) == Mark::kClose || mark(last) == Mark::kRightBracket)) {
      --last;
    }
    return last;
  }

  /// "Avec AFP", "Par Karim Sand", "(Reuters)".
  bool is_byline(TokenRange p) const {
    return !p.empty() && p.size() <= kLongestByline && !ends_sentence(last_word(p)) &&
           (table_.byline.contains(token(p.begin).form) || mark(p.begin) == Mark::kLeftBracket);
  }

  std::string_view text_;
  const Segmentation& table_;
  TokenRange range_;
  SentenceKind kind_;
  AnalysedText& out_;
  std::uint32_t paragraph_ = 0, line_begin_ = 0;
  bool wrapped_;
};

}  // namespace

void split_sentences(std::string_view text, const Segmentation& segmentation, TokenRange range, SentenceKind kind, AnalysedText& out) {
  Divider(text, segmentation, range, kind, out).run();
}

}  // namespace recoupe
