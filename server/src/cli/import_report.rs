//! How an import of offers ends: in words, or as one JSON document for programs.

use std::fmt::Write as _;

use pleinweb_offers::import::Group;
use pleinweb_offers::{ImportOptions, Report};
use serde_json::{Map, Value, json};

/// What is said at the end, for people.
pub fn in_words(report: &Report) -> String {
    let counts = report.counts;
    let mut out = format!(
        "read {}   new {}   changed {}   mended {}   unchanged {}   withdrawn {}   rejected {}\n",
        counts.read,
        counts.new,
        counts.changed,
        counts.mended,
        counts.unchanged,
        counts.withdrawn,
        counts.rejected
    );
    for group in Group::ALL {
        for (kind, tally) in report.kinds.in_group(group) {
            // Writing to a text cannot fail.
            let _ = writeln!(
                out,
                "{:<12} {:>6}  {}, first in {}, line {}",
                group.text(),
                tally.count,
                kind.text(),
                tally.file,
                tally.line
            );
        }
    }
    out
}

/// The same as one document. `failure` is why the import failed, if it did.
pub fn in_json(order: &ImportOptions, report: &Report, failure: Option<&str>) -> Value {
    let counts = report.counts;
    let mut kinds = Map::new();
    for group in Group::ALL {
        let of_group: Vec<Value> = report
            .kinds
            .in_group(group)
            .map(|(kind, tally)| {
                json!({
                    "kind": kind.key(),
                    "text": kind.text(),
                    "count": tally.count,
                    "file": tally.file,
                    "line": tally.line,
                })
            })
            .collect();
        kinds.insert(group.key().to_owned(), Value::Array(of_group));
    }
    json!({
        "done": failure.is_none(),
        "failure": failure,
        "source": order.source,
        "format": order.format.key(),
        "full": order.complete,
        "read": counts.read,
        "new": counts.new,
        "changed": counts.changed,
        "mended": counts.mended,
        "unchanged": counts.unchanged,
        "withdrawn": counts.withdrawn,
        "rejected": counts.rejected,
        "cut": report.cut,
        "kinds": kinds,
    })
}

/// Why an import that came to its end did not do all that it should have.
pub fn shortfall(order: &ImportOptions, report: &Report) -> Option<String> {
    if let Some(file) = &report.cut {
        return Some(format!("{file} was cut: nothing was withdrawn"));
    }
    (report.unnamed > 0 && order.complete).then(|| {
        format!(
            "{} broken without a readable id: nothing that is missing was withdrawn",
            report.unnamed
        )
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use pleinweb_offers::import::{Format, Kind};
    use pleinweb_offers::{ImportOptions, Report};
    use serde_json::json;

    use super::{in_json, in_words, shortfall};

    fn order() -> ImportOptions {
        ImportOptions {
            path: PathBuf::from("a.csv"),
            format: Format::Csv,
            source: "mairie".to_owned(),
            source_name: "Mairie".to_owned(),
            complete: true,
            force: false,
        }
    }

    #[test]
    fn an_import_ends_with_its_kinds_in_words_and_as_one_document() {
        let mut report = Report::default();
        report.counts.read = 3;
        report.counts.mended = 1;
        report.counts.rejected = 1;
        for (kind, line) in [
            (Kind::Quotes, 9),
            (Kind::Entities, 4),
            (Kind::Entities, 2),
            (Kind::DateForm, 5),
        ] {
            report.kinds.note(kind, "a.csv", line);
        }
        let words = in_words(&report);
        let lines: Vec<&str> = words.lines().collect();
        assert_eq!(
            lines,
            [
                "read 3   new 0   changed 0   mended 1   unchanged 0   withdrawn 0   rejected 1",
                "mended            2  HTML entities in a text, made letters, first in a.csv, line 4",
                "guessed           1  dates in another form than 2026-11-24 and 24/11/2026, first in a.csv, line 5",
                "refused           1  rows in which a quote is missing or in the wrong place, first in a.csv, line 9",
            ]
        );
        let document = in_json(&order(), &report, Some("why"));
        assert_eq!(
            (&document["done"], &document["failure"]),
            (&json!(false), &json!("why"))
        );
        assert_eq!(document["read"], json!(3));
        assert_eq!(document["mended"], json!(1));
        assert_eq!(
            document["kinds"]["mended"],
            json!([{"kind": "entities", "text": "HTML entities in a text, made letters",
                "count": 2, "file": "a.csv", "line": 4}])
        );
        assert_eq!(document["kinds"]["kept-as-text"], json!([]));
        assert_eq!(document["kinds"]["refused"][0]["line"], json!(9));
    }

    #[test]
    fn what_was_cut_or_has_no_name_is_a_failure() {
        let mut report = Report::default();
        assert_eq!(shortfall(&order(), &report), None);
        report.unnamed = 2;
        assert!(shortfall(&order(), &report).is_some());
        let part = ImportOptions {
            complete: false,
            ..order()
        };
        assert_eq!(shortfall(&part, &report), None);
        report.cut = Some("a.csv".to_owned());
        assert!(shortfall(&part, &report).is_some());
    }
}
