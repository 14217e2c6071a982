//! Store functions about one person ask for the proof that `authorize` looked
//! (`Of`, `domain/platform/src/cx.rs`): none takes the plain id of a person, an
//! account, a file or a search, but for those that say here why they do.

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::exports::domain_lines;

    /// What is somebody's.
    const IDS: [&str; 5] = [
        "PersonId",
        "AccountId",
        "RegistrationId",
        "SavedSearchId",
        "FitCorrectionId",
    ];
    /// Who did something is noted, and nothing of theirs is touched.
    const ACTING: [&str; 1] = ["by"];
    /// Functions and why.
    const PLAIN: [(&str, &str); 10] = [
        ("is_demo_person", "authorize decides by it"),
        ("follows", "authorize decides by it"),
        (
            "review_of",
            "authorize decides by it, with the agencies of who asks",
        ),
        ("stated_reason", "authorize decides by it"),
        (
            "person_of_correction",
            "authorize decides by it: whose it is",
        ),
        ("own", "by the account too: somebody else's is not there"),
        ("insert_draft", "the id is new"),
        ("note_double", "the other file; the proof is of one's own"),
        (
            "hashed_otherwise",
            "where to go on from, by background work",
        ),
        ("seekers_after", "where to go on from; without who they are"),
    ];

    /// `name` and parameters of each function of a text.
    fn functions(text: &str) -> Vec<(&str, &str)> {
        let parts = text.split("async fn ").skip(1);
        parts
            .filter_map(|part| {
                let (name, rest) = part.split_once('(')?;
                let end = rest.find("-> ").unwrap_or(rest.len());
                Some((name, &rest[..end]))
            })
            .collect()
    }

    /// The parameters that are somebody's plain id.
    fn plain(parameters: &str) -> bool {
        parameters.split(',').any(|parameter| {
            let Some((name, kind)) = parameter.split_once(':') else {
                return false;
            };
            let kind = kind.trim().trim_start_matches("Option<");
            let kind = kind.trim_end_matches([')', '>', ' ', '\n']);
            IDS.contains(&kind) && !ACTING.contains(&name.trim().trim_start_matches('('))
        })
    }

    fn is_store(path: &str) -> bool {
        let own = path.ends_with("/store.rs") || path.contains("/store/");
        own || path.ends_with("platform/src/sessions.rs") || path.ends_with("journal.rs")
    }

    #[test]
    fn an_id_alone_opens_nobodys_rows() {
        let mut files: Vec<(String, String)> = Vec::new();
        for (path, line) in domain_lines().expect("the sources") {
            if !is_store(&path) {
                continue;
            }
            match files.last_mut() {
                Some((last, text)) if *last == path => text.push_str(&line),
                _ => files.push((path, line)),
            }
        }
        assert!(files.len() > 30, "the stores were not found");
        let mut found = BTreeSet::new();
        for (path, text) in &files {
            for (name, parameters) in functions(text) {
                if plain(parameters) {
                    let known = PLAIN.iter().any(|(known, _)| *known == name);
                    assert!(known, "{path}: {name} takes a plain id: see platform/cx.rs");
                    found.insert(name);
                }
            }
        }
        for (name, why) in PLAIN {
            assert!(found.contains(name), "{name} ({why}) is not there any more");
        }
    }

    #[test]
    fn parameters_are_read_where_they_stand() {
        for (parameters, is_plain) in [
            ("tx: &mut Tx, account: AccountId) ", true),
            ("    tx: &mut Tx,    id: Option<PersonId>,) ", true),
            ("tx: &mut Tx, account: Of<AccountId>) ", false),
            ("tx: &mut Tx, ids: &[RegistrationId]) ", false),
            ("tx: &mut Tx, by: AccountId) ", false),
        ] {
            assert_eq!(plain(parameters), is_plain, "{parameters}");
        }
        let text = "pub async fn one(tx: &mut Tx) -> X { a(b) }async fn two(\n    id: Y,\n) -> Z";
        let names: Vec<&str> = functions(text).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["one", "two"]);
    }
}
