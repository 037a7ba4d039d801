// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/markup.h"
#include "digest.h"
#include "lapwing/date.h"

namespace lapwing {
namespace {

std::string Heading(const Digest& digest) {
  if (digest.from > digest.to) return "Between states";
  std::string from = Date::FromDays(digest.from).ToString(), to = Date::FromDays(digest.to).ToString();
  return "Between states, " + (from == to ? from : from + " to " + to);
}

std::string Change(const DigestPair& pair) {
  std::string text = fmt::format("{} event{}, {} before", pair.events, pair.events == 1 ? "" : "s", pair.before);
  if (pair.before > 0 && !pair.first_of.empty()) text += fmt::format("; new: {}", fmt::join(pair.first_of, ", "));
  return text;
}

std::string Quads(const DigestPair& pair) {
  constexpr const char* kNames[] = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};
  std::string text;
  for (size_t i = 0; i < 4; ++i) {
    if (pair.quads[i] > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", pair.quads[i], kNames[i]);
  }
  return text;
}

std::string Title(const DigestPair& pair) { return fmt::format("{} and {}", pair.left_name, pair.right_name); }

/// "(claimed by South Korea; Example Wire, 2024-01-17)"
std::string Source(const DigestSentence& sentence) {
  std::string said = sentence.status == "asserted" ? "" : sentence.status;
  if (!sentence.attribution.empty()) said += fmt::format("{}according to {}", said.empty() ? "" : ", ", sentence.attribution);
  std::string paper = sentence.publisher.empty() ? "" : sentence.publisher + ", ";
  return fmt::format("{}{}{}{}", said, said.empty() ? "" : "; ", paper, sentence.day);
}

std::string Reports(const Digest& digest) {
  if (digest.from > digest.to) return "No report of this store has a day.";
  return fmt::format("{} reports read, {} in as many days before.", digest.articles, digest.articles_before);
}

constexpr const char* kQuiet = "Nothing between states was reported in these days.";

/// Characters that Markdown would take for marks.
std::string Plain(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '>' || c == '`' || c == '#' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string WriteText(const Digest& digest) {
  std::string out = fmt::format("{}\n{}\n\n", Heading(digest), Reports(digest));
  if (!digest.alarms.empty()) {
    out += "OUT OF THE USUAL\n";
    for (const std::string& alarm : digest.alarms) out += "  ! " + alarm + "\n";
    out += "\n";
  }
  if (digest.pairs.empty()) out += std::string(kQuiet) + "\n";
  for (const DigestPair& pair : digest.pairs) {
    out += fmt::format("{} ({} - {}): {}\n  {}\n", Title(pair), pair.left, pair.right, Change(pair), Quads(pair));
    for (const DigestSentence& sentence : pair.sentences) {
      out += fmt::format("  * {}\n      {} ({})\n", sentence.text, sentence.type, Source(sentence));
      if (!sentence.url.empty()) out += fmt::format("      {}\n", sentence.url);
    }
    if (pair.sentences.empty()) out += "  (told above)\n";
    out += "\n";
  }
  if (digest.other_pairs > 0) out += fmt::format("... and {} more pairs (--pairs N)\n", digest.other_pairs);
  if (!digest.gone.empty()) out += fmt::format("Silent now: {}\n", fmt::join(digest.gone, ", "));
  return out;
}

std::string WriteMarkdown(const Digest& digest) {
  std::string out = fmt::format("# {}\n\n{}\n\n", Heading(digest), Reports(digest));
  if (!digest.alarms.empty()) {
    out += "## Out of the usual\n\n";
    for (const std::string& alarm : digest.alarms) out += "- " + Plain(alarm) + "\n";
    out += "\n";
  }
  if (digest.pairs.empty()) out += std::string(kQuiet) + "\n";
  for (const DigestPair& pair : digest.pairs) {
    out += fmt::format("## {}\n\n{} ({})\n\n", Plain(Title(pair)), Change(pair), Quads(pair));
    for (const DigestSentence& sentence : pair.sentences) {
      std::string link = SafeLink(sentence.url);
      std::string source = Plain(Source(sentence));
      out += fmt::format("- {} *{}* ({})\n", Plain(sentence.text), sentence.type, link.empty() ? source : fmt::format("[{}](<{}>)", source, link));
    }
    if (pair.sentences.empty()) out += "Told above.\n";
    out += "\n";
  }
  if (digest.other_pairs > 0) out += fmt::format("... and {} more pairs.\n\n", digest.other_pairs);
  if (!digest.gone.empty()) out += fmt::format("Silent now: {}\n", fmt::join(digest.gone, ", "));
  return out;
}

std::string WriteHtml(const Digest& digest) {
  std::string title = Heading(digest);
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{}</title>\n"
      "<style>body{{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}}h1{{font-size:1.5rem}}h2{{font-size:1.15rem;margin-bottom:.2rem}}"
      ".what{{color:#555;margin:.1rem 0}}.alarm{{border-left:.3rem solid #a32000;padding-left:.6rem}}cite{{font-style:normal;color:#555;font-size:.9rem}}"
      "@media (prefers-color-scheme:dark){{body{{color:#e6e6e6;background:#161616}}.what,cite{{color:#aaa}}a{{color:#8ab4f8}}}}@media print{{a{{color:inherit}}}}</style></head>\n<body><main>\n<h1>{}</h1>\n<p "
      "class=\"what\">{}</p>\n",
      EscapeMarkup(title), EscapeMarkup(title), EscapeMarkup(Reports(digest)));
  if (!digest.alarms.empty()) {
    out += "<section aria-label=\"Out of the usual\"><h2>Out of the usual</h2>\n";
    for (const std::string& alarm : digest.alarms) out += fmt::format("<p class=\"alarm\">{}</p>\n", EscapeMarkup(alarm));
    out += "</section>\n";
  }
  if (digest.pairs.empty()) out += fmt::format("<p>{}</p>\n", kQuiet);
  for (const DigestPair& pair : digest.pairs) {
    out += fmt::format("<section><h2>{}</h2><p class=\"what\">{}; {}</p><ul>\n", EscapeMarkup(Title(pair)), EscapeMarkup(Change(pair)), EscapeMarkup(Quads(pair)));
    for (const DigestSentence& sentence : pair.sentences) {
      std::string link = SafeLink(sentence.url), source = EscapeMarkup(Source(sentence));
      out += fmt::format("<li>{} <cite>{} ({})</cite></li>\n", EscapeMarkup(sentence.text), EscapeMarkup(sentence.type),
                         link.empty() ? source : fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", EscapeMarkup(link), source));
    }
    out += pair.sentences.empty() ? "<li>Told above.</li></ul></section>\n" : "</ul></section>\n";
  }
  if (digest.other_pairs > 0) out += fmt::format("<p>... and {} more pairs.</p>\n", digest.other_pairs);
  if (!digest.gone.empty()) out += fmt::format("<p>Silent now: {}</p>\n", EscapeMarkup(fmt::format("{}", fmt::join(digest.gone, ", "))));
  return out + "</main></body></html>\n";
}

}  // namespace lapwing
