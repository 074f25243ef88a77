#include "cli/manual.h"

#include <algorithm>
#include <iostream>

#include "cli/parser.h"
#include "io/output.h"
#include "tacitus/version.h"

// Help, manual page and completions are three prints of describe_commands().

namespace tacitus {
namespace {

constexpr std::string_view kAbout =
    "Tacitus reads news and writes down, as data, who did what to whom, when, and on whose word.";

struct ExitCode {
  std::string_view code;
  std::string_view meaning;
};

constexpr ExitCode kExitCodes[] = {
    {"0", "fine"},
    {"1",
     "something was reported: a bad document, a failed check, an output that cannot be written"},
    {"2", "wrong usage"},
    {"130", "interrupted; what was finished has been written"},
};

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(std::max(width, out.size()), ' ');
  return out;
}

// "-o, --output FILE", or "FILE" for an argument.
std::string spelled(const OptionInfo& option) {
  std::string out;
  for (const std::string& name : option.names) out += (out.empty() ? "" : ", ") + name;
  if (option.value.empty()) return out;
  return out + (out.empty() ? "" : " ") + option.value;
}

void add_exit_codes(std::string& out) {
  out += "\nExit codes:\n";
  for (const ExitCode& code : kExitCodes) {
    out += "  " + padded(code.code, 5) + std::string(code.meaning) + "\n";
  }
}

std::string help_of(const CommandInfo& info) {
  std::string out = "tacitus " + info.name + ": " + info.summary + "\n\nUsage: tacitus " +
                    info.name + " [OPTIONS]" + (info.arguments.empty() ? "" : " ") +
                    info.arguments + "\n\n";
  for (const OptionInfo& option : info.options) {
    out += "  " + padded(spelled(option), 23) + " " + option.help + "\n";
  }
  out += "\nExamples:\n";
  for (const std::string& example : info.examples) out += "  " + example + "\n";
  add_exit_codes(out);
  return out;
}

// ---------------------------------------------------------------------------------- roff

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

void add_command(std::string& out, const CommandInfo& info) {
  out += ".SS \"" + info.name + (info.arguments.empty() ? "" : " ") + info.arguments + "\"\n" +
         escaped(info.summary) + ".\n";
  for (const OptionInfo& option : info.options) {
    if (option.names.size() == 2 && option.names[0] == "-h") continue;
    out += ".TP\n.B " + escaped(spelled(option)) + "\n" + escaped(option.help) + ".\n";
  }
}

void add_section(std::string& out, std::string_view name, std::string_view text) {
  out.append(".SH ").append(name).append("\n").append(text);
}

// ---------------------------------------------------------------------------- completion

std::string words_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string names_of_commands() {
  std::string out;
  for (const Command& command : commands()) {
    out += (out.empty() ? "" : " ") + std::string(command.name);
  }
  return out;
}

std::string bash_completion() {
  std::string out =
      "# bash completion for tacitus; made by `tacitus completion bash`\n"
      "_tacitus() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local words=\"\"\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W \"" +
      names_of_commands() +
      " --help --version\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]} $before\" in\n";
  for (const CommandInfo& info : describe_commands()) {
    for (const OptionInfo& option : info.options) {
      if (option.choices.empty() || option.names.empty()) continue;
      for (const std::string& name : option.names) {
        out += "    \"" + info.name + " " + name + "\") words=\"" + words_of(option.choices) +
               "\" ;;\n";
      }
    }
  }
  out += "  esac\n  if [[ -z $words ]]; then\n    case ${COMP_WORDS[1]} in\n";
  for (const CommandInfo& info : describe_commands()) {
    std::vector<std::string> all;
    for (const OptionInfo& option : info.options) {
      all.insert(all.end(), option.names.begin(), option.names.end());
      if (option.names.empty()) all.insert(all.end(), option.choices.begin(), option.choices.end());
    }
    out += "      " + info.name + ") words=\"" + words_of(all) + "\" ;;\n";
  }
  return out +
         "    esac\n"
         "    [[ $word == -* || ${COMP_WORDS[1]} == completion ]] || words=\"\"\n"
         "  fi\n"
         "  if [[ -n $words ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _tacitus tacitus\n";
}

// Text inside single quotes of zsh and fish, and inside zsh's [...] and :...: .
std::string shell_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') continue;
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string fish_quoted(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '\''), out.end());
  return "'" + out + "'";
}

std::string zsh_completion() {
  std::string out =
      "#compdef tacitus\n"
      "# zsh completion for tacitus; made by `tacitus completion zsh`\n"
      "_tacitus() {\n"
      "  local -a commands=(\n";
  for (const CommandInfo& info : describe_commands()) {
    out += "    '" + info.name + ":" + shell_quoted(info.summary) + "'\n";
  }
  out +=
      "  )\n"
      "  if ((CURRENT == 2)); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  case $words[2] in\n";
  for (const CommandInfo& info : describe_commands()) {
    out += "    " + info.name + ")\n      _arguments '1:command:'";
    for (const OptionInfo& option : info.options) {
      const std::string values =
          option.choices.empty() ? "_files" : "(" + words_of(option.choices) + ")";
      for (const std::string& name : option.names) {
        out += " \\\n        '" + name + "[" + shell_quoted(option.help) + "]";
        out += option.value.empty() ? "'" : ":" + shell_quoted(option.value) + ":" + values + "'";
      }
      if (option.names.empty()) {
        out += " \\\n        '*:" + shell_quoted(option.value) + ":" + values + "'";
      }
    }
    out += "\n      ;;\n";
  }
  return out + "  esac\n}\n_tacitus \"$@\"\n";
}

std::string fish_completion() {
  std::string out = "# fish completion for tacitus; made by `tacitus completion fish`\n";
  for (const CommandInfo& info : describe_commands()) {
    out += "complete -c tacitus -n __fish_use_subcommand -f -a " + info.name + " -d " +
           fish_quoted(info.summary) + "\n";
  }
  for (const CommandInfo& info : describe_commands()) {
    for (const OptionInfo& option : info.options) {
      out += "complete -c tacitus -n '__fish_seen_subcommand_from " + info.name + "'";
      for (const std::string& name : option.names) {
        const bool is_long = name.substr(0, 2) == "--";
        out += is_long ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      if (!option.value.empty() && !option.names.empty()) out += " -r";
      if (!option.choices.empty()) out += " -f -a '" + words_of(option.choices) + "'";
      out += " -d " + fish_quoted(option.help) + "\n";
    }
  }
  return out;
}

int print(const std::string& text) {
  const Status status = write_bytes(std::cout, text);
  if (status && flush(std::cout)) return kFine;
  return kReported;
}

}  // namespace

std::string help(std::string_view command) {
  const std::vector<CommandInfo> infos = describe_commands();
  for (const CommandInfo& info : infos) {
    if (info.name == command) return help_of(info);
  }
  std::string out = std::string(kAbout) + "\n\nUsage: tacitus COMMAND [OPTIONS] [FILE]...\n\n";
  for (const CommandInfo& info : infos) {
    out += "  " + padded(info.name, 12) + info.summary + "\n";
  }
  out +=
      "\n  -h, --help     show this help, or that of a command\n"
      "  -V, --version  show the version\n";
  add_exit_codes(out);
  return out;
}

std::string manual_page() {
  std::string out =
      ".TH TACITUS 1 \"\" \"tacitus " + std::string(kVersion) + "\" \"User Commands\"\n";
  add_section(out, "NAME", "tacitus \\- who did what to whom, from news text to data\n");
  add_section(out, "SYNOPSIS", ".B tacitus\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIFILE\\fR]...\n");
  add_section(
      out, "DESCRIPTION",
      escaped(kAbout) +
          "\n"
          "It runs offline; the same input gives the same bytes. Every field of a record points "
          "back to the words that it came from and to the rule that read them.\n");
  add_section(out, "COMMANDS", "");
  for (const CommandInfo& info : describe_commands()) add_command(out, info);
  add_section(
      out, "INPUT",
      "A file that ends with .jsonl or .ndjson is one JSON object a line with the members "
      "id, text, title, date, publisher, url, language, of which only text is required; one "
      "that ends with .conllu is CoNLL\\-U; any other is the plain text of one story.\n");
  add_section(out, "EXIT STATUS", "");
  for (const ExitCode& code : kExitCodes) {
    out += ".TP\n.B " + std::string(code.code) + "\n" + escaped(code.meaning) + ".\n";
  }
  add_section(out, "ENVIRONMENT",
              ".TP\n.B TACITUS_DATA\nThe data folder, when \\-\\-data is not given.\n"
              ".TP\n.B NO_COLOR\nNo colours, whatever the value.\n");
  add_section(out, "FILES",
              ".TP\n.I ../share/tacitus/data\nThe data folder, seen from the program's own.\n");
  add_section(out, "EXAMPLES", ".nf\n");
  for (const CommandInfo& info : describe_commands()) {
    for (const std::string& example : info.examples) out += escaped(example) + "\n";
  }
  return out + ".fi\n";
}

std::string completion(std::string_view shell) {
  if (shell == "zsh") return zsh_completion();
  if (shell == "fish") return fish_completion();
  return bash_completion();
}

int run_man(const Options&) { return print(manual_page()); }

int run_completion(const Options& options) { return print(completion(options.shell)); }

}  // namespace tacitus
