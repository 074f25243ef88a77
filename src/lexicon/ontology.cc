#include "lexicon/ontology.h"

#include <charconv>
#include <optional>

#include "base/suggestion.h"
#include "base/table.h"

// Five small tables, read in an order in which each may ask the ones before it: types, then modes
// (whose type must exist), contexts, CAMEO codes (which name types, modes and contexts, and whose
// parent must stand above them) and sectors. Every complaint points at the cell.

namespace tacitus {
namespace {

constexpr std::string_view kFolder = "ontology/";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return parts;
}

std::optional<double> parse_score(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= -10 && value <= 10)) return std::nullopt;
  return value;
}

}  // namespace

// Fills an Ontology, one table a function. A function returns nullopt when all is well.
class OntologyReader {
 public:
  explicit OntologyReader(const Resources& resources) : resources_(resources) {}

  Result<Ontology> read() {
    using Step = std::optional<Error> (OntologyReader::*)();
    for (const Step step :
         {&OntologyReader::read_types, &OntologyReader::read_modes, &OntologyReader::read_contexts,
          &OntologyReader::read_cameo, &OntologyReader::read_sectors}) {
      if (std::optional<Error> error = (this->*step)()) return *error;
    }
    return std::move(out_);
  }

 private:
  // Opens `file` into name_ and rows_.
  std::optional<Error> open(std::string_view file, const std::vector<std::string_view>& head) {
    name_ = std::string(kFolder).append(file);
    for (const Resources::File& resource : resources_.files) {
      if (resource.name != name_) continue;
      Result<std::vector<TableRow>> rows = read_table(name_, resource.bytes, head);
      if (!rows) return rows.error();
      rows_ = *std::move(rows);
      return std::nullopt;
    }
    return Error{Error::Code::not_found, name_, "the file is missing from the data folder"};
  }

  Error fault(const TableRow& row, std::size_t cell, std::string message) const {
    return bad_data(place_of(name_, row, cell), std::move(message));
  }

  // Enters `key` of `row` into `rows` as the row number `index`.
  std::optional<Error> enter(Ontology::Rows& rows, std::string key, std::size_t index,
                             const TableRow& row) const {
    if (row.cells[0].empty()) return fault(row, 0, "the code is empty");
    const auto [place, added] = rows.emplace(std::move(key), index);
    if (!added) return fault(row, 0, "\"" + place->first + "\" stands twice");
    return std::nullopt;
  }

  // Reads a score in [-10, 10] from a cell.
  std::optional<Error> score(const TableRow& row, std::size_t cell, double& out) const {
    const std::optional<double> value = parse_score(row.cells[cell]);
    if (!value) {
      return fault(row, cell,
                   "\"" + std::string(row.cells[cell]) + "\" is not a number from -10 to 10");
    }
    out = *value;
    return std::nullopt;
  }

  std::optional<Error> quad(const TableRow& row, std::size_t cell, int& out) const {
    const std::string_view text = row.cells[cell];
    if (text.size() != 1 || text[0] < '1' || text[0] > '4') {
      return fault(row, cell, "\"" + std::string(text) + "\" is not a quad from 1 to 4");
    }
    out = text[0] - '0';
    return std::nullopt;
  }

  // Complains unless the cell's `code` is a key of `rows`.
  std::optional<Error> known(const TableRow& row, std::size_t cell, std::string_view code,
                             const Ontology::Rows& rows, std::string_view what) const {
    if (rows.find(code) != rows.end()) return std::nullopt;
    std::vector<std::string_view> names;
    for (const auto& [name, index] : rows) names.push_back(name);
    return fault(row, cell, unknown(what, code, names));
  }

  std::optional<Error> read_types() {
    if (auto error = open("plover.tsv", {"type", "quad", "score", "needs_recipient", "meaning"})) {
      return error;
    }
    for (const TableRow& row : rows_) {
      EventType type;
      type.code = row.cells[0];
      if (auto error = quad(row, 1, type.quad)) return error;
      if (auto error = score(row, 2, type.score)) return error;
      if (row.cells[3] != "yes" && row.cells[3] != "no") return fault(row, 3, "must be yes or no");
      type.needs_recipient = row.cells[3] == "yes";
      type.meaning = row.cells[4];
      if (auto error = enter(out_.type_rows_, type.code, out_.types_.size(), row)) return error;
      out_.types_.push_back(std::move(type));
    }
    return std::nullopt;
  }

  std::optional<Error> read_modes() {
    if (auto error = open("modes.tsv", {"type", "mode", "score"})) return error;
    for (const TableRow& row : rows_) {
      EventMode mode;
      mode.type = row.cells[0];
      mode.mode = row.cells[1];
      if (auto error = known(row, 0, mode.type, out_.type_rows_, "type")) return error;
      if (mode.mode.empty()) return fault(row, 1, "the mode is empty");
      if (auto error = score(row, 2, mode.score)) return error;
      const std::string key = mode.type + "/" + mode.mode;
      if (auto error = enter(out_.mode_rows_, key, out_.modes_.size(), row)) return error;
      out_.modes_.push_back(std::move(mode));
    }
    return std::nullopt;
  }

  std::optional<Error> read_contexts() {
    if (auto error = open("contexts.tsv", {"context", "meaning"})) return error;
    for (const TableRow& row : rows_) {
      Context context{std::string(row.cells[0]), std::string(row.cells[1])};
      if (auto error = enter(out_.context_rows_, context.code, out_.contexts_.size(), row)) {
        return error;
      }
      out_.contexts_.push_back(std::move(context));
    }
    return std::nullopt;
  }

  // The code's own form, and that its parent stands above it.
  std::optional<Error> check_code(const TableRow& row) const {
    const std::string_view code = row.cells[0];
    if (code.size() < 2 || code.size() > 4 ||
        code.find_first_not_of("0123456789") != std::string_view::npos) {
      return fault(row, 0, "\"" + std::string(code) + "\" is not two to four digits");
    }
    if (code.size() == 2) return std::nullopt;
    const std::string parent(code.substr(0, code.size() - 1));
    if (out_.cameo_rows_.count(parent) != 0) return std::nullopt;
    return fault(row, 0, "the code's parent \"" + parent + "\" does not stand above it");
  }

  std::optional<Error> read_cameo() {
    if (auto error =
            open("cameo.tsv", {"code", "name", "goldstein", "quad", "type", "mode", "contexts"})) {
      return error;
    }
    for (const TableRow& row : rows_) {
      CameoCode code;
      if (auto error = check_code(row)) return error;
      code.code = row.cells[0];
      code.name = row.cells[1];
      if (auto error = score(row, 2, code.goldstein)) return error;
      if (auto error = quad(row, 3, code.quad)) return error;
      if (auto error = read_crosswalk(row, code)) return error;
      if (auto error = enter(out_.cameo_rows_, code.code, out_.cameo_.size(), row)) return error;
      out_.cameo_.push_back(std::move(code));
    }
    return std::nullopt;
  }

  // The PLOVER columns of a CAMEO code.
  std::optional<Error> read_crosswalk(const TableRow& row, CameoCode& code) const {
    code.type = row.cells[4];
    code.mode = row.cells[5];
    if (!code.type.empty()) {
      if (auto error = known(row, 4, code.type, out_.type_rows_, "type")) return error;
    }
    if (!code.mode.empty()) {
      const std::string key = code.type + "/" + code.mode;
      if (auto error = known(row, 5, key, out_.mode_rows_, "mode")) return error;
    }
    for (const std::string_view context : split(row.cells[6], ';')) {
      if (auto error = known(row, 6, context, out_.context_rows_, "context")) return error;
      code.contexts.emplace_back(context);
    }
    return std::nullopt;
  }

  std::optional<Error> read_sectors() {
    if (auto error = open("sectors.tsv", {"sector", "side", "meaning"})) return error;
    for (const TableRow& row : rows_) {
      Sector sector{std::string(row.cells[0]), std::string(row.cells[1]),
                    std::string(row.cells[2])};
      if (auto error = enter(out_.sector_rows_, sector.code, out_.sectors_.size(), row)) {
        return error;
      }
      out_.sectors_.push_back(std::move(sector));
    }
    return std::nullopt;
  }

  const Resources& resources_;
  Ontology out_;
  std::string name_;            // "ontology/modes.tsv", the file being read
  std::vector<TableRow> rows_;  // its rows
};

Result<Ontology> Ontology::create(const Resources& resources) {
  return OntologyReader(resources).read();
}

const EventType* Ontology::find_type(std::string_view code) const {
  const auto row = type_rows_.find(code);
  return row == type_rows_.end() ? nullptr : &types_[row->second];
}

const EventMode* Ontology::find_mode(std::string_view type, std::string_view mode) const {
  const auto row = mode_rows_.find(std::string(type).append("/").append(mode));
  return row == mode_rows_.end() ? nullptr : &modes_[row->second];
}

const CameoCode* Ontology::find_cameo(std::string_view code) const {
  const auto row = cameo_rows_.find(code);
  return row == cameo_rows_.end() ? nullptr : &cameo_[row->second];
}

const Context* Ontology::find_context(std::string_view code) const {
  const auto row = context_rows_.find(code);
  return row == context_rows_.end() ? nullptr : &contexts_[row->second];
}

const Sector* Ontology::find_sector(std::string_view code) const {
  const auto row = sector_rows_.find(code);
  return row == sector_rows_.end() ? nullptr : &sectors_[row->second];
}

double Ontology::intensity(std::string_view type, std::string_view mode) const {
  if (const EventMode* found = find_mode(type, mode)) return found->score;
  const EventType* found = find_type(type);
  return found == nullptr ? 0 : found->score;
}

}  // namespace tacitus
