// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe explain: the text, sentence by sentence, with what was read out of it and the rules that did so.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "cli/inputs.h"
#include "cli/terminal.h"
#include "formats/reading_json.h"

namespace recoupe::cli {
namespace {

struct Mark { Span span; Ink ink; std::string label; };  ///< label: "c4" behind a trigger, else empty

/// Writes the explanation of one reading.
class Explainer {
 public:
  Explainer(const Dispatch& dispatch, const Reading& reading, const Knowledge& knowledge, const Style& style)
      : text_(dispatch.text()), reading_(reading), knowledge_(knowledge), style_(style) {
    for (std::size_t i = 0; i < reading.claims.size(); ++i) {
      marks_.push_back({reading.claims[i].trigger.span, Ink::kBold, fmt::format("c{}", i + 1)});
    }
    for (std::size_t i = 0; i < reading.tallies.size(); ++i) {
      marks_.push_back({reading.tallies[i].trigger.span, Ink::kYellow, fmt::format("t{}", i + 1)});
    }
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  }

  std::string explain() const {
    std::string out = published();
    for (const Span header : reading_.layout.header) {
      out += wrap(style_.paint(Ink::kDim, "header: " + harmless(header.in(text_))), style_.width, 8) + "\n";
    }
    if (reading_.status != Status::kRead) {
      return out + fmt::format("{}: {} ({})\n", name_of(reading_.status), reading_.why, reading_.language);
    }
    std::size_t next = 0;
    for (const Sentence& sentence : reading_.analysed.sentences) {
      const std::size_t first = next;
      while (next < marks_.size() && marks_[next].span.begin < sentence.span.end) {
        ++next;
      }
      out += "\n" + marked(sentence.span, first, next);
      for (std::size_t i = first; i < next; ++i) {
        out += marks_[i].label.front() == 'c' ? claim(marks_[i].label) : tally(marks_[i].label);
      }
    }
    return out + unread();
  }

 private:
  std::string published() const {
    const Published& when = reading_.published;
    std::string day = when.date ? iso_day(*when.date) : when.earliest && when.latest ? iso_day(*when.earliest) + " to " + iso_day(*when.latest) : "unknown";
    std::string out = fmt::format("{} {} (by {})\n", style_.paint(Ink::kBold, "written"), day, name_of(when.basis));
    const auto add = [&](std::string_view lead, const Published::Witness& w) { out += wrap(fmt::format("  {} \"{}\": {}", lead, harmless(w.span.in(text_)), w.why), style_.width, 4) + "\n"; };
    for (const auto& witness : when.evidence) {
      add("because of", witness);
    }
    for (const auto& witness : when.rejected) {
      add("in spite of", witness);
    }
    return out;
  }

  /// One sentence with its triggers in brackets: "une trentaine de [raids]c4 ont touché …".
  std::string marked(Span sentence, std::size_t first, std::size_t last) const {
    std::string out;
    std::uint32_t at = sentence.begin;
    for (std::size_t i = first; i < last; ++i) {
      const Mark& mark = marks_[i];
      if (mark.span.begin >= at && mark.span.end <= sentence.end) {
        out += harmless(Span{at, mark.span.begin}.in(text_));
        out += "[" + style_.paint(mark.ink, harmless(mark.span.in(text_))) + "]" + style_.paint(Ink::kDim, mark.label);
        at = mark.span.end;
      }
    }
    return wrap(out + harmless(Span{at, std::max(at, sentence.end)}.in(text_)), style_.width, 0) + "\n";
  }

  std::string rule_name(RuleId rule) const { return rule < knowledge_.rules.size() ? knowledge_.rules.name(rule) : std::string(); }

  /// "    place    quartier de Qaterji → Qaterji   rule".
  std::string line(std::string_view role, Ink ink, Span span, const std::string& value, RuleId rule, bool inferred = false) const {
    std::string words = fmt::format("    {:<12}{}", role, style_.paint(ink, harmless(span.in(text_))));
    words += value.empty() ? "" : " → " + value;
    words += inferred ? " (inferred)" : "";
    const std::string name = rule_name(rule);
    return wrap(words + (name.empty() ? "" : "   " + style_.paint(Ink::kDim, name)), style_.width, 16) + "\n";
  }

  std::string actors(std::string_view role, const std::vector<RoleFiller>& fillers) const {
    std::string out;
    for (const RoleFiller& filler : fillers) {
      const ActorMention& mention = reading_.mentions.actors.at(filler.mention);
      out += line(role, Ink::kRed, filler.evidence.span.empty() ? mention.span : filler.evidence.span, harmless(mention.name),
                  filler.evidence.rule == kNone ? mention.rule : filler.evidence.rule, filler.inferred || mention.inferred);
    }
    return out;
  }

  std::string places(const std::vector<PlaceFiller>& fillers) const {
    std::string out;
    for (const PlaceFiller& filler : fillers) {
      const PlaceMention& mention = reading_.mentions.places.mentions.at(filler.mention);
      out += line(name_of(filler.role), Ink::kGreen, filler.evidence.span.empty() ? mention.span : filler.evidence.span,
                  fmt::format("{} ({})", harmless(mention.name), name_of(mention.precision)), filler.evidence.rule == kNone ? mention.rule : filler.evidence.rule,
                  filler.inferred || mention.inferred);
    }
    return out;
  }

  std::string time(const std::optional<TimeFiller>& filler) const {
    if (!filler) {
      return "";
    }
    const TimeMention* mention = filler->mention == kNone ? nullptr : &reading_.mentions.times.at(filler->mention);
    const bool minutes = !whole_days(filler->interval);
    const std::string first = iso_time(filler->interval.earliest, minutes), last = iso_time(filler->interval.latest, minutes);
    return line("when", Ink::kYellow, mention != nullptr && filler->evidence.span.empty() ? mention->span : filler->evidence.span,
                first == last ? first : first + " to " + last, mention == nullptr ? filler->evidence.rule : mention->rule, filler->inferred);
  }

  std::string source(const std::optional<Source>& source) const {
    return source ? line("source", Ink::kCyan, source->evidence.span, fmt::format("{}{}{}", source->actor, source->cue.empty() ? "" : ", by \"" + harmless(source->cue.in(text_)) + "\"", source->hearsay ? ", as hearsay" : ""), source->evidence.rule) : "";
  }

  std::string claim(const std::string& label) const {
    const Claim& claim = reading_.claims.at(std::stoul(label.substr(1)) - 1);
    std::string out = fmt::format("  {} {}, {}, confidence {:.2f}   {}\n", label, style_.paint(Ink::kBold, knowledge_.ontology->types.at(claim.type).id),
                                  name_of(claim.factuality), claim.confidence, style_.paint(Ink::kDim, rule_name(claim.trigger.rule)));
    if (!claim.factuality_evidence.span.empty()) {
      out += line("marked by", Ink::kMagenta, claim.factuality_evidence.span, "", claim.factuality_evidence.rule);
    }
    out += actors("agent", claim.agents) + actors("target", claim.targets);
    for (const Evidence& instrument : claim.instruments) {
      out += line("with", Ink::kRed, instrument.span, "", instrument.rule);
    }
    out += places(claim.places) + time(claim.time);
    if (claim.count) {
      const QuantityMention& quantity = reading_.mentions.quantities.at(*claim.count);
      out += line("count", Ink::kYellow, quantity.span, bounds(quantity.min, quantity.max), quantity.rule);
    }
    return out + source(claim.source) + links(claim);
  }

  static std::string bounds(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
    return fmt::format("{}..{}", min ? std::to_string(*min) : "", max ? std::to_string(*max) : "");
  }

  static std::string links(const Claim& claim) {
    std::string out;
    for (const auto other : claim.denies) {
      out += fmt::format("    denies      c{}\n", other + 1);
    }
    for (const auto other : claim.disputed_by) {
      out += fmt::format("    disputed by c{}\n", other + 1);
    }
    return out + (claim.violates ? fmt::format("    violates    c{}\n", *claim.violates + 1) : "");
  }

  std::string tally(const std::string& label) const {
    const Tally& tally = reading_.tallies.at(std::stoul(label.substr(1)) - 1);
    const std::string amount = tally.min || tally.max ? bounds(tally.min, tally.max) : harmless(tally.fraction);
    std::string out = fmt::format("  {} {} {} {}{}, confidence {:.2f}   {}\n", label, style_.paint(Ink::kBold, std::string(name_of(tally.effect))), amount, tally.victims,
                                  tally.cumulative ? ", cumulative" : "", tally.confidence, style_.paint(Ink::kDim, rule_name(tally.trigger.rule)));
    if (!tally.amount.span.empty()) {
      out += line("number", Ink::kYellow, tally.amount.span, "", tally.amount.rule);
    }
    for (const Subset& subset : tally.of_which) {
      out += line("of which", Ink::kYellow, subset.evidence.span, bounds(subset.min, subset.max) + " " + subset.victims, subset.evidence.rule);
    }
    return out + places(tally.places) + time(tally.since_until) + source(tally.source);
  }

  std::string unread() const {
    std::string out = reading_.unread.empty() ? "" : "\n" + style_.paint(Ink::kBold, "not read") + "\n";
    for (const Unread& item : reading_.unread) {
      out += wrap("  " + harmless(item.span.in(text_)), style_.width, 2) + "\n" + wrap("    " + style_.paint(Ink::kDim, item.why), style_.width, 4) + "\n";
    }
    return out;
  }

  const std::string& text_;
  const Reading& reading_;
  const Knowledge& knowledge_;
  const Style& style_;
  std::vector<Mark> marks_;
};

}  // namespace

int run_explain(const Arguments& arguments) {
  const auto loaded = load_all(arguments);
  if (!loaded) {
    complain(loaded.error());
    return kUsage;
  }
  const Style style = style_of_output();
  const Makers<std::string> makers{[&](const Dispatch& dispatch, const Reading& reading) {
                                     return style.paint(Ink::kBold, harmless(dispatch.path())) + "\n" + Explainer(dispatch, reading, *loaded->knowledge, style).explain() + "\n";
                                   },
                                   [](std::string_view, std::string_view, const Error&) { return std::string(); }};
  return finish_output(read_all(arguments, *loaded->knowledge, makers, write_out));
}

}  // namespace recoupe::cli
