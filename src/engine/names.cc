#include "engine/names.h"

#include <array>

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 8> kBlockKinds = {
    "headline", "subheading", "byline", "agency", "dateline", "paragraph", "caption", "credit"};
constexpr std::array<std::string_view, 6> kMentionKinds = {"person", "organization", "group",
                                                           "place",  "pronoun",      "other"};
constexpr std::array<std::string_view, 4> kStatuses = {"actual", "future", "hypothetical",
                                                       "negated"};
constexpr std::array<std::string_view, 5> kPrecisions = {"unknown", "day", "week", "month", "year"};
constexpr std::array<std::string_view, 4> kDateSources = {"", "given", "metadata", "inferred"};
constexpr std::array<std::string_view, 5> kPlaceRoles = {"mention", "event", "speech", "home",
                                                         "dateline"};
constexpr std::array<std::string_view, 4> kPlacePrecisions = {"unknown", "country", "region",
                                                              "point"};
constexpr std::array<std::string_view, 3> kStatementModes = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 6> kNumberKinds = {"killed",       "injured",   "arrested",
                                                          "participants", "displaced", "money"};
constexpr std::array<std::string_view, 6> kProposalStates = {"open",    "accepted",  "rejected",
                                                             "ignored", "countered", "withdrawn"};
constexpr std::array<std::string_view, 7> kMeasureStatuses = {
    "proposed", "threatened", "imposed", "extended", "eased", "lifted", "blocked"};
constexpr std::array<std::string_view, 3> kStances = {"claims", "denies", "differs"};

static_assert(static_cast<std::size_t>(BlockKind::credit) + 1 == kBlockKinds.size());
static_assert(static_cast<std::size_t>(MentionKind::other) + 1 == kMentionKinds.size());
static_assert(static_cast<std::size_t>(EventStatus::negated) + 1 == kStatuses.size());
static_assert(static_cast<std::size_t>(DatePrecision::year) + 1 == kPrecisions.size());
static_assert(static_cast<std::size_t>(DateSource::inferred) + 1 == kDateSources.size());
static_assert(static_cast<std::size_t>(PlaceRole::dateline) + 1 == kPlaceRoles.size());
static_assert(static_cast<std::size_t>(PlacePrecision::point) + 1 == kPlacePrecisions.size());
static_assert(static_cast<std::size_t>(StatementMode::mixed) + 1 == kStatementModes.size());
static_assert(static_cast<std::size_t>(NumberKind::money) + 1 == kNumberKinds.size());
static_assert(static_cast<std::size_t>(ProposalState::withdrawn) + 1 == kProposalStates.size());
static_assert(static_cast<std::size_t>(MeasureStatus::blocked) + 1 == kMeasureStatuses.size());
static_assert(static_cast<std::size_t>(Stance::differs) + 1 == kStances.size());

template <class Names, class Enum>
std::string_view at(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, class Names>
std::optional<Enum> find(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(BlockKind kind) { return at(kBlockKinds, kind); }
std::string_view name_of(MentionKind kind) { return at(kMentionKinds, kind); }
std::string_view name_of(EventStatus status) { return at(kStatuses, status); }
std::string_view name_of(DatePrecision precision) { return at(kPrecisions, precision); }
std::string_view name_of(DateSource source) { return at(kDateSources, source); }
std::string_view name_of(PlaceRole role) { return at(kPlaceRoles, role); }
std::string_view name_of(PlacePrecision precision) { return at(kPlacePrecisions, precision); }
std::string_view name_of(StatementMode mode) { return at(kStatementModes, mode); }
std::string_view name_of(NumberKind kind) { return at(kNumberKinds, kind); }
std::string_view name_of(ProposalState state) { return at(kProposalStates, state); }
std::string_view name_of(MeasureStatus status) { return at(kMeasureStatuses, status); }
std::string_view name_of(Stance stance) { return at(kStances, stance); }

std::optional<EventStatus> parse_event_status(std::string_view name) {
  return find<EventStatus>(kStatuses, name);
}

std::optional<DatePrecision> parse_date_precision(std::string_view name) {
  return find<DatePrecision>(kPrecisions, name);
}

}  // namespace tacitus
