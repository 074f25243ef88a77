#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/actors.h"
#include "stages/mention_names.h"
#include "stages/tree.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Whose a body is that is named without its country ("police", "lawmakers", "protesters"), by the
// countries and places that are named around it.
class Homes {
 public:
  // O(tokens). The arguments must outlive it.
  Homes(const Actors& actors, const Pieces& pieces, const Tree& tree);

  // The country of an office, a body or a group of people of that role, said at `token`; empty when
  // the text leaves a doubt. Lives as long as the object. O(1): countries around.
  std::string_view of(const RoleRow& role, Index token) const;
  // The same of a body of that sector that is known by a name of its own.
  std::string_view of_sector(std::string_view sector, Index token) const;
  // The country of the story that a name without one is in, when it is about one alone.
  std::string_view of_story(Index token) const;
  // Whose "the coalition" is: of NATO where it is named, of who leads one in the story.
  std::string_view of_coalition(Index token) const;
  // True when the sentence, and the `before` sentences before it in its story, name no other
  // country than that as a place, by its people, its offices or who holds them.
  bool names_no_other(std::string_view code, Index token, Index before) const;
  // False when the sentence says that it happens in another country.
  bool may_be_in(std::string_view code, Index token) const;
  // The only other country that the sentence names, where it says that it happens there or somebody
  // goes there; else empty.
  std::string_view visited(std::string_view guest, Index token) const;
  // "officials from three other republics", "the leaders of both countries"
  bool is_elsewhere(Index token) const;
  // True when the sentence speaks of NATO, the UN, a coalition or the like.
  bool names_many_states(Index token) const;
  // True when no office and nobody of the tables in the sentence is of another country than that,
  // nor a place in it of a country that the sentence before does not name.
  bool tells_no_other(std::string_view code, Index token) const;
  // The only country that the sentence and the one before it in its story name; else empty.
  std::string_view only_near(Index token) const;
  // True when both words are in one story.
  bool same_story(Index one, Index other) const;

 private:
  // What asks: each trusts other words more.
  enum class Kind : std::uint8_t { police, state, army, people, rebels, none };
  static constexpr std::size_t kKinds = 5;
  // Countries named in a sentence; one with more is no sentence, and says nothing.
  static constexpr std::size_t kMostSaid = 256;

  // The sentence of a token, or kNone.
  Index sentence_at(Index token) const {
    return token < sentence_of_.size() ? sentence_of_[token] : kNone;
  }
  static constexpr Index kLately = 4;  // sentences that are near
  // How a sentence names a country.
  enum class Way : std::uint8_t {
    plain,     // "Iraqi cities", "a visit to Iraq"
    place,     // "in Iraq", "near Baghdad"
    official,  // "Iraqi officials", "Iraq's government", "Iraq said"
    holder,    // "Mr. Talabani", "the Kremlin": by somebody of the tables
  };
  struct Said {
    Index code = 0;  // into codes_
    Way way = Way::plain;
    Kind kind = Kind::none;  // of the office, if official
    Index token = kNone;
    bool leads = true;    // may begin a story
    bool acts = false;    // "Iraq said"
    bool heads = false;   // "U.S.-led"
    bool people = false;  // "Iraqis"
  };
  using Weights = std::array<std::uint32_t, kKinds>;
  struct Score {
    Index code = 0;
    Weights weight{};
  };
  // What one sentence tells.
  struct Around {
    Index story = 0;           // the sentence that its story begins with
    Index only = kNone;        // of codes_: where a story begins, the only country that it names
    std::uint32_t named = 0;   // where a story begins, how many of its sentences name a country
    bool nato = false;         // names the alliance
    bool dateline = false;     // says where the text was written
    Index place = kNone;       // of codes_: where it happens
    bool torn = false;         // in several countries
    bool meeting = false;      // of several parties
    bool many_states = false;  // names a body of many states
    std::vector<Score> own;    // of this sentence alone, by code
    std::vector<Score> score;  // of the sentences around, by code
  };

  static Kind kind_of(const RoleRow& role);
  static Kind kind_of(std::string_view sector);
  std::string_view code_of(const Piece& piece) const;
  std::string_view code_of_dateline(Index sentence) const;
  Index index_of(std::string_view code) const;
  void find_codes();
  static Weights& weight_of(Index code, std::vector<Score>& scores);
  static void count(const Said& said, Around& around);
  void read_sentence(Index sentence);
  void find_stories();
  void find_theme();
  void find_only_countries();
  void weigh(Index sentence);
  Said say(const Piece& piece, std::string_view code) const;
  bool is_where(const Piece& piece) const;
  Kind office_beside(const Piece& piece) const;
  Index head_of(const Piece& piece) const;
  Index named_by(Index kid) const;
  Index guest_before(Index verb) const;
  Index across(Index token) const;
  Index find(Kind kind, Index token) const;
  bool is_near(Index code, Index sentence, Index before, bool acting) const;
  bool is_guest(Index kid, Index code) const;
  bool is_led(const Piece& piece) const;
  bool speaks(const Score& score, Kind kind, const Around& around) const;
  bool is_at_home(const RoleRow& role, Index token) const;
  bool hosts_talks(Index code, Index sentence) const;
  bool has_troops(Index code, Index sentence) const;

  const Actors& actors_;
  const Pieces& pieces_;
  const Tree& tree_;
  std::vector<std::string> codes_;       // sorted
  std::vector<Index> sentence_of_;       // [token]
  std::vector<std::vector<Said>> said_;  // [sentence]
  std::vector<Around> around_;           // [sentence]
  Index theme_ = kNone;                  // of codes_
  bool only_theme_ = false;              // names no other
};

}  // namespace tacitus
