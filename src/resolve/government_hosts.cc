// SPDX-License-Identifier: Apache-2.0
#include "resolve/government_hosts.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "resolve/knowledge_text.h"

namespace lapwing {
namespace {

/// "https://user@WWW.mofa.go.jp:443/press" -> "www.mofa.go.jp"; "" for what is no web address.
std::string HostOf(std::string_view url) {
  size_t scheme = url.find("://");
  if (scheme == url.npos || (!url.starts_with("http://") && !url.starts_with("https://"))) return "";
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#\\"));
  if (size_t at = url.rfind('@'); at != url.npos) url.remove_prefix(at + 1);
  return LowerAscii(url.substr(0, url.find(':')));
}

}  // namespace

Result<std::shared_ptr<const GovernmentHosts>> GovernmentHosts::Load(const std::string& path) {
  auto hosts = std::make_shared<GovernmentHosts>();
  auto file = OpenKnowledgeFile(path, false);
  if (!file && file.error().code == Errc::kNotFound) return std::shared_ptr<const GovernmentHosts>(hosts);
  if (!file) return file.error();
  Findings findings;
  for (const KnowledgeLine& line : ReadLines(*file, true, findings)) {
    std::vector<std::string_view> words = SplitWords(line.text);
    if (words.size() != 3 || (words[0] != "tld" && words[0] != "host") || words[2].size() != 3) {
      return Error{Errc::kBadData, "a line is 'tld END CODE' or 'host ADDRESS CODE'", fmt::format("{}:{}", path, line.number)};
    }
    (words[0] == "tld" ? hosts->tlds_ : hosts->hosts_).emplace(words[1], words[2]);
  }
  return std::shared_ptr<const GovernmentHosts>(hosts);
}

std::string GovernmentHosts::Of(std::string_view url) const {
  const std::string host = HostOf(url);
  // The longest end of the address that is listed.
  for (size_t at = 0; at < host.size();) {
    if (auto found = hosts_.find(std::string_view(host).substr(at)); found != hosts_.end()) return found->second;
    size_t point = host.find('.', at);
    if (point == host.npos) break;
    at = point + 1;
  }
  size_t last = host.rfind('.');
  if (last == host.npos) return "";
  auto tld = tlds_.find(std::string_view(host).substr(last + 1));
  size_t before = host.rfind('.', last - 1);
  std::string_view label = std::string_view(host).substr(before == host.npos ? 0 : before + 1);
  label = label.substr(0, label.find('.'));
  const bool government = OneOf(label, {"gov", "gob", "gouv", "go", "govt", "gv", "guv", "gub", "mil", "mofa", "mfa"});
  return tld != tlds_.end() && government ? tld->second : "";
}

}  // namespace lapwing
