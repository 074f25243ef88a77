#include "store/views.h"

#include <algorithm>

#include "store/schema.h"

// Views hold no data: they are made anew whenever this file or the table of fields has changed. The
// views of the kinds are made from the table of fields; the others are written out.

namespace tacitus {
namespace {

// The records of one kind with the columns that it has.
View kind_view(const RecordKind& kind) {
  const std::vector<Column> stored = stored_columns();
  const bool is_event = kind.name == "event";
  std::string sql = "SELECT r.record, r.article, r.day, r.sentence_text";
  if (is_event) sql += ", m.story, m.reason";
  for (const Column& column : record_columns(kind)) {
    const bool there = std::any_of(stored.begin(), stored.end(),
                                   [&](const Column& other) { return other.name == column.name; });
    if (there) sql += ", r.\"" + column.name + "\"";
  }
  sql += " FROM records AS r";
  if (is_event) sql += " LEFT JOIN mentions AS m ON m.record = r.record";
  sql += " WHERE r.kind = '" + std::string(kind.name) + "'";
  return {std::string(kind.plural), std::move(sql)};
}

// A copy names the document of which it is one: the first of its group.
constexpr std::string_view kArticles = R"sql(
SELECT d.article, d.document, d.published, d.date_source, d.publisher, d.title, d.url, d.language,
       d.sentences, d.records, d.coder, g.coverage, g.copies,
       (SELECT nullif(f.document, d.document)
        FROM article_groups AS o JOIN documents AS f ON f.article = o.article
        WHERE o.copies = g.copies ORDER BY ifnull(f.published, ''), f.document LIMIT 1) AS copy_of,
       d.text
FROM documents AS d LEFT JOIN article_groups AS g ON g.article = d.article
)sql";

// Who is told of, with the number of records a part.
constexpr std::string_view kActors = R"sql(
SELECT p.code, p.sector, p.name, max(p.wikidata) AS wikidata, count(DISTINCT p.record) AS records,
       count(DISTINCT CASE WHEN p.field = 'actor' THEN p.record END) AS as_actor,
       count(DISTINCT CASE WHEN p.field = 'recipient' THEN p.record END) AS as_recipient,
       count(DISTINCT CASE WHEN p.field = 'speaker' THEN p.record END) AS as_speaker,
       min(p.day) AS first_day, max(p.day) AS last_day
FROM parties AS p
WHERE p.code IS NOT NULL OR p.name IS NOT NULL
GROUP BY p.code, p.sector, p.name
)sql";

constexpr std::string_view kStoryReports = R"sql(
SELECT m.story, r.id, r.record, r.article, r.document, r.publisher, r.published, r.day,
       r.sentence_text, m.similarity, m.reason
FROM mentions AS m JOIN records AS r ON r.record = m.record
)sql";

// Stories with what their first report says, for lists of them.
constexpr std::string_view kStoryEvents = R"sql(
SELECT s.story, s.record, s.type, s.status, s.historical, s.day, s.mentions, s.articles,
       s.independent_articles, s.outlets, s.independent_outlets, s.first_report, s.last_report,
       r.id, r.document, r.publisher, r.sentence_text, r.mode, r.quad, r.goldstein, r.actor_code,
       r.actor_name, r.actor_text, r.recipient_code, r.recipient_name, r.recipient_text,
       r.place_name, r.place_country, r.trigger_text, r.confidence
FROM stories AS s JOIN records AS r ON r.record = s.record
)sql";

// What all three views of dyads tell of a sum of days.
constexpr std::string_view kDyadColumns = R"sql(
       sum(d.events) AS events, sum(d.reports) AS reports, sum(d.quad1) AS quad1,
       sum(d.quad2) AS quad2, sum(d.quad3) AS quad3, sum(d.quad4) AS quad4,
       total(d.goldstein_sum) AS goldstein_sum,
       total(d.goldstein_sum) / sum(d.events) AS goldstein_mean,
       total(d.intensity_sum) AS intensity_sum,
)sql";

constexpr std::string_view kDyadsDaily = R"sql(
SELECT d.actor, d.recipient, d.day, d.events, d.reports, d.quad1, d.quad2, d.quad3, d.quad4,
       d.goldstein_sum, d.goldstein_sum / d.events AS goldstein_mean, d.intensity_sum,
       1.0 * d.events / t.events AS share,
       1000.0 * d.events / nullif(t.articles, 0) AS per_1000_articles
FROM dyad_days AS d JOIN day_totals AS t ON t.day = d.day
)sql";

constexpr std::string_view kWeekOfDay = "date(day, 'weekday 0', '-6 days')";

std::string dyads_weekly() {
  const std::string week(kWeekOfDay);
  return "SELECT d.actor, d.recipient, d.week," + std::string(kDyadColumns) +
         "1.0 * sum(d.events) / t.events AS share,"
         "1000.0 * sum(d.events) / nullif(t.articles, 0) AS per_1000_articles "
         "FROM (SELECT *, " +
         week +
         " AS week FROM dyad_days) AS d "
         "JOIN (SELECT " +
         week +
         " AS week, sum(events) AS events, sum(articles) AS articles "
         "FROM day_totals GROUP BY 1) AS t ON t.week = d.week GROUP BY d.actor, d.recipient, "
         "d.week";
}

constexpr std::string_view kDyadsMonthly = R"sql(
SELECT d.actor, d.recipient, d.month, d.events, d.reports, d.quad1, d.quad2, d.quad3, d.quad4,
       d.goldstein_sum, d.goldstein_sum / d.events AS goldstein_mean, d.intensity_sum,
       1.0 * d.events / t.events AS share,
       1000.0 * d.events / nullif(t.articles, 0) AS per_1000_articles
FROM dyad_months AS d
JOIN (SELECT month, sum(events) AS events, sum(articles) AS articles FROM day_totals
      GROUP BY month) AS t ON t.month = d.month
)sql";

// One cell a country and month, as a heat map wants them.
constexpr std::string_view kCountriesMonthly = R"sql(
SELECT c.country, c.month, c.events, c.reports, c.quad1, c.quad2, c.quad3, c.quad4,
       c.goldstein_sum, c.goldstein_sum / c.events AS goldstein_mean, c.intensity_sum,
       1.0 * c.events / t.events AS share,
       1000.0 * c.events / nullif(t.articles, 0) AS per_1000_articles
FROM country_months AS c
JOIN (SELECT month, sum(events) AS events, sum(articles) AS articles FROM day_totals
      GROUP BY month) AS t ON t.month = c.month
)sql";

constexpr std::string_view kMeasureHistory = R"sql(
SELECT restriction, sender, target, measure, day, status, count(*) AS reports
FROM measure_reports GROUP BY restriction, day, status
)sql";

// A measure as it stands: the status of its last day.
constexpr std::string_view kRestrictions = R"sql(
SELECT restriction, sender, target, measure, status, min(day) AS first_day, max(day) AS last_day,
       count(*) AS reports
FROM (SELECT restriction, sender, target, measure, day,
             last_value(status) OVER (PARTITION BY restriction ORDER BY day, record
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
               AS status
      FROM measure_reports)
GROUP BY restriction
)sql";

constexpr std::string_view kOfferHistory = R"sql(
SELECT a.offer, a.day, a.state, a.answerer, a.reason, r.id, r.document, r.sentence_text
FROM offer_answers AS a JOIN records AS r ON r.record = a.record
)sql";

// The reports of offers, measures and disputes, as story_reports has those of events.
std::string told(std::string_view group, std::string_view table, std::string_view more) {
  return "SELECT g." + std::string(group) +
         ", r.id, r.record, r.article, r.document, r.publisher, r.published, r.day, "
         "r.sentence_text" +
         std::string(more) + " FROM " + std::string(table) +
         " AS g JOIN records AS r ON r.record = g.record";
}

constexpr std::string_view kQuarrels = R"sql(
SELECT q.quarrel, min(q.day) AS first_day, max(q.day) AS last_day, count(*) AS reports,
       (SELECT r.subject_text FROM dispute_reports AS o JOIN records AS r ON r.record = o.record
        WHERE o.quarrel = q.quarrel ORDER BY o.day, r.document, r.id LIMIT 1) AS subject,
       (SELECT group_concat(name, ';') FROM
          (SELECT DISTINCT ifnull(p.code, p.name) AS name
           FROM dispute_reports AS o JOIN parties AS p ON p.record = o.record
           WHERE o.quarrel = q.quarrel AND p.field = 'positions' ORDER BY 1)) AS holders
FROM dispute_reports AS q GROUP BY q.quarrel
)sql";

}  // namespace

std::vector<View> store_views() {
  std::vector<View> views;
  for (const RecordKind& kind : kinds_of_records()) views.push_back(kind_view(kind));
  views.push_back({"articles", std::string(kArticles)});
  views.push_back({"actors", std::string(kActors)});
  views.push_back({"story_reports", std::string(kStoryReports)});
  views.push_back({"story_events", std::string(kStoryEvents)});
  views.push_back({"dyads_daily", std::string(kDyadsDaily)});
  views.push_back({"dyads_weekly", dyads_weekly()});
  views.push_back({"dyads_monthly", std::string(kDyadsMonthly)});
  views.push_back({"countries_monthly", std::string(kCountriesMonthly)});
  views.push_back({"measure_history", std::string(kMeasureHistory)});
  views.push_back({"restrictions", std::string(kRestrictions)});
  views.push_back({"offer_history", std::string(kOfferHistory)});
  views.push_back({"quarrels", std::string(kQuarrels)});
  views.push_back({"offers_told",
                   told("offer", "offer_reports", ", r.state, r.terms_text, r.conditions_text")});
  views.push_back({"restrictions_told", told("restriction", "measure_reports", ", g.status")});
  views.push_back({"quarrels_told", told("quarrel", "dispute_reports", ", r.subject_text")});
  return views;
}

}  // namespace tacitus
