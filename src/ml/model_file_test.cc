#include "ml/model_file.h"

#include <gtest/gtest.h>

#include <limits>

#include "ml/testing.h"

namespace tacitus {
namespace {

std::string small_file() {
  ModelWriter writer;
  writer.add("a", "I8", {2, 3}, std::vector<std::int8_t>{1, -2, 3, 4, -127, 127});
  writer.add("f", "F32", {2}, std::vector<float>{0.5f, -2});
  writer.add("h", "U64", {1}, std::vector<std::uint64_t>{1ull << 63});
  writer.add("i", "I32", {2}, std::vector<std::int32_t>{7, -7});
  writer.add_text("t", "NOUN\n\nVERB\n");
  return writer.bytes();
}

TEST(ModelFile, GivesWhatWasWritten) {
  const std::string bytes = small_file();
  const Result<ModelFile> file = ModelFile::open("m", bytes);
  ASSERT_TRUE(file) << file.error().text();
  EXPECT_EQ(file->metadata("format"), "tacitus-1");
  EXPECT_EQ(file->metadata("nothing"), "");
  EXPECT_EQ(file->shape("a"), (std::vector<std::uint64_t>{2, 3}));
  EXPECT_TRUE(file->has("t"));
  EXPECT_FALSE(file->has("u"));
  const auto a = file->bytes_of("a", {2, 0});
  ASSERT_TRUE(a);
  EXPECT_EQ(std::vector<std::int8_t>(a->begin(), a->end()),
            (std::vector<std::int8_t>{1, -2, 3, 4, -127, 127}));
  EXPECT_EQ(*file->floats_of("f", {2}), (std::vector<float>{0.5f, -2}));
  EXPECT_EQ(*file->hashes_of("h", {0}), (std::vector<std::uint64_t>{1ull << 63}));
  EXPECT_EQ(*file->integers_of("i", {2}), (std::vector<std::int32_t>{7, -7}));
  EXPECT_EQ(*file->lines_of("t"), (std::vector<std::string_view>{"NOUN", "", "VERB"}));
}

TEST(ModelFile, WrongTensors) {
  ModelWriter writer;
  writer.add("low", "I8", {1}, std::vector<std::int8_t>{-128});
  writer.add("nan", "F32", {1}, std::vector<float>{std::numeric_limits<float>::quiet_NaN()});
  writer.add("huge", "F32", {1}, std::vector<float>{1e10f});
  writer.add("none", "F32", {0}, std::vector<float>());
  writer.add_text("open", "NOUN");
  writer.add_text("broken", "\xFF\n");
  const std::string bytes = writer.bytes();
  const Result<ModelFile> file = ModelFile::open("m", bytes);
  ASSERT_TRUE(file) << file.error().text();
  EXPECT_EQ(file->floats_of("x", {1}).error().text(), "m:x: the model has no such tensor");
  EXPECT_EQ(file->floats_of("low", {1}).error().text(), "m:low: dtype is I8; expected F32");
  EXPECT_EQ(file->floats_of("nan", {1}).error().text(),
            "m:nan: has a value that is not finite or above 1e5");
  EXPECT_EQ(file->floats_of("huge", {1}).error().text(),
            "m:huge: has a value that is not finite or above 1e5");
  EXPECT_EQ(file->floats_of("huge", {2, 0}).error().text(),
            "m:huge: shape is [1]; expected [2, any]");
  EXPECT_FALSE(file->floats_of("none", {0}));  // any size, but not none
  EXPECT_EQ(file->bytes_of("low", {1}).error().text(),
            "m:low: has a value of -128; expected -127..127");
  EXPECT_EQ(file->lines_of("open").error().text(), "m:open: does not end with a line feed");
  EXPECT_EQ(file->lines_of("broken").error().text(), "m:broken: is not UTF-8");
}

TEST(ModelFile, WrongHeaders) {
  struct Case {
    std::string header;
    std::string error;
  };
  const std::string data(64, '\0');
  const Case kCases[] = {
      {"[]", "m: the header is no JSON object"},
      {"{", "m: header: byte 56: the text ends in the middle of a value"},
      {R"({"a":1})", "m:a: dtype is none of I8, I32, U64, F32, U8"},
      {R"({"a":{"dtype":"F64"}})", "m:a: dtype is none of I8, I32, U64, F32, U8"},
      {R"({"a":{"dtype":"I8","shape":[4]}})",
       "m:a: shape and two data_offsets must be lists of sizes"},
      {R"({"a":{"dtype":"I8","shape":[-4],"data_offsets":[0,4]}})",
       "m:a: shape and two data_offsets must be lists of sizes"},
      {R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,65]}})",
       "m:a: its data lie outside the file"},
      {R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[4,0]}})",
       "m:a: its data lie outside the file"},
      {R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[4,8]}})",
       "m:a: does not begin at a multiple of 64"},
      {R"({"a":{"dtype":"I8","shape":[5],"data_offsets":[0,4]}})",
       "m:a: shape [5] does not fit its 4 bytes"},
      // Sizes whose product would wrap around.
      {R"({"a":{"dtype":"U64","shape":[4294967296,4294967296],"data_offsets":[0,0]}})",
       "m:a: shape [4294967296, 4294967296] does not fit its 0 bytes"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.header);
    const std::string bytes = ModelWriter::framed(c.header, data);
    const Result<ModelFile> file = ModelFile::open("m", bytes);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().text(), c.error);
  }
}

TEST(ModelFile, EveryCutIsAnError) {
  const std::string bytes = small_file();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<ModelFile> file = ModelFile::open("m", std::string_view(bytes).substr(0, size));
    // What is cut may be padding after the last tensor.
    if (file) {
      EXPECT_GT(size, bytes.size() - 64);
    }
  }
  EXPECT_EQ(ModelFile::open("m", "").error().text(), "m: not a model file; it has no header");
  EXPECT_EQ(ModelFile::open("m", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF").error().text(),
            "m: not a model file; its header would be longer than the file");
}

TEST(ModelFile, EveryChangedByteIsSurvived) {
  const std::string bytes = small_file();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char byte : {'\0', '\xFF', '"', '9', '{', ']'}) {
      std::string changed = bytes;
      changed[at] = byte;
      const Result<ModelFile> file = ModelFile::open("m", changed);
      if (file) {
        (void)file->lines_of("t");
        (void)file->bytes_of("a", {0, 0});
        (void)file->floats_of("f", {0});
      }
    }
  }
}

}  // namespace
}  // namespace tacitus
