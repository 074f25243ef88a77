#include "stages/article_caption.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "stages/article_dates.h"
#include "stages/tokenizer_characters.h"

// Newspapers set captions between paragraphs, and text pasted from a page keeps them there. A
// caption is told from prose by what it lacks: its first sentence has no past tense of reporting,
// stands in the present ("Soldiers patrol ..."), and gives place and full date behind a comma at
// its end:
//
//   "A man walks past a TV screen at Seoul Train Station, July 5, 2017. The launch has ..."
//
// while prose says "on July 5, 2017" or names no year. Each sign counts some points; three are
// enough. A beginning ("FILE - ") or a credit ("(AP Photo/...)") decides alone.

namespace tacitus {
namespace {

constexpr std::size_t kReach = 1200;
constexpr std::size_t kCreditReach = 160;
constexpr int kEnough = 3;

// Verbs of captions in the present tense, both numbers; sorted.
constexpr std::string_view kVerbs[] = {
    "address",  "addresses", "applaud",  "applauds", "arrive",      "arrives",   "attend",
    "attends",  "burn",      "burns",    "carries",  "carry",       "celebrate", "celebrates",
    "chant",    "chants",    "check",    "checks",   "cheer",       "cheers",    "clash",
    "cover",    "cross",     "crosses",  "delivers", "demonstrate", "dig",       "display",
    "drive",    "drives",    "embrace",  "flee",     "fly",         "gather",    "gathers",
    "gesture",  "gestures",  "greet",    "greets",   "guard",       "guards",    "hold",
    "holds",    "hug",       "inspect",  "inspects", "join",        "leave",     "leaves",
    "listen",   "listens",   "look",     "looks",    "march",       "marches",   "meet",
    "meets",    "mourn",     "observe",  "operate",  "participate", "pass",      "passes",
    "patrol",   "patrols",   "pose",     "poses",    "pray",        "prays",     "prepare",
    "prepares", "protest",   "protests", "raise",    "raises",      "reacts",    "ride",
    "rides",    "rises",     "run",      "runs",     "salute",      "salutes",   "scuffle",
    "search",   "shake",     "shakes",   "share",    "shout",       "shouts",    "show",
    "shows",    "sign",      "sit",      "sits",     "smiles",      "speak",     "speaks",
    "stand",    "stands",    "take",     "takes",    "talk",        "talks",     "throw",
    "throws",   "wait",      "waits",    "walk",     "walks",       "watch",     "watches",
    "wave",     "waves",     "work",     "works",
};

constexpr std::string_view kSeen[] = {
    " is seen in ",       " is seen at ",  " is seen on ",   " is seen during ",
    " is seen here ",     " are seen in ", " are seen at ",  " are seen on ",
    " are seen during ",  " is shown in ", " are shown in ", " is pictured ",
    " are pictured ",     "pictured ",     " seen in this ", " is seen through ",
    " are seen through ",
};
constexpr std::string_view kSides[] = {"(l)",     "(r)",      "(c)",        " left, ",   " right, ",
                                       ", left ", ", right ", ", center, ", ", centre, "};
constexpr std::string_view kPicture[] = {
    " this photo",      " this image",           " this undated photo",
    " this picture",    " photo released ",      " photo provided ",
    " handout ",        " this file photo",      " this frame grab",
    " this video grab", " this satellite image",
};
constexpr std::string_view kPast[] = {" said", " told ", " was ", " were ", " had ", " says "};

// One of these is in every sign that counts two.
constexpr std::string_view kAnchors[] = {" photo", " image", " picture", "handout",
                                         " grab",  " seen ", " shown ",  "pictured"};

// ASCII letters small; enough for the words that are looked for, and quick.
std::string small_form(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// The end of a dash, colon or stop and the spaces around it; `at` when there is no such mark.
std::size_t mark_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  bool mark = false;
  while (end < text.size()) {
    const CodePoint c = decode_at(text, end);
    const bool is_mark = c.value == '-' || c.value == 0x2013 || c.value == 0x2014 ||
                         c.value == ':' || c.value == '_' || c.value == '.';
    if (!is_mark && class_of(c.value) != CharClass::space) break;
    mark = mark || is_mark;
    end += c.size;
  }
  return mark ? end : at;
}

// Bytes of "FILE - " and its kin at the start of `text`; 0 for none. `file` tells an old picture.
std::size_t opening_size(std::string_view text, bool& file) {
  const std::string form = small_form(text.substr(0, 40));
  for (const std::string_view start : {"file photo", "file picture", "file image", "file"}) {
    if (form.substr(0, start.size()) != start) continue;
    if (start.size() == 4 && text.substr(0, 4) != "FILE") continue;
    const std::size_t end = mark_end(text, start.size());
    if (end == start.size() && start.size() == 4) continue;
    file = true;
    return end;
  }
  for (const std::string_view start :
       {"photo", "image", "caption", "picture", "photo caption", "image caption"}) {
    if (form.substr(0, start.size()) != start) continue;
    if (form.substr(start.size(), 1) == ":") return mark_end(text, start.size());
    if (start == "image caption" && form.substr(start.size(), 1) == " ") return start.size() + 1;
  }
  return 0;
}

bool names_camera(std::string_view words) {
  const std::string form = small_form(words);
  for (const std::string_view sign :
       {"photo", "reuters", "getty", "afp", "epa", "image", "via ap", "courtesy", "handout", "kcna",
        "credit", "file)", "xinhua", "picture by"}) {
    if (form.find(sign) != std::string::npos) return true;
  }
  return false;
}

// The end of the first sentence: a full date and a stop, or any stop before a space and a capital.
std::size_t first_sentence(std::string_view text, const std::optional<FullDate>& date) {
  if (date && date->span.end < text.size() && text[date->span.end] == '.') return date->span.end;
  return std::min(text.find(". "), text.size());
}

template <std::size_t size>
bool has_any(std::string_view sentence, const std::string_view (&signs)[size]) {
  return std::any_of(std::begin(signs), std::end(signs), [&](std::string_view sign) {
    return sentence.find(sign) != std::string_view::npos;
  });
}

bool has_caption_verb(std::string_view form) {
  for (std::uint32_t at = 0;;) {
    const Span word = next_chunk(form, at, static_cast<std::uint32_t>(form.size()));
    if (word.empty()) return false;
    const std::string_view view = form.substr(word.begin, word.size());
    if (std::binary_search(std::begin(kVerbs), std::end(kVerbs), view)) return true;
    at = word.end;
  }
}

// How much the manner of `text` is that of a caption.
int points_of(std::string_view text) {
  const std::optional<FullDate> date = find_full_date(text);
  const std::string_view sentence = text.substr(0, first_sentence(text, date));
  const std::string form = " " + small_form(sentence) + " ";
  int points = 0;
  if (date && date->span.end <= sentence.size() && sentence.size() - date->span.end <= 2) {
    std::size_t before = date->span.begin;
    while (before > 0 && text[before - 1] == ' ') --before;
    if (before > 0 && text[before - 1] == ',') points += 2;
  }
  if (points == 0 && !has_any(form, kAnchors)) return 0;  // the rest cannot be enough
  points += has_caption_verb(form);
  points += has_any(form, kSeen) ? 2 : 0;
  points += has_any(form, kSides) ? 1 : 0;
  points += has_any(form, kPicture) ? 2 : 0;
  points -= has_any(form, kPast) ? 2 : 0;
  return points;
}

// The credit at the end: the last bracket that names a photograph, or "REUTERS/...".
Span credit_of(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ' ')) --end;
  const std::size_t low = text.size() > kCreditReach ? text.size() - kCreditReach : 0;
  const auto whole = static_cast<std::uint32_t>(text.size());
  if (end > 0 && (text[end - 1] == ')' || text[end - 1] == ']')) {
    const std::size_t open = text.find_last_of(text[end - 1] == ')' ? '(' : '[', end - 1);
    if (open != std::string_view::npos && open >= low && open > 0 &&
        names_camera(text.substr(open, end - open))) {
      const std::string_view inside = text.substr(open, end - open);
      const bool slash =
          inside.find('/') != inside.npos || small_form(inside).find("photo") != inside.npos;
      if (slash || points_of(text.substr(0, std::min(open, kReach))) >= 2)
        return {static_cast<std::uint32_t>(open), whole};
    }
  }
  for (const std::string_view mark : {"REUTERS/", "AP Photo/", "AFP PHOTO", "AFP/Getty",
                                      "Photo by ", "Image: ", "Photo: ", "Credit: ", "Picture: "}) {
    const std::size_t inner = text.substr(low).rfind(mark);
    if (inner != std::string_view::npos && low + inner > 0) {
      const std::size_t at = low + inner;
      const bool bracket = text[at - 1] == '(' || text[at - 1] == '[';
      return {static_cast<std::uint32_t>(bracket ? at - 1 : at), whole};
    }
  }
  return {whole, whole};
}

}  // namespace

Caption read_caption(std::string_view whole) {
  Caption out;
  out.words = {0, static_cast<std::uint32_t>(whole.size())};
  out.credit = {out.words.end, out.words.end};
  if (whole.size() < 12 || whole.size() > 4 * kReach) return out;
  const std::string_view text = whole.substr(0, kReach);
  const std::size_t opening = opening_size(text, out.file);
  const Span credit = credit_of(whole);
  const bool credited = !credit.empty() && whole.size() < kReach;
  if (opening == 0 && !credited && points_of(text) < kEnough) {
    out.file = false;
    return out;
  }
  out.found = true;
  out.words.begin = static_cast<std::uint32_t>(opening);
  if (credited && credit.begin > out.words.begin) {
    out.credit = credit;
    out.words.end = credit.begin;
  }
  out.words = trim(whole, out.words);
  if (out.words.empty()) out.found = false;
  const std::string form = small_form(whole.substr(0, kReach));
  if (form.find("(file photo)") != form.npos || form.find("this file photo") != form.npos ||
      form.find("file photo)") != form.npos) {
    out.file = true;
  }
  return out;
}

}  // namespace tacitus
