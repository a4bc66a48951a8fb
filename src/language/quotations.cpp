// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/quotations.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::size_t kMaxDepth = 4;

/// The quotations that are open at one point of the text.
class OpenQuotes {
 public:
  explicit OpenQuotes(std::vector<Quotation>& found) : found_(found) {}

  void open(std::uint32_t mark, bool straight) {
    if (depth_ < kMaxDepth) {
      open_[depth_++] = {found_.size(), straight};
      found_.push_back({{mark + 1, mark + 1}});
    }
  }
  /// Closes the innermost quotation of this kind with all that opened inside it.
  void close(std::uint32_t mark, bool straight) {
    for (std::size_t level = depth_; level > 0; --level) {
      if (open_[level - 1].straight == straight) {
        close_down_to(level - 1, mark);
        return;
      }
    }
  }
  void close_all(std::uint32_t end) { close_down_to(0, end); }
  bool inside(bool straight) const {
    for (std::size_t level = 0; level < depth_; ++level) {
      if (open_[level].straight == straight) {
        return true;
      }
    }
    return false;
  }

 private:
  void close_down_to(std::size_t level, std::uint32_t end) {
    for (; depth_ > level; --depth_) {
      found_[open_[depth_ - 1].index].tokens.end = end;
    }
  }
  struct Open { std::size_t index; bool straight; };
  std::vector<Quotation>& found_;
  std::array<Open, kMaxDepth> open_{};
  std::size_t depth_ = 0;
};

/// A straight mark that can only open: white space before it, none after it.
bool surely_opens(const GroupView& view, std::uint32_t i) {
  return view.token(i).has(kSpaceBefore) && i + 1 < view.text.tokens.size() && !view.token(i + 1).has(kSpaceBefore) &&
         view.pos(i + 1) != Pos::kPunctuation;
}

/// A straight mark that can only close: none before it, white space or a mark after it.
bool surely_closes(const GroupView& view, std::uint32_t i) {
  return !view.token(i).has(kSpaceBefore) && (i + 1 == view.text.tokens.size() || view.token(i + 1).has(kSpaceBefore) || view.is(i + 1, kComma | kStop | kEnd));
}

void read_straight(const GroupView& view, OpenQuotes& open, std::uint32_t i) {
  if (!open.inside(true)) {
    if (!surely_closes(view, i)) {
      open.open(i, true);
    }
  } else {
    open.close(i, true);
    if (surely_opens(view, i)) {  // the one before was never closed
      open.open(i, true);
    }
  }
}

}  // namespace

std::vector<Quotation> find_quotations(const GroupView& view) {
  std::vector<Quotation> found;
  OpenQuotes open(found);
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : view.text.sentences) {
    if (sentence.paragraph != paragraph) {
      open.close_all(sentence.tokens.begin);
      paragraph = sentence.paragraph;
    }
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (view.is(i, kQuoteBoth)) {
        read_straight(view, open, i);
      } else if (view.is(i, kQuoteOpen)) {
        open.open(i, false);
      } else if (view.is(i, kQuoteClose)) {
        open.close(i, false);
      }
    }
  }
  open.close_all(static_cast<std::uint32_t>(view.text.tokens.size()));
  std::erase_if(found, [](const Quotation& q) { return q.tokens.empty(); });
  return found;
}

}  // namespace recoupe
