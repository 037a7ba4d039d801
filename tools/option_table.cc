// SPDX-License-Identifier: Apache-2.0
#include "tools/option_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace lapwing::tools {
namespace {

/// Verbs and sub-verbs with the words that lead to them; "lapwing" itself first.
std::vector<std::pair<std::string, const CLI::App*>> Verbs(const CLI::App& app) {
  std::vector<std::pair<std::string, const CLI::App*>> verbs;
  std::function<void(const std::string&, const CLI::App*)> add = [&](const std::string& words, const CLI::App* verb) {
    verbs.emplace_back(words, verb);
    for (const CLI::App* sub : verb->get_subcommands([](const CLI::App* s) { return !s->get_name().empty(); })) add(words + " " + sub->get_name(), sub);
  };
  add("lapwing", &app);
  return verbs;
}

std::vector<const CLI::Option*> Shown(const CLI::App& verb) {
  std::vector<const CLI::Option*> options = verb.get_options([](const CLI::Option* o) { return !o->get_group().empty(); });
  return options;
}

std::vector<std::string> Names(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

/// A dash is a minus on paper, and a line that begins with a point or an apostrophe is a command of troff.
std::string Troff(std::string_view text) {
  std::string out;
  bool begins = true;
  for (char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else out += c;
    begins = c == '\n';
  }
  return out;
}

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

/// "lapwing actors check" -> "lapwing-actors-check".
std::string Joined(std::string words, char with) {
  std::replace(words.begin(), words.end(), ' ', with);
  return words;
}

std::string Page(const std::string& words, const CLI::App& verb, const std::string& version, const std::vector<std::pair<std::string, const CLI::App*>>& verbs) {
  std::string name = Joined(words, '-'), description = verb.get_description();
  std::string first = description.substr(0, description.find('\n'));
  std::string page = fmt::format(".TH {} 1 \"\" \"lapwing {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n.B {}\n", Upper(name), version, Troff(name), Troff(first), Troff(words));
  std::string arguments;
  for (const CLI::Option* option : Shown(verb)) {
    if (option->get_positional()) arguments += fmt::format(" [{}]...", option->get_type_name().empty() ? Upper(option->get_name()) : option->get_type_name());
  }
  page += fmt::format("[OPTIONS]{}\n.SH DESCRIPTION\n.nf\n{}\n.fi\n", words == "lapwing" ? " VERB" : arguments, Troff(description));
  std::string below;
  for (const auto& [other, sub] : verbs) {
    if (other.size() > words.size() && other.starts_with(words + " ") && other.find(' ', words.size() + 1) == std::string::npos) {
      below += fmt::format(".TP\n.BR {} (1)\n{}\n", Troff(Joined(other, '-')), Troff(sub->get_description()));
    }
  }
  if (!below.empty()) page += ".SH VERBS\n" + below;
  std::string options;
  for (const CLI::Option* option : Shown(verb)) {
    std::vector<std::string> names = Names(*option);
    std::string value = option->get_type_size() == 0 ? "" : option->get_type_name();
    if (names.empty()) options += fmt::format(".TP\n.I {}\n{}\n", Troff(value.empty() ? Upper(option->get_name()) : value), Troff(option->get_description()));
    else options += fmt::format(".TP\n.B {}\n{}\n", Troff(fmt::format("{}{}{}", fmt::join(names, ", "), value.empty() ? "" : " ", value)), Troff(option->get_description()));
  }
  if (!options.empty()) page += ".SH OPTIONS\n" + options;
  std::string footer = verb.get_footer();
  if (footer.starts_with("Example")) footer.erase(0, footer.find('\n') + 1);  // the heading says it
  if (!footer.empty()) page += fmt::format(".SH EXAMPLES\n.nf\n{}\n.fi\n", Troff(footer));
  if (words == "lapwing") {
    page += ".SH EXIT STATUS\n0 done; 1 ran, but the answer is no; 2 usage, or the program's own data; 3 some inputs failed, the rest is done; 4 storage or network.\n"
            ".SH ENVIRONMENT\n.TP\n.B LAPWING_DB\nThe store, where \\-\\-db is not given.\n.TP\n.B LAPWING_DATA\nFolder with models, knowledge and codebook, where \\-\\-data is not given.\n";
  }
  return page;
}

/// Does the value of this option name a file or a folder?
bool TakesFile(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.find("FILE") != std::string::npos || type.find("DIR") != std::string::npos || type.find("FOLDER") != std::string::npos || type.find("STORE") != std::string::npos ||
         type.find("INPUT") != std::string::npos;
}

std::vector<std::string> SubVerbs(const std::string& words, const std::vector<std::pair<std::string, const CLI::App*>>& verbs) {
  std::vector<std::string> names;
  for (const auto& [other, sub] : verbs) {
    if (other.starts_with(words + " ") && other.find(' ', words.size() + 1) == std::string::npos) names.push_back(sub->get_name());
  }
  return names;
}

std::vector<std::string> AllNames(const CLI::App& verb) {
  std::vector<std::string> all;
  for (const CLI::Option* option : Shown(verb)) {
    for (std::string& name : Names(*option)) all.push_back(std::move(name));
  }
  return all;
}

std::string Bash(const std::vector<std::pair<std::string, const CLI::App*>>& verbs) {
  std::string script = "# bash completion for lapwing; source it, or put it under /usr/share/bash-completion/completions\n_lapwing() {\n"
                       "  local word=${COMP_WORDS[COMP_CWORD]} path=lapwing i\n  COMPREPLY=()\n"
                       "  for ((i = 1; i < COMP_CWORD; i++)); do\n    case \"$path ${COMP_WORDS[i]}\" in\n";
  std::string known;
  for (const auto& [words, verb] : verbs) {
    if (words != "lapwing") known += (known.empty() ? "\"" : "|\"") + words + "\"";
  }
  script += "      " + known + ") path=\"$path ${COMP_WORDS[i]}\" ;;\n    esac\n  done\n  case \"$path\" in\n";
  for (const auto& [words, verb] : verbs) {
    std::vector<std::string> names = AllNames(*verb), subs = SubVerbs(words, verbs);
    script += fmt::format("    \"{}\") if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); else COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); fi ;;\n", words,
                          fmt::join(names, " "), fmt::join(subs, " "));
  }
  // What is no verb and no option is a file.
  script += "  esac\n  if [ ${#COMPREPLY[@]} -eq 0 ] && [[ $word != -* ]]; then COMPREPLY=($(compgen -f -- \"$word\")); fi\n}\ncomplete -o filenames -F _lapwing lapwing\n";
  return script;
}

/// In single quotes of a shell.
std::string Quoted(std::string text) {
  for (size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 4)) text.replace(at, 1, "'\\''");
  return "'" + text + "'";
}

std::string FirstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string Fish(const std::vector<std::pair<std::string, const CLI::App*>>& verbs) {
  std::string script = "# fish completion for lapwing; put it under ~/.config/fish/completions\n";
  for (const auto& [words, verb] : verbs) {
    std::vector<std::string> subs = SubVerbs(words, verbs);
    std::string here;
    for (size_t at = words.find(' '); at != std::string::npos;) {
      size_t end = words.find(' ', at + 1);
      here += fmt::format("{}__fish_seen_subcommand_from {}", here.empty() ? "" : "; and ", words.substr(at + 1, end == std::string::npos ? end : end - at - 1));
      at = end;
    }
    std::string none = subs.empty() ? "" : fmt::format("not __fish_seen_subcommand_from {}", fmt::join(subs, " "));
    std::string when = here.empty() ? none : none.empty() ? here : here + "; and " + none;
    for (const auto& [other, sub] : verbs) {
      if (other == words + " " + sub->get_name()) script += fmt::format("complete -c lapwing -f -n {} -a {} -d {}\n", Quoted(when), sub->get_name(), Quoted(FirstLine(sub->get_description())));
    }
    for (const CLI::Option* option : Shown(*verb)) {
      if (Names(*option).empty()) continue;
      std::string line = fmt::format("complete -c lapwing -n {}", Quoted(when));
      for (const std::string& name : option->get_snames()) line += " -s " + name;
      for (const std::string& name : option->get_lnames()) line += " -l " + name;
      if (option->get_type_size() != 0) line += TakesFile(*option) ? " -r -F" : " -x";
      script += fmt::format("{} -d {}\n", line, Quoted(FirstLine(option->get_description())));
    }
  }
  return script;
}

std::string Zsh(const std::vector<std::pair<std::string, const CLI::App*>>& verbs) {
  // zsh reads bash's completions.
  return "#compdef lapwing\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(verbs);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> ManualPages(const CLI::App& app, const std::string& version) {
  std::vector<std::pair<std::string, std::string>> pages;
  const auto verbs = Verbs(app);
  for (const auto& [words, verb] : verbs) pages.emplace_back(Joined(words, '-') + ".1", Page(words, *verb, version, verbs));
  return pages;
}

std::string Completion(const CLI::App& app, const std::string& shell) {
  const auto verbs = Verbs(app);
  if (shell == "bash") return Bash(verbs);
  if (shell == "zsh") return Zsh(verbs);
  if (shell == "fish") return Fish(verbs);
  return "";
}

}  // namespace lapwing::tools
