#include "lexicon/frames.h"

#include <algorithm>
#include <charconv>

#include "base/table.h"
#include "base/utf8.h"
#include "lexicon/frame_reader.h"

// The reader of data/frames: one pass that gathers the lines of all files into blocks, one that
// names the classes (a frame may use a class of a later file), one that reads the frames.

namespace tacitus {
namespace {

constexpr std::string_view kKeys[] = {"code",   "verbs",  "nouns",      "adjectives", "require",
                                      "unless", "actor",  "recipient",  "options",    "absorbs",
                                      "when",   "status", "confidence", "yes",        "no"};
constexpr std::string_view kOptions[] = {
    "negated",          "actor-optional", "reciprocal", "recipient-required",
    "recipient-wanted", "exact",          "mutual"};

struct Line {
  std::uint32_t number = 0;
  LinePart text;
};

struct Block {
  std::string_view file;
  std::uint32_t line = 0;
  bool is_class = false;
  LinePart name;
  std::vector<Line> lines;
};

// Reads the blocks of data/frames into `Frames`. Errors know their place.
class FrameParser {
 public:
  explicit FrameParser(const CodeChecker& codes) : codes_(codes) {}

  Status read_file(const Resources::File& file);
  Status finish();
  Frames take() { return std::move(frames_); }

 private:
  std::string place(const Block& block, std::uint32_t line, std::uint32_t column) const {
    return std::string(block.file) + ":" + std::to_string(line) + ":" + std::to_string(column);
  }
  Error fault(const Block& block, const Line& line, LinePart at, std::string message) const {
    return bad_data(place(block, line.number, at.column), std::move(message));
  }
  Status name_class(const Block& block);
  Status fill_class(const Block& block, std::uint32_t index, std::uint32_t depth);
  Status read_frame(const Block& block);
  Status read_line(const Block& block, const Line& line, Frame& frame);
  Status read_code(const Block& block, const Line& line, LinePart value, Refinement& code,
                   std::string_view type);
  Status read_triggers(const Block& block, const Line& line, LinePart value, TriggerKind kind,
                       Frame& frame);
  Result<Path> read_path(const Block& block, const Line& line, LinePart value);
  Status read_paths(const Block& block, const Line& line, LinePart value, std::vector<Path>& paths);
  Result<AnyOf> read_condition(const Block& block, const Line& line, LinePart value);
  Status read_test(const Block& block, const Line& line, LinePart test, Condition& condition);
  Status read_options(const Block& block, const Line& line, LinePart value, Frame& frame);
  Status read_scalar(const Block& block, const Line& line, std::string_view key, LinePart value,
                     Frame& frame);
  Status read_when(const Block& block, const Line& line, LinePart value, Frame& frame);
  Status read_example(const Block& block, const Line& line, bool positive, LinePart value,
                      const Frame& frame);
  Status complete(const Block& block, const Frame& frame) const;
  std::optional<std::uint32_t> class_named(LinePart piece) const;
  void index_frame(std::uint32_t index);

  const CodeChecker& codes_;
  Frames frames_;
  std::vector<Block> blocks_;
  std::map<std::string, std::uint32_t, std::less<>> class_index_;  // name to classes
  std::map<std::string, std::uint32_t, std::less<>> class_block_;  // name to blocks_
  std::vector<std::uint8_t> class_state_;                          // 0 new, 1 being filled, 2 done
};

Status FrameParser::read_file(const Resources::File& file) {
  std::uint32_t number = 0;
  const std::string_view bytes = file.bytes;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t newline = bytes.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? bytes.size() : newline;
    const std::string_view text = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    const std::string where = file.name + ":" + std::to_string(number) + ":1";
    if (!is_utf8(text)) return bad_data(where, "the line is not valid UTF-8");
    if (!text.empty() && text.back() == '\r') {
      return bad_data(where, "carriage return; lines must end with \\n alone");
    }
    const LinePart piece = trimmed({text, 1});
    if (piece.text.empty() || piece.text.front() == '#') continue;
    if (piece.column > 1) {
      if (blocks_.empty() || blocks_.back().file != file.name) {
        return bad_data(where, "an indented line before the first class or frame");
      }
      blocks_.back().lines.push_back({number, piece});
      continue;
    }
    const std::size_t blank = text.find(' ');
    const std::string_view key = text.substr(0, blank);
    if (key != "class" && key != "frame") {
      return bad_data(where, "unknown block \"" + std::string(key) +
                                 "\"; a line at the margin begins with class or frame");
    }
    if (blank == std::string_view::npos) return bad_data(where, "the block has no name");
    Block block{file.name,
                number,
                key == "class",
                trimmed({text.substr(blank), static_cast<std::uint32_t>(blank + 1)}),
                {}};
    blocks_.push_back(std::move(block));
    if (blocks_.back().is_class) {
      if (Status status = name_class(blocks_.back()); !status) return status;
    }
  }
  return Ok{};
}

Status FrameParser::name_class(const Block& block) {
  const auto index = static_cast<std::uint32_t>(frames_.classes.size());
  const std::string name(block.name.text);
  if (!class_index_.emplace(name, index).second) {
    return bad_data(place(block, block.line, block.name.column),
                    "the class \"" + name + "\" is already defined");
  }
  class_block_[name] = static_cast<std::uint32_t>(blocks_.size() - 1);
  frames_.classes.push_back({});
  frames_.classes.back().name = name;
  return Ok{};
}

std::optional<std::uint32_t> FrameParser::class_named(LinePart piece) const {
  if (piece.text.size() < 3 || piece.text.front() != '<' || piece.text.back() != '>') {
    return std::nullopt;
  }
  const auto found = class_index_.find(piece.text.substr(1, piece.text.size() - 2));
  if (found == class_index_.end()) return std::nullopt;
  return found->second;
}

Status FrameParser::fill_class(const Block& block, std::uint32_t index, std::uint32_t depth) {
  if (class_state_[index] == 2) return Ok{};
  if (class_state_[index] == 1 || depth > 20) {
    return bad_data(place(block, block.line, 1), "the class takes in itself");
  }
  class_state_[index] = 1;
  for (const Line& line : block.lines) {
    for (const LinePart piece : split(line.text, ",")) {
      if (piece.text.empty()) return fault(block, line, piece, "an entry is empty");
      if (piece.text.front() == '<') {
        const auto other = class_named(piece);
        if (!other) return fault(block, line, piece, "unknown class " + std::string(piece.text));
        const Block& inner = blocks_[class_block_.at(frames_.classes[*other].name)];
        if (Status status = fill_class(inner, *other, depth + 1); !status) return status;
        const WordClass& from = frames_.classes[*other];
        WordClass& into = frames_.classes[index];
        into.single.insert(from.single.begin(), from.single.end());
        for (const auto& [head, entries] : from.compound) {
          auto& list = into.compound[head];
          list.insert(list.end(), entries.begin(), entries.end());
        }
        continue;
      }
      std::vector<std::string> words = words_of(piece.text);
      const std::string head = words.back();
      words.pop_back();
      WordClass& into = frames_.classes[index];
      if (words.empty()) {
        into.single.emplace(head, true);
      } else {
        into.compound[head].push_back(std::move(words));
      }
    }
  }
  class_state_[index] = 2;
  return Ok{};
}

Status FrameParser::finish() {
  class_state_.assign(frames_.classes.size(), 0);
  for (const Block& block : blocks_) {
    if (!block.is_class) continue;
    const std::uint32_t index = class_index_.find(block.name.text)->second;
    if (Status status = fill_class(block, index, 0); !status) return status;
  }
  for (const Block& block : blocks_) {
    if (block.is_class) continue;
    if (Status status = read_frame(block); !status) return status;
  }
  return Ok{};
}

Status FrameParser::read_frame(const Block& block) {
  Frame frame;
  frame.name = block.name.text;
  frame.rule = std::string(block.file) + ":" + std::to_string(block.line);
  for (const Frame& other : frames_.frames) {
    if (other.name == frame.name) {
      return bad_data(place(block, block.line, block.name.column),
                      "the frame \"" + frame.name + "\" is already defined at " + other.rule);
    }
  }
  for (const Line& line : block.lines) {
    if (Status status = read_line(block, line, frame); !status) return status;
  }
  if (Status status = complete(block, frame); !status) return status;
  frames_.frames.push_back(std::move(frame));
  index_frame(static_cast<std::uint32_t>(frames_.frames.size() - 1));
  return Ok{};
}

Status FrameParser::complete(const Block& block, const Frame& frame) const {
  const auto lacks = [&](std::string_view what) {
    return bad_data(place(block, block.line, 1),
                    "the frame \"" + frame.name + "\" has no " + std::string(what));
  };
  if (frame.type.empty()) return lacks("code");
  if (frame.triggers.empty()) return lacks("verbs, nouns or adjectives");
  if (frame.actor.empty() && !frame.actor_optional) return lacks("actor");
  const auto index = frames_.frames.size();
  bool proven = false;
  for (const Example& example : frames_.examples) {
    proven = proven || (example.frame == index && example.positive);
  }
  if (!proven) return lacks("\"yes\" example");
  return Ok{};
}

void FrameParser::index_frame(std::uint32_t index) {
  static constexpr char kKinds[] = {'v', 'n', 'a'};
  const Frame& frame = frames_.frames[index];
  for (std::uint32_t t = 0; t < frame.triggers.size(); ++t) {
    const Trigger& trigger = frame.triggers[t];
    std::string key(1, kKinds[static_cast<std::size_t>(trigger.kind)]);
    frames_.by_trigger[key + trigger.lemma].push_back({index, t});
  }
}

Status FrameParser::read_line(const Block& block, const Line& line, Frame& frame) {
  const std::size_t blank = line.text.text.find(' ');
  const std::string_view key = line.text.text.substr(0, blank);
  if (std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys)) {
    return fault(block, line, line.text,
                 "unknown key \"" + std::string(key) + "\"" +
                     did_you_mean(key, {std::begin(kKeys), std::end(kKeys)}));
  }
  if (blank == std::string_view::npos) {
    return fault(block, line, line.text, "\"" + std::string(key) + "\" has no value");
  }
  const LinePart value =
      trimmed({line.text.text.substr(blank), line.text.column + static_cast<std::uint32_t>(blank)});
  if (key == "verbs") return read_triggers(block, line, value, TriggerKind::verb, frame);
  if (key == "nouns") return read_triggers(block, line, value, TriggerKind::noun, frame);
  if (key == "adjectives") return read_triggers(block, line, value, TriggerKind::adjective, frame);
  if (key == "actor") return read_paths(block, line, value, frame.actor);
  if (key == "recipient") return read_paths(block, line, value, frame.recipient);
  if (key == "absorbs") return read_paths(block, line, value, frame.absorbs);
  if (key == "options") return read_options(block, line, value, frame);
  if (key == "when") return read_when(block, line, value, frame);
  if (key == "yes" || key == "no") return read_example(block, line, key == "yes", value, frame);
  if (key == "require" || key == "unless") {
    Result<AnyOf> condition = read_condition(block, line, value);
    if (!condition) return condition.error();
    (key == "require" ? frame.require : frame.unless).push_back(*std::move(condition));
    return Ok{};
  }
  return read_scalar(block, line, key, value, frame);
}

Status FrameParser::read_scalar(const Block& block, const Line& line, std::string_view key,
                                LinePart value, Frame& frame) {
  if (key == "code") {
    Refinement code;
    const std::size_t blank = value.text.find(' ');
    code.type = value.text.substr(0, blank);
    if (!codes_.has_type(code.type)) {
      return fault(block, line, value,
                   "unknown type \"" + code.type + "\"; see ontology/plover.tsv");
    }
    frame.type = code.type;
    if (blank != std::string_view::npos) {
      const LinePart rest =
          trimmed({value.text.substr(blank), value.column + static_cast<std::uint32_t>(blank)});
      if (Status status = read_code(block, line, rest, code, frame.type); !status) return status;
    }
    frame.mode = code.mode;
    frame.cameo = code.cameo;
    return Ok{};
  }
  if (key == "status") {
    if (value.text == "actual") frame.status = EventStatus::actual;
    if (value.text == "future") frame.status = EventStatus::future;
    if (value.text == "hypothetical") frame.status = EventStatus::hypothetical;
    if (frame.status) return Ok{};
    return fault(block, line, value, "status must be actual, future or hypothetical");
  }
  const auto [end, error] =
      std::from_chars(value.text.data(), value.text.data() + value.text.size(), frame.confidence);
  if (error != std::errc() || end != value.text.data() + value.text.size() ||
      !(frame.confidence >= 0.05f && frame.confidence <= 1.0f)) {
    return fault(block, line, value, "confidence must be a number from 0.05 to 1");
  }
  return Ok{};
}

// Reads "[type T] [mode M] [cameo C]" in that or any order.
Status FrameParser::read_code(const Block& block, const Line& line, LinePart value,
                              Refinement& code, std::string_view type) {
  const std::vector<LinePart> words = split(value, " ");
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const std::string word(words[i + 1].text);
    if (words[i].text == "type" && codes_.has_type(word)) {
      code.type = word;
    } else if (words[i].text == "mode" &&
               codes_.has_mode(code.type.empty() ? type : std::string_view(code.type), word)) {
      code.mode = word;
    } else if (words[i].text == "cameo" && codes_.has_cameo(word)) {
      code.cameo = word;
    } else {
      return fault(block, line, words[i],
                   "\"" + std::string(words[i].text) + " " + word +
                       "\" is not known; write type, mode (of the type) or cameo with its code");
    }
  }
  if (words.size() % 2 != 0) {
    return fault(block, line, words.back(), "a code lacks its value; write mode M or cameo C");
  }
  return Ok{};
}

Status FrameParser::read_triggers(const Block& block, const Line& line, LinePart value,
                                  TriggerKind kind, Frame& frame) {
  for (const LinePart piece : split(value, ",")) {
    if (piece.text.empty()) return fault(block, line, piece, "a trigger is empty");
    if (piece.text.front() == '<') {
      const auto index = class_named(piece);
      if (!index) return fault(block, line, piece, "unknown class " + std::string(piece.text));
      const WordClass& from = frames_.classes[*index];
      std::vector<Trigger> triggers;
      for (const auto& [lemma, unused] : from.single) triggers.push_back({kind, lemma, {}});
      for (const auto& [head, entries] : from.compound) {
        for (const auto& entry : entries) triggers.push_back({kind, head, entry});
      }
      std::sort(triggers.begin(), triggers.end(), [](const Trigger& a, const Trigger& b) {
        return std::tie(a.lemma, a.companions) < std::tie(b.lemma, b.companions);
      });
      frame.triggers.insert(frame.triggers.end(), triggers.begin(), triggers.end());
      continue;
    }
    std::vector<std::string> words = words_of(piece.text);
    Trigger trigger{kind, kind == TriggerKind::noun ? words.back() : words.front(), {}};
    if (kind == TriggerKind::noun) {
      trigger.companions.assign(words.begin(), words.end() - 1);
    } else {
      trigger.companions.assign(words.begin() + 1, words.end());
    }
    frame.triggers.push_back(std::move(trigger));
  }
  return Ok{};
}

Result<Path> FrameParser::read_path(const Block& block, const Line& line, LinePart value) {
  Path path;
  if (!value.text.empty() && value.text.back() == '!') {
    path.direct = true;
    value.text.remove_suffix(1);
  }
  for (const LinePart step : split(value, ".")) {
    const auto found = parse_role(step.text);
    if (!found) {
      std::vector<std::string_view> names;
      for (Role r = 0; r < role::kFirstPreposition; ++r) names.push_back(name_of_role(r));
      return fault(
          block, line, step,
          "unknown role \"" + std::string(step.text) + "\"" + did_you_mean(step.text, names));
    }
    if (!path.roles.empty() &&
        (path.roles.back() == role::kActor || path.roles.back() == role::kRecipient)) {
      return fault(block, line, step, "actor and recipient can only end a path");
    }
    path.roles.push_back(*found);
  }
  return path;
}

Status FrameParser::read_paths(const Block& block, const Line& line, LinePart value,
                               std::vector<Path>& paths) {
  for (const LinePart piece : split(value, "|")) {
    Result<Path> path = read_path(block, line, piece);
    if (!path) return path.error();
    paths.push_back(*std::move(path));
  }
  return Ok{};
}

Result<AnyOf> FrameParser::read_condition(const Block& block, const Line& line, LinePart value) {
  AnyOf any_of;
  for (const LinePart piece : split(value, "|")) {
    const std::size_t blank = piece.text.find(' ');
    if (blank == std::string_view::npos) {
      return fault(block, line, piece, "a condition is \"PATH TEST\", for example: obj <talks>");
    }
    Condition condition;
    Result<Path> path = read_path(block, line, {piece.text.substr(0, blank), piece.column});
    if (!path) return path.error();
    condition.path = *std::move(path);
    const LinePart test =
        trimmed({piece.text.substr(blank), piece.column + static_cast<std::uint32_t>(blank)});
    if (Status status = read_test(block, line, test, condition); !status) return status.error();
    any_of.push_back(std::move(condition));
  }
  return any_of;
}

Status FrameParser::read_test(const Block& block, const Line& line, LinePart test,
                              Condition& condition) {
  struct Named {
    std::string_view word;
    Test test;
  };
  static constexpr Named kNamed[] = {
      {"actor", Test::actor},     {"actor!", Test::actor_self},
      {"person", Test::person},   {"organization", Test::organization},
      {"group", Test::group},     {"place", Test::place},
      {"country", Test::country}, {"any", Test::any},
      {"none", Test::none},       {"plural", Test::plural},
      {"name", Test::name}};
  for (const Named& named : kNamed) {
    if (test.text != named.word) continue;
    condition.test = named.test;
    return Ok{};
  }
  if (test.text.front() == '[' && test.text.back() == ']') {
    condition.test = Test::event;
    for (const std::string& word : words_of(test.text.substr(1, test.text.size() - 2))) {
      if (word == "*") continue;
      if (!codes_.has_type(word)) return fault(block, line, test, "unknown type " + word);
      condition.words.push_back(word);
    }
    return Ok{};
  }
  for (const LinePart piece : split(test, ",")) {
    if (const auto index = class_named(piece)) {
      condition.test = Test::in_class;
      condition.classes.push_back(*index);
    } else if (piece.text.size() > 2 && piece.text.front() == '"' && piece.text.back() == '"') {
      condition.test = Test::lemma;
      condition.words.emplace_back(piece.text.substr(1, piece.text.size() - 2));
    } else if (piece.text.substr(0, 5) == "code:") {
      condition.test = Test::code;
      condition.words.emplace_back(piece.text.substr(5));
    } else if (piece.text.substr(0, 7) == "sector:") {
      condition.test = Test::sector;
      condition.words.emplace_back(piece.text.substr(7));
    } else {
      return fault(
          block, line, piece,
          "\"" + std::string(piece.text) +
              "\" is no test; write a known <class>, \"word\", [TYPE], actor, actor!, "
              "person, organization, group, place, country, code:X, sector:X, any, none, plural "
              "or name");
    }
  }
  if ((!condition.classes.empty() && !condition.words.empty())) {
    return fault(block, line, test, "one test may not mix classes and words; use |");
  }
  return Ok{};
}

Status FrameParser::read_options(const Block& block, const Line& line, LinePart value,
                                 Frame& frame) {
  for (const LinePart piece : split(value, ",")) {
    if (piece.text == "negated") {
      frame.negated = true;
    } else if (piece.text == "actor-optional") {
      frame.actor_optional = true;
    } else if (piece.text == "reciprocal") {
      frame.reciprocal = true;
    } else if (piece.text == "recipient-required") {
      frame.recipient_required = true;
    } else if (piece.text == "recipient-wanted") {
      frame.recipient_wanted = true;
    } else if (piece.text == "mutual") {
      frame.mutual = true;
    } else if (piece.text == "exact") {
      frame.exact = true;
    } else {
      return fault(block, line, piece,
                   "unknown option \"" + std::string(piece.text) + "\"" +
                       did_you_mean(piece.text, {std::begin(kOptions), std::end(kOptions)}));
    }
  }
  return Ok{};
}

Status FrameParser::read_when(const Block& block, const Line& line, LinePart value, Frame& frame) {
  const std::size_t colon = value.text.find(" : ");
  if (colon == std::string_view::npos) {
    return fault(block, line, value, "when is \"CONDITION : [type T] [mode M] [cameo C]\"");
  }
  Refinement refinement;
  Result<AnyOf> conditions =
      read_condition(block, line, trimmed({value.text.substr(0, colon), value.column}));
  if (!conditions) return conditions.error();
  refinement.conditions = *std::move(conditions);
  const LinePart code =
      trimmed({value.text.substr(colon + 3), value.column + static_cast<std::uint32_t>(colon) + 3});
  if (frame.type.empty()) return fault(block, line, value, "the code must stand before when");
  if (Status status = read_code(block, line, code, refinement, frame.type); !status) return status;
  frame.when.push_back(std::move(refinement));
  return Ok{};
}

Status FrameParser::read_example(const Block& block, const Line& line, bool positive,
                                 LinePart value, const Frame& frame) {
  if (frame.type.empty()) return fault(block, line, value, "the code must stand before examples");
  Result<Example> example = parse_example(value, frame.type, codes_);
  if (!example) {
    return bad_data(
        std::string(block.file) + ":" + std::to_string(line.number) + ":" + example.error().where,
        example.error().message);
  }
  example->positive = positive;
  example->line = line.number;
  example->frame = static_cast<std::uint32_t>(frames_.frames.size());
  if (positive && example->events.empty()) {
    return fault(block, line, value, "a yes needs its events: SENTENCE => ACTOR -> RECIPIENT");
  }
  frames_.examples.push_back(*std::move(example));
  return Ok{};
}

}  // namespace

const std::vector<TriggerRef>* Frames::find(TriggerKind kind, std::string_view lemma) const {
  static constexpr char kKinds[] = {'v', 'n', 'a'};
  std::string key(1, kKinds[static_cast<std::size_t>(kind)]);
  key += lemma;
  const auto found = by_trigger.find(key);
  return found == by_trigger.end() ? nullptr : &found->second;
}

Result<Frames> parse_frames(const Resources& resources, const CodeChecker& codes) {
  FrameParser parser(codes);
  for (const Resources::File& file : resources.files) {
    if (!file.name.starts_with("frames/") || !file.name.ends_with(".frames")) continue;
    if (Status status = parser.read_file(file); !status) return status.error();
  }
  if (Status status = parser.finish(); !status) return status.error();
  Frames frames = parser.take();
  std::vector<std::string_view> classes;
  for (const WordClass& word_class : frames.classes) classes.push_back(word_class.name);
  Result<ContentCodes> contents = ContentCodes::create(resources, classes, codes);
  if (!contents) return contents.error();
  frames.contents = *std::move(contents);
  return frames;
}

}  // namespace tacitus
