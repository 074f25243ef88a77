#include <gtest/gtest.h>

#include "server/http.h"

namespace tacitus {
namespace {

// "path name=value name=value", or "broken".
std::string parsed(std::string_view target) {
  HttpRequest request;
  if (!parse_target(target, request)) return "broken";
  std::string out = request.path;
  for (const auto& [name, value] : request.parameters) out += " " + name + "=" + value;
  return out;
}

TEST(ParseTarget, Cases) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {"/", "/"},
      {"/v1/records?q=type%3AREJECT+since:2017&limit=5",
       "/v1/records q=type:REJECT since:2017 limit=5"},
      {"/a+b?c", "/a+b c="},  // a plus in the path is a plus
      {"/a?b=c=d&&e=", "/a b=c=d e="},
      {"/caf%C3%A9", "/caf\xC3\xA9"},
      {"/%C3", "broken"},  // no UTF-8
      {"/%0", "broken"},
      {"/%zz", "broken"},
      {"/a%00b", "broken"},
      {"/a?b=%00", "broken"},
      {"a", "broken"},
      {"", "broken"},
      {"http://elsewhere/", "broken"},
  };
  for (const auto& [target, expected] : kCases) EXPECT_EQ(parsed(target), expected) << target;
}

TEST(HttpRequest, FirstParameterOfAName) {
  HttpRequest request;
  ASSERT_TRUE(parse_target("/?a=1&a=2", request));
  EXPECT_EQ(request.parameter("a"), "1");
  EXPECT_EQ(request.parameter("b"), "");
}

}  // namespace
}  // namespace tacitus
