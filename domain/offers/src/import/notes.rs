//! What reading did besides taking an offer as it stood: what it mended,
//! guessed, kept as text and refused, by kind. One more kind is one line below;
//! whoever reads an element says `notes.note(Kind::…)`, and where the element
//! stands is added by the reader.

use std::collections::BTreeMap;

/// What became of what was odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// It was wrong in a way that can be put right, and it was.
    Mended,
    /// It can be read in more than one way: the likely one was taken.
    Guessed,
    /// It could not be read as what it is: its words stay.
    KeptAsText,
    /// It was left out.
    Refused,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Mended, Self::Guessed, Self::KeptAsText, Self::Refused];

    /// The name in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mended => "mended",
            Self::Guessed => "guessed",
            Self::KeptAsText => "kept-as-text",
            Self::Refused => "refused",
        }
    }

    /// The heading for whoever runs the import.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Mended => "mended",
            Self::Guessed => "guessed",
            Self::KeptAsText => "kept as text",
            Self::Refused => "refused",
        }
    }
}

/// `Group { Name "key in JSON" "sentence", … }`, in the order in which they are told.
macro_rules! kinds {
    ($($group:ident { $($name:ident $key:literal $text:literal,)+ })+) => {
        /// A kind of oddity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($($name,)+)+ }

        impl Kind {
            pub const ALL: &[Self] = &[$($(Self::$name,)+)+];

            pub const fn group(self) -> Group {
                match self { $($(Self::$name => Group::$group,)+)+ }
            }

            /// The name in JSON: it stays the same.
            pub const fn key(self) -> &'static str {
                match self { $($(Self::$name => $key,)+)+ }
            }

            /// A sentence for whoever runs the import.
            pub const fn text(self) -> &'static str {
                match self { $($(Self::$name => $text,)+)+ }
            }
        }
    };
}

kinds! {
    Mended {
        Entities "entities" "HTML entities in a text, made letters",
        Utf16 "utf-16" "files in UTF-16",
        Encoding "encoding" "text that is not UTF-8, read as Windows-1252",
        LineEnds "line-ends" "files whose lines end with CR alone",
        Separator "separator" "files that begin with a `sep=` line",
        BlankRows "blank-rows" "blank rows, passed over",
        BlankFields "blank-fields" "rows with blank fields beyond the header",
        SameIdentifier "same-identifier" "offers that share their identifier with others, told apart",
        Repeated "repeated" "the same offer again in these files",
        Future "future" "published in the future, taken as published now",
        SwappedCoordinates "swapped-coordinates" "latitude and longitude in each other's place, put back",
        FarCoordinates "far-coordinates" "coordinates far from their own commune, left out for its middle",
        FormerCommune "former-commune" "communes of before, taken as those of today",
        Cedex "cedex" "places with CEDEX, taken by the name before it or by their department",
        Overseas "overseas" "codes of overseas territories as countries, taken as departments",
    }
    Guessed {
        DateForm "date-form" "dates in another form than 2026-11-24 and 24/11/2026",
        PostcodeMiddle "postcode-middle" "a postcode of several communes without a known name: set in its middle",
    }
    KeptAsText {
        OddPay "odd-pay" "pay in a form that holds no amount to compare",
    }
    Refused {
        Date "date" "dates that cannot be read (the offer is taken without)",
        Field "field" "optional fields that cannot be read (the offer is taken without)",
        EmptyFile "empty-file" "files that hold nothing",
        NotJson "not-json" "elements that are not JSON",
        Letters "letters" "elements whose letters cannot be read",
        TooLarge "too-large" "elements larger than 8 MB",
        TooDeep "too-deep" "elements nested deeper than 64",
        Missing "missing" "offers without an id or a title",
        Unreadable "unreadable" "offers whose id or title cannot be read",
        FieldCount "field-count" "rows with another number of fields than the header",
        Quotes "quotes" "rows in which a quote is missing or in the wrong place",
    }
}

/// What was odd in one element; each kind counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(Vec<Kind>);

impl Notes {
    pub fn note(&mut self, kind: Kind) {
        if !self.0.contains(&kind) {
            self.0.push(kind);
        }
    }

    pub fn note_if(&mut self, kind: Kind, holds: bool) {
        if holds {
            self.note(kind);
        }
    }

    pub fn kinds(&self) -> &[Kind] {
        &self.0
    }
}

/// How many there were of a kind, and where the first was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub count: u64,
    pub file: String,
    /// From 1.
    pub line: u64,
}

/// All that an import noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies(BTreeMap<Kind, Tally>);

impl Tallies {
    pub fn note(&mut self, kind: Kind, file: &str, line: u64) {
        self.0
            .entry(kind)
            .or_insert_with(|| Tally {
                count: 0,
                file: file.to_owned(),
                line,
            })
            .count += 1;
    }

    pub fn of(&self, kind: Kind) -> Option<&Tally> {
        self.0.get(&kind)
    }

    /// Those of a group that there were, in the order of the list above.
    pub fn in_group(&self, group: Group) -> impl Iterator<Item = (Kind, &Tally)> {
        self.0
            .iter()
            .filter(move |(kind, _)| kind.group() == group)
            .map(|(kind, tally)| (*kind, tally))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Group, Kind, Notes, Tallies};

    #[pleinweb_testing::test]
    fn kinds_are_counted_with_the_first_place_of_each() {
        let mut notes = Notes::default();
        notes.note(Kind::Entities);
        notes.note(Kind::Date);
        notes.note(Kind::Entities);
        assert_eq!(notes.kinds(), [Kind::Entities, Kind::Date]);
        let mut all = Tallies::default();
        for line in [7, 3, 9] {
            for kind in notes.kinds() {
                all.note(*kind, "a.csv", line);
            }
        }
        let told: Vec<_> = all
            .in_group(Group::Mended)
            .map(|(kind, tally)| (kind, tally.count, tally.line))
            .collect();
        assert_eq!(told, [(Kind::Entities, 3, 7)]);
        assert_eq!(all.of(Kind::Date).map(|tally| tally.count), Some(3));
        assert_eq!(all.of(Kind::Quotes), None);
    }

    #[pleinweb_testing::test]
    fn every_kind_has_a_name_of_its_own() {
        let mut keys: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert!(Kind::ALL.iter().all(|kind| !kind.text().is_empty()));
        for group in Group::ALL {
            assert!(Kind::ALL.iter().any(|kind| kind.group() == group));
        }
    }
}
