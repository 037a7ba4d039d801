// SPDX-License-Identifier: Apache-2.0
#include "parse/iob2.h"

#include <fstream>

#include "parse/name_tags.h"

namespace lapwing::parse {

Result<std::map<std::string, NamedSentence>> ReadNames(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{Errc::kNotFound, "cannot open the names", path};
  std::map<std::string, NamedSentence> names;
  std::string line;
  constexpr std::string_view kId = "# sent_id = ";
  NamedSentence* sentence = nullptr;
  while (std::getline(file, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.starts_with(kId)) {
      sentence = &names[line.substr(kId.size())];
    } else if (!line.empty() && line[0] != '#') {
      size_t form = line.find('\t');
      size_t tag = form == std::string::npos ? form : line.find('\t', form + 1);
      if (sentence == nullptr || tag == std::string::npos) return Error{Errc::kBadInput, "a word needs a number, a form and a tag, after its sentence's id", path};
      std::string_view text = std::string_view(line).substr(tag + 1);
      sentence->forms.push_back(line.substr(form + 1, tag - form - 1));
      sentence->tags.push_back(NameTagFrom(text.substr(0, text.find('\t'))));
    }
  }
  return names;
}

}  // namespace lapwing::parse
