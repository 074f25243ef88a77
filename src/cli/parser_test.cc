#include "cli/parser.h"

#include <gtest/gtest.h>

#include "cli/manual.h"

namespace tacitus {
namespace {

Parsed parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "tacitus");
  return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

TEST(ParseCommandLine, FillsOptions) {
  const Parsed parsed = parse({"code", "a.txt", "-", "--date", "2021-03-03", "-j", "3", "--to=csv",
                               "-o", "out", "-q", "--offsets", "utf16"});
  ASSERT_NE(parsed.command, nullptr);
  EXPECT_EQ(parsed.command->name, "code");
  EXPECT_EQ(parsed.options.files, (std::vector<std::string>{"a.txt", "-"}));
  EXPECT_EQ(parsed.options.date, "2021-03-03");
  EXPECT_EQ(parsed.options.jobs, 3u);
  EXPECT_EQ(parsed.options.to, "csv");
  EXPECT_EQ(parsed.options.output, "out");
  EXPECT_EQ(parsed.options.offsets, "utf16");
  EXPECT_TRUE(parsed.options.quiet);
}

TEST(ParseCommandLine, WrongUsageIsTwo) {
  const std::vector<const char*> cases[] = {
      {"cod"},           {"code", "--nope"},          {"code", "--to", "xml"},
      {"eval"},          {"code", "-j", "0"},         {"code", "--date", "2021-02-30"},
      {"schema", "arg"}, {"completion", "tcsh"},      {"--nope"},
      {"code", "-j"},    {"code", "--from", "jsonn"},
  };
  for (const auto& arguments : cases) {
    SCOPED_TRACE(arguments.back());
    const Parsed parsed = parse(arguments);
    EXPECT_EQ(parsed.command, nullptr);
    EXPECT_EQ(parsed.exit_code, kUsage);
  }
}

TEST(ParseCommandLine, HelpIsFine) {
  for (const std::vector<const char*>& arguments :
       {std::vector<const char*>{}, {"--help"}, {"--version"}, {"code", "-h"}}) {
    const Parsed parsed = parse(arguments);
    EXPECT_EQ(parsed.command, nullptr);
    EXPECT_EQ(parsed.exit_code, kFine);
  }
}

TEST(DescribeCommands, EveryCommandIsDescribed) {
  const std::vector<CommandInfo> infos = describe_commands();
  ASSERT_EQ(infos.size(), commands().size());
  for (std::size_t i = 0; i < infos.size(); ++i) {
    EXPECT_EQ(infos[i].name, commands()[i].name);
    EXPECT_FALSE(infos[i].summary.empty());
    EXPECT_FALSE(infos[i].examples.empty()) << infos[i].name;
    for (const OptionInfo& option : infos[i].options) EXPECT_FALSE(option.help.empty());
    const std::string text = help(infos[i].name);
    EXPECT_NE(text.find("Usage: tacitus " + infos[i].name), std::string::npos);
    EXPECT_NE(manual_page().find(".SS \"" + infos[i].name), std::string::npos);
  }
}

}  // namespace
}  // namespace tacitus
