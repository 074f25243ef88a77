#pragma once

#include <span>
#include <string>
#include <vector>

#include "lexicon/actors.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// What a stretch of words is, taken by itself.
enum class PieceKind : std::uint8_t {
  country,  // "South Korea", "Seoul", "Israeli"
  people,   // "Israelis"
  place,    // "Mumbai": only says in which country
  person,   // a name in the tables: "Moon Jae-in"
  surname,  // a part of a name in the tables: "Moon"
  name,     // a person's name that the tables do not have
  body,     // an organisation in the tables: "Security Council"
  title,    // an organisation that the tables do not have: "Red Crescent of Ruritania"
  group,    // "Shiites"
  role,     // "spokesman", "defense ministry", "rebels"
};

// A piece: words [first, last) of the document that the tables, or the model's names, know.
struct Piece {
  Index first = 0;
  Index last = 0;
  PieceKind kind = PieceKind::role;
  std::span<const NameMatch::Use> uses;  // of a name in the tables; live with Actors
  const RoleRow* role = nullptr;         // of a role
  bool capital = false;                  // a country named by its capital
  bool adjective = false;                // a country named by its adjective
  bool tagged = false;                   // a person's name for the model, too
};

// A person's name, in the tables or by the model alone.
inline bool is_person_piece(const Piece& piece) {
  return piece.kind == PieceKind::person || piece.kind == PieceKind::surname ||
         piece.kind == PieceKind::name;
}

// All pieces of a document, found by tables first and by the model's names after.
class Pieces {
 public:
  // O(tokens). `actors`, `document` and `annotations` must outlive it.
  Pieces(const Actors& actors, const Document& document, const Annotations& annotations);

  const std::vector<Piece>& all() const { return pieces_; }
  // The piece that covers a token, or nullptr. [token]
  const Piece* at(Index token) const {
    return at_[token] == kNone ? nullptr : &pieces_[at_[token]];
  }

  // The words [first, last) as the text has them, folded, with single spaces.
  std::string text(Index first, Index last) const;

  // The role that one word by itself is, or nullptr.
  const RoleRow* role_of_word(Index token) const;
  // The common phrase that the whole piece also is: of "National Guard"; nullptr for others.
  const RoleRow* role_of(const Piece& piece) const;

  // How often the document names a country, by code; capitals, cities and bodies count.
  std::uint32_t evidence(std::string_view code) const;
  // The one country that all evidence is of; empty when there is none or are several. With `named`
  // it must be named itself, not only by one of its cities: troops that attack a city may be
  // anyone's.
  std::string_view only_country(bool named) const;
  // The country piece's code, after the document as a whole: "Georgia" may be a state.
  std::string_view code(const Piece& piece) const;
  // The one country that the words of an organisation's name speak of ("University of Nairobi");
  // empty when none or several.
  std::string_view code_inside(const Piece& piece) const;
  // The country that a dateline names, else that of its town; empty when it may be several.
  std::string_view code_of_dateline(IndexRange tokens) const;
  // The sector that the form of an organisation's name gives away, or nothing.
  std::string_view form_of(Index first, Index last) const;
  // True when some country, or a place of one, is named.
  bool any_country() const { return !evidence_.empty(); }
  // True for the names of days and months.
  bool is_calendar(Index token) const;

 private:
  void add_words();
  bool names_role(std::string_view form) const;
  void find_in_sentence(IndexRange tokens);
  bool is_saint(Index at, Index last, IndexRange tokens) const;
  bool add_name(Index at, IndexRange tokens);
  bool add_titled_name(Index at, IndexRange tokens);
  bool add_model_name(Index at, IndexRange tokens);
  bool add_role(Index at, IndexRange tokens);
  bool only_somewhere(Index at, std::span<const NameMatch::Use> uses) const;
  bool inside_longer_body(Index first, Index last, IndexRange tokens) const;
  void add_korea(IndexRange tokens);
  bool is_former_state(Index at, IndexRange tokens) const;
  std::string_view code_of_part(const Piece& piece) const;
  void add(Piece piece);
  bool inside_longer_name(Index first, Index last) const;
  bool stands_as_place(Index at) const;
  bool keeps_use(const NameMatch& match, Index at, NameUse use) const;
  Index begin_of_name(Index at, IndexRange tokens) const;
  Index end_of_name(Index at, IndexRange tokens) const;
  void count_evidence();
  void drop_doubtful();

  const Actors& actors_;
  const Document& document_;
  const Annotations& annotations_;
  std::vector<LexiconWord> words_;                               // [token], folded forms
  std::vector<LexiconWord> lemmas_;                              // [token], lower case
  std::vector<Piece> pieces_;                                    // in text order
  std::vector<Index> at_;                                        // [token], piece or kNone
  std::vector<std::pair<std::string, std::uint32_t>> evidence_;  // sorted by code
  bool country_named_ = false;  // some evidence is more than a city
};

}  // namespace tacitus
