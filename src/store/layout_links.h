#pragma once

#include <string_view>

namespace tacitus {

// The tables of the second layout: what belongs together. docs/store.md tells each.
inline constexpr std::string_view kLinkTables = R"sql(
CREATE TABLE touched (
  kind TEXT NOT NULL,
  month TEXT NOT NULL,
  done INTEGER NOT NULL,
  PRIMARY KEY (kind, month)
) WITHOUT ROWID;
INSERT INTO touched
  SELECT DISTINCT 'article', ifnull(substr(published, 1, 7), ''), 0 FROM documents;
INSERT INTO touched
  SELECT DISTINCT 'record', ifnull(substr(day, 1, 7), ''), 0 FROM records;

CREATE TABLE article_links (
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  first INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  similarity REAL NOT NULL,
  PRIMARY KEY (month, kind, first, second)
) WITHOUT ROWID;
CREATE INDEX article_links_first ON article_links (first);
CREATE INDEX article_links_second ON article_links (second);

CREATE TABLE event_links (
  month TEXT NOT NULL,
  first INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  similarity REAL NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (month, first, second)
) WITHOUT ROWID;
CREATE INDEX event_links_first ON event_links (first);
CREATE INDEX event_links_second ON event_links (second);

CREATE TABLE article_groups (
  article INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  copies TEXT NOT NULL,
  coverage TEXT NOT NULL
);
CREATE INDEX article_groups_copies ON article_groups (copies);
CREATE INDEX article_groups_coverage ON article_groups (coverage);

CREATE TABLE mentions (
  record INTEGER PRIMARY KEY REFERENCES records ON DELETE CASCADE,
  story TEXT NOT NULL,
  similarity REAL,
  reason TEXT
);
CREATE INDEX mentions_story ON mentions (story);

CREATE TABLE stories (
  story TEXT PRIMARY KEY,
  record INTEGER NOT NULL,
  type TEXT,
  status TEXT,
  historical INTEGER,
  day TEXT,
  mentions INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  independent_articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  independent_outlets INTEGER NOT NULL,
  first_report TEXT,
  last_report TEXT
) WITHOUT ROWID;
CREATE INDEX stories_day ON stories (day);
CREATE INDEX stories_mentions ON stories (mentions);

CREATE TABLE dyad_days (
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  day TEXT NOT NULL,
  month TEXT NOT NULL,
  events INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  quad1 INTEGER NOT NULL,
  quad2 INTEGER NOT NULL,
  quad3 INTEGER NOT NULL,
  quad4 INTEGER NOT NULL,
  goldstein_sum REAL NOT NULL,
  intensity_sum REAL NOT NULL,
  PRIMARY KEY (actor, recipient, day)
) WITHOUT ROWID;
CREATE INDEX dyad_days_month ON dyad_days (month);

CREATE TABLE dyad_months (
  actor TEXT NOT NULL,
  month TEXT NOT NULL,
  recipient TEXT NOT NULL,
  events INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  quad1 INTEGER NOT NULL,
  quad2 INTEGER NOT NULL,
  quad3 INTEGER NOT NULL,
  quad4 INTEGER NOT NULL,
  goldstein_sum REAL NOT NULL,
  intensity_sum REAL NOT NULL,
  PRIMARY KEY (actor, month, recipient)
) WITHOUT ROWID;
CREATE INDEX dyad_months_month ON dyad_months (month);

CREATE TABLE day_totals (
  day TEXT PRIMARY KEY,
  month TEXT NOT NULL,
  articles INTEGER NOT NULL,
  events INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX day_totals_month ON day_totals (month);

CREATE TABLE offers (
  offer TEXT PRIMARY KEY,
  record INTEGER NOT NULL,
  day TEXT,
  proposer TEXT,
  addressee TEXT,
  terms_type TEXT,
  terms TEXT,
  state TEXT NOT NULL,
  state_day TEXT,
  reports INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  first_report TEXT,
  last_report TEXT
) WITHOUT ROWID;
CREATE INDEX offers_state ON offers (state, day);

CREATE TABLE offer_reports (
  record INTEGER PRIMARY KEY REFERENCES records ON DELETE CASCADE,
  offer TEXT NOT NULL
);
CREATE INDEX offer_reports_offer ON offer_reports (offer);

CREATE TABLE offer_answers (
  offer TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  position INTEGER NOT NULL,
  day TEXT,
  state TEXT NOT NULL,
  answerer TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (offer, record, position)
) WITHOUT ROWID;

CREATE TABLE measure_reports (
  record INTEGER PRIMARY KEY REFERENCES records ON DELETE CASCADE,
  restriction TEXT NOT NULL,
  sender TEXT,
  target TEXT,
  measure TEXT,
  status TEXT,
  day TEXT
);
CREATE INDEX measure_reports_restriction ON measure_reports (restriction, day);

CREATE TABLE dispute_reports (
  record INTEGER PRIMARY KEY REFERENCES records ON DELETE CASCADE,
  quarrel TEXT NOT NULL,
  day TEXT
);
CREATE INDEX dispute_reports_quarrel ON dispute_reports (quarrel, day);
)sql";

// The table of the third layout: the acts of a country in a month, the sums of its dyads.
inline constexpr std::string_view kCountryTable = R"sql(
CREATE TABLE country_months (
  country TEXT NOT NULL,
  month TEXT NOT NULL,
  events INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  quad1 INTEGER NOT NULL,
  quad2 INTEGER NOT NULL,
  quad3 INTEGER NOT NULL,
  quad4 INTEGER NOT NULL,
  goldstein_sum REAL NOT NULL,
  intensity_sum REAL NOT NULL,
  PRIMARY KEY (country, month)
) WITHOUT ROWID;
CREATE INDEX country_months_month ON country_months (month);
INSERT INTO country_months (country, month, events, reports, quad1, quad2, quad3, quad4,
                            goldstein_sum, intensity_sum)
  SELECT actor, month, sum(events), sum(reports), sum(quad1), sum(quad2), sum(quad3), sum(quad4),
         total(goldstein_sum), total(intensity_sum)
  FROM dyad_months GROUP BY actor, month;
)sql";

// The fourth layout: months stand behind the dyad, so that a map of all dyads is added up in the
// order in which they stand.
inline constexpr std::string_view kDyadsByRecipient = R"sql(
CREATE TEMP TABLE old_dyad_months AS SELECT * FROM dyad_months;
DROP TABLE dyad_months;
CREATE TABLE dyad_months (
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  month TEXT NOT NULL,
  events INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  quad1 INTEGER NOT NULL,
  quad2 INTEGER NOT NULL,
  quad3 INTEGER NOT NULL,
  quad4 INTEGER NOT NULL,
  goldstein_sum REAL NOT NULL,
  intensity_sum REAL NOT NULL,
  PRIMARY KEY (actor, recipient, month)
) WITHOUT ROWID;
CREATE INDEX dyad_months_month ON dyad_months (month);
INSERT INTO dyad_months (actor, recipient, month, events, reports, quad1, quad2, quad3, quad4,
                         goldstein_sum, intensity_sum)
  SELECT actor, recipient, month, events, reports, quad1, quad2, quad3, quad4, goldstein_sum,
         intensity_sum
  FROM old_dyad_months ORDER BY actor, recipient, month;
DROP TABLE old_dyad_months;
)sql";

}  // namespace tacitus
