#include "io/write_report.h"

#include <iterator>

#include "base/date.h"
#include "base/utf8.h"
#include "engine/names.h"

// The template has four places, written as HTML comments of a form that no browser shows:
//
//   <html lang="<!--fill language-->">  <title><!--fill title--></title>
//   <main><!--fill text--></main>  <script type="application/json"><!--fill data--></script>
//
// They are looked for in the template only, so that a text which contains one changes nothing.

namespace tacitus {
namespace {

// Characters that turn or isolate the direction of what follows (UAX #9). Unseen, they can make a
// text read as something that it is not, so they are shown by name.
std::string_view name_of_control(char32_t c) {
  switch (c) {
    case 0x202A:
      return "LRE";
    case 0x202B:
      return "RLE";
    case 0x202C:
      return "PDF";
    case 0x202D:
      return "LRO";
    case 0x202E:
      return "RLO";
    case 0x2066:
      return "LRI";
    case 0x2067:
      return "RLI";
    case 0x2068:
      return "FSI";
    case 0x2069:
      return "PDI";
    default:
      return "";
  }
}

// The text as the content of an element or of a quoted attribute.
std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_at(text, i);
    i += point.size;
    if (point.value == '<') {
      out += "&lt;";
    } else if (point.value == '>') {
      out += "&gt;";
    } else if (point.value == '&') {
      out += "&amp;";
    } else if (point.value == '"') {
      out += "&quot;";
    } else if (point.value == '\'') {
      out += "&#39;";
    } else if (const std::string_view name = name_of_control(point.value); !name.empty()) {
      out.append("[").append(name).append("]");
    } else if (point.value < 0x20 && point.value != '\n' && point.value != '\t') {
      out += ' ';
    } else {
      append_utf8(out, point.value);
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  std::string out = "<";
  return out.append(name).append(">").append(text).append("</").append(name).append(">\n");
}

// ------------------------------------------------------------------ without JavaScript

std::string_view element_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
      return "h1";
    case BlockKind::subheading:
      return "h2";
    case BlockKind::caption:
      return "blockquote";
    default:
      return "p";
  }
}

std::string name_of_party(const Report& report, Index index) {
  const Mention& mention = report.annotations.mentions[index];
  std::string words(report.document.at(mention.span));
  if (mention.entity == kNone) return words;
  const std::string& name = report.annotations.entities[mention.entity].name;
  return name.empty() ? words : name;
}

std::string names_of(const Report& report, const std::vector<Index>& mentions) {
  std::string out;
  for (const Index mention : mentions) {
    out += (out.empty() ? "" : ", ") + name_of_party(report, mention);
  }
  return out;
}

constexpr std::string_view kColumns[] = {"Date",   "Actor",        "Type",  "Recipient",
                                         "Status", "According to", "Words", "Rule"};

void add_event(const Report& report, const Event& event, std::string& out) {
  std::string claimants;
  for (const Claimant& claimant : event.claimants) {
    claimants += claimants.empty() ? "" : ", ";
    claimants += claimant.mention == kNone ? std::string(report.document.at(claimant.cue))
                                           : name_of_party(report, claimant.mention);
  }
  std::string status(name_of(event.status));
  if (event.historical) status += ", historical";
  const std::string cells[std::size(kColumns)] = {
      event.date.known() ? to_iso(event.date.begin) : "",
      names_of(report, event.actor),
      event.type + (event.mode.empty() ? "" : " " + event.mode),
      names_of(report, event.reciprocal ? event.actor : event.recipient),
      status,
      claimants,
      std::string(report.document.at(event.trigger)),
      event.rule,
  };
  out += "<tr>";
  for (std::size_t i = 0; i < std::size(cells); ++i) {
    out.append("<td data-label=\"").append(kColumns[i]).append("\">");
    out += escape_html(cells[i]) + "</td>";
  }
  out += "</tr>\n";
}

std::string title_of(const Report& report) {
  const Document& document = report.document;
  std::string_view title = document.at(document.title);
  for (const Block& block : report.annotations.blocks) {
    if (title.empty() && block.kind == BlockKind::headline) title = document.at(block.span);
  }
  return std::string(title.empty() ? std::string_view(document.id) : title);
}

// The article and its events for a browser that runs no program.
std::string plain_text(const Report& report) {
  const Document& document = report.document;
  std::string out = "<article>\n";
  if (report.annotations.blocks.empty()) {
    out += element("h1", escape_html(title_of(report)));
    out += element("pre", escape_html(document.text));
  }
  for (const Block& block : report.annotations.blocks) {
    out += element(element_of(block.kind), escape_html(document.at(block.span)));
  }
  out += "</article>\n";
  if (report.annotations.events.empty()) return out + element("p", "No event was read.");
  out += "<h2>Events</h2>\n<table>\n<thead><tr>";
  for (const std::string_view column : kColumns) {
    out.append("<th scope=\"col\">").append(column).append("</th>");
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const Event& event : report.annotations.events) add_event(report, event, out);
  return out + "</tbody>\n</table>\n";
}

}  // namespace

Result<std::string> write_report(const Report& report, std::string_view page) {
  const std::string& language = report.document.language;
  const struct {
    std::string_view place;
    std::string text;
  } fills[] = {
      {"<!--fill language-->", escape_html(language.empty() ? "en" : language)},
      {"<!--fill title-->", escape_html(title_of(report))},
      {"<!--fill text-->", plain_text(report)},
      {"<!--fill data-->", report_data(report)},
  };
  std::string out;
  for (const auto& fill : fills) {
    const std::size_t at = page.find(fill.place);
    if (at == std::string_view::npos) {
      return Error{Error::Code::invalid_data, "report/page.html",
                   "there is no \"" + std::string(fill.place) + "\"; make it anew with " +
                       "tools/build_pages.sh"};
    }
    out.append(page.substr(0, at)).append(fill.text);
    page.remove_prefix(at + fill.place.size());
  }
  return out.append(page);
}

}  // namespace tacitus
