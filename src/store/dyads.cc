#include "store/dyads.h"

#include <string>

// Stories, and dyads made of them, in SQL. An event that ten papers tell counts once in a dyad: the
// story's first report stands for it. Only what happened counts, not what was planned, denied or
// long ago. Events whose parties have no code are in no dyad.

namespace tacitus {
namespace {

constexpr const char* kBegin = R"sql(
CREATE TEMP TABLE IF NOT EXISTS changed_stories (story TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS changed_months (month TEXT PRIMARY KEY) WITHOUT ROWID;
DELETE FROM changed_stories;
DELETE FROM changed_months;
INSERT OR IGNORE INTO changed_months SELECT month FROM touched;
)sql";

// One row a story. The first mention stands for it; an article counts as independent when no other
// of the story is a copy of it and came before, and an outlet when it printed such an article.
constexpr const char* kStories = R"sql(
INSERT OR IGNORE INTO changed_stories
  SELECT s.story FROM stories AS s
  WHERE NOT EXISTS (SELECT 1 FROM mentions AS m WHERE m.story = s.story);
INSERT OR IGNORE INTO changed_months
  SELECT ifnull(substr(day, 1, 7), '') FROM stories
  WHERE story IN (SELECT story FROM changed_stories);
DELETE FROM stories WHERE story IN (SELECT story FROM changed_stories);

INSERT INTO stories (story, record, type, status, historical, day, mentions, articles,
                     independent_articles, outlets, independent_outlets, first_report, last_report)
WITH told AS (
  SELECT m.story, r.record, r.article, r.type, r.status, r.historical, r.day, r.published,
         r.publisher, g.copies,
         row_number() OVER (PARTITION BY m.story
                            ORDER BY r.published, r.document, r.sentence_index, r.id) AS place,
         row_number() OVER (PARTITION BY m.story, g.copies
                            ORDER BY r.published, r.document, r.sentence_index, r.id) AS copy_place
  FROM changed_stories AS c
  JOIN mentions AS m ON m.story = c.story
  JOIN records AS r ON r.record = m.record
  LEFT JOIN article_groups AS g ON g.article = r.article
)
SELECT story, max(CASE WHEN place = 1 THEN record END), max(CASE WHEN place = 1 THEN type END),
       max(CASE WHEN place = 1 THEN status END), max(CASE WHEN place = 1 THEN historical END),
       max(CASE WHEN place = 1 THEN day END), count(*), count(DISTINCT article),
       count(DISTINCT copies), count(DISTINCT publisher),
       count(DISTINCT CASE WHEN copy_place = 1 THEN publisher END), min(published), max(published)
FROM told GROUP BY story;

INSERT OR IGNORE INTO changed_months
  SELECT ifnull(substr(day, 1, 7), '') FROM stories
  WHERE story IN (SELECT story FROM changed_stories);
)sql";

constexpr const char* kDyads = R"sql(
DELETE FROM dyad_days WHERE month IN (SELECT month FROM changed_months);
INSERT INTO dyad_days (actor, recipient, day, month, events, reports, quad1, quad2, quad3, quad4,
                       goldstein_sum, intensity_sum)
SELECT actor, recipient, day, substr(day, 1, 7), count(*), sum(mentions), sum(ifnull(quad, 0) = 1),
       sum(ifnull(quad, 0) = 2), sum(ifnull(quad, 0) = 3), sum(ifnull(quad, 0) = 4), total(goldstein), total(intensity)
FROM (SELECT DISTINCT s.story, a.code AS actor, b.code AS recipient, s.day, s.mentions, r.quad,
             r.goldstein, r.intensity
      FROM stories AS s
      JOIN records AS r ON r.record = s.record
      JOIN parties AS a ON a.record = s.record AND a.field = 'actor'
      JOIN parties AS b ON b.record = s.record AND b.field = 'recipient'
      WHERE s.status = 'actual' AND s.historical = 0 AND a.code IS NOT NULL AND b.code IS NOT NULL
        AND a.begin <> b.begin AND s.day IS NOT NULL
        AND substr(s.day, 1, 7) IN (SELECT month FROM changed_months))
GROUP BY actor, recipient, day;

DELETE FROM dyad_months WHERE month IN (SELECT month FROM changed_months);
INSERT INTO dyad_months (actor, month, recipient, events, reports, quad1, quad2, quad3, quad4,
                         goldstein_sum, intensity_sum)
SELECT actor, month, recipient, sum(events), sum(reports), sum(quad1), sum(quad2), sum(quad3),
       sum(quad4), total(goldstein_sum), total(intensity_sum)
FROM dyad_days WHERE month IN (SELECT month FROM changed_months)
GROUP BY actor, month, recipient;

DELETE FROM country_months WHERE month IN (SELECT month FROM changed_months);
INSERT INTO country_months (country, month, events, reports, quad1, quad2, quad3, quad4,
                            goldstein_sum, intensity_sum)
SELECT actor, month, sum(events), sum(reports), sum(quad1), sum(quad2), sum(quad3), sum(quad4),
       total(goldstein_sum), total(intensity_sum)
FROM dyad_months WHERE month IN (SELECT month FROM changed_months)
GROUP BY actor, month;

DELETE FROM day_totals WHERE month IN (SELECT month FROM changed_months);
INSERT INTO day_totals (day, month, articles, events)
SELECT day, substr(day, 1, 7), sum(articles), sum(events)
FROM (SELECT published AS day, 1 AS articles, 0 AS events FROM documents
      WHERE substr(published, 1, 7) IN (SELECT month FROM changed_months)
      UNION ALL
      SELECT day, 0, 1 FROM stories
      WHERE status = 'actual' AND historical = 0
        AND substr(day, 1, 7) IN (SELECT month FROM changed_months))
GROUP BY day;
DROP TABLE changed_stories;
DROP TABLE changed_months;
)sql";

}  // namespace

Status begin_changes(const Database& database) { return database.execute(kBegin); }

Status note_changes(const Database& database, const std::vector<std::int64_t>& records) {
  Result<SqlStatement> stories = database.prepare(
      "INSERT OR IGNORE INTO changed_stories SELECT story FROM mentions WHERE record = ?");
  if (!stories) return stories.error();
  for (const std::int64_t record : records) {
    if (Status status = stories->bind(record).run(); !status) return status;
  }
  return Ok{};
}

Status write_changes(const Database& database) {
  if (Status stories = database.execute(kStories); !stories) return stories;
  return database.execute(kDyads);
}

}  // namespace tacitus
