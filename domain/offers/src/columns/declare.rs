//! What follows from the declaration of columns.

/// Each column: its field and type, how it is `stored`, by what it is `read` in an
/// offer's words whatever its source says in fields, and the filter it has, if any:
/// some of its `words`, or a plain `yes`.
macro_rules! columns {
    ($(
        $(#[$about:meta])*
        $field:ident: $type:ty {
            stored { $($column:ident: $sql:ty),+ }
            $(read { $reader:path })?
            $(words $words:ident($word:ident) {
                address $name:literal, group $group:literal, example $example:literal,
                index $index:ident $document:ident
            })?
            $(yes $yes:ident { address $yes_name:literal, text $text:literal, on cards $card:literal })?
        }
    )+) => {
        /// What an offer says that can be counted: kept when its text is gone.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct Figures {
            $($(#[$about])* pub $field: $type,)+
        }

        impl Figures {
            /// Of one that says nothing but its contract.
            pub fn of(contract: Contract) -> Self {
                let unsaid = Self { $($field: <$type>::default(),)+ };
                Self { contract, posts: 1, ..unsaid }
            }
        }

        /// What an offer says with a plain yes, in the order of the index's flags.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Yes {
            $($($yes,)?)+
        }

        impl Yes {
            pub const ALL: &'static [Self] = &[$($(Self::$yes,)?)+];

            /// The name of its column, and in the API's answers.
            pub const fn column(self) -> &'static str {
                match self { $($(Self::$yes => stringify!($field),)?)+ }
            }

            /// Whether an offer says so.
            pub const fn of(self, figures: &Figures) -> bool {
                match self { $($(Self::$yes => figures.$field,)?)+ }
            }

            /// Whether an offer in a list says so too.
            pub const fn is_on_cards(self) -> bool {
                match self { $($(Self::$yes => $card,)?)+ }
            }

            /// The id of its text.
            pub const fn message(self) -> &'static str {
                match self { $($(Self::$yes => $text,)?)+ }
            }

            pub const fn filter(self) -> Filter {
                match self { $($(Self::$yes => Filter::$yes,)?)+ }
            }
        }

        /// A choice that narrows a search down.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Filter {
            $($($words($word),)?)+
            $($($yes,)?)+
            /// In gross euros a year.
            Pay(u32),
            /// In days.
            Age(u32),
            /// The letter of a domain.
            Domain(char),
            Occupation(OccupationCode),
        }

        /// All filters, in the order in which programs are told of them.
        pub const FILTERS: &[FilterDef] = &[
            $($(FilterDef {
                name: $name,
                group: $group,
                example: $example,
                holds: Holds::Words(|| {
                    let words = $word::ALL.iter();
                    words.map(|word| (word.key(), Filter::$words(*word))).collect()
                }),
            },)?)+
            filters::PAY,
            filters::AGE,
            $($(FilterDef {
                name: $yes_name,
                group: "group-other",
                example: filters::YES,
                holds: Holds::Yes(Yes::$yes),
            },)?)+
            filters::DOMAIN,
            filters::OCCUPATION,
        ];

        impl Filter {
            /// Name and value in the address.
            pub fn pair(self) -> (&'static str, String) {
                match self {
                    $($(Self::$words(word) => ($name, word.key().to_owned()),)?)+
                    $($(Self::$yes => ($yes_name, filters::YES.to_owned()),)?)+
                    Self::Pay(floor) => (filters::PAY.name, floor.to_string()),
                    Self::Age(days) => (filters::AGE.name, days.to_string()),
                    Self::Domain(letter) => (filters::DOMAIN.name, letter.to_string()),
                    Self::Occupation(code) => (filters::OCCUPATION.name, code.to_string()),
                }
            }

            /// The id of its text, where that is one without arguments.
            pub fn message(self) -> Option<Cow<'static, str>> {
                Some(match self {
                    $($(Self::$words(word) => word.message().into(),)?)+
                    $($(Self::$yes => $text.into(),)?)+
                    Self::Domain(letter) => {
                        format!("domain-{}", letter.to_ascii_lowercase()).into()
                    }
                    Self::Pay(_) | Self::Age(_) | Self::Occupation(_) => return None,
                })
            }

            /// Whether one value at most makes sense.
            pub const fn is_single(self) -> bool {
                matches!(self, Self::Pay(_) | Self::Age(_) $($(| Self::$yes)?)+)
            }
        }

        /// The columns of [`FiguresRow`], to select them before others.
        #[cfg(feature = "server")]
        pub const FIGURE_COLUMNS: &str = concat!($($("o.", stringify!($column), ", ",)+)+);

        /// The figures of a row.
        #[cfg(feature = "server")]
        #[derive(Clone, Debug, sqlx::FromRow)]
        pub struct FiguresRow {
            $($(pub $column: $sql,)+)+
        }

        #[cfg(feature = "server")]
        impl FiguresRow {
            /// A stored word that we do not know is damage, not input.
            pub fn figures(self) -> Result<Figures, Code> {
                Ok(Figures { $($field: Stored::read(($(self.$column,)+))?,)+ })
            }
        }

        #[cfg(feature = "server")]
        impl Figures {
            pub const COLUMNS: &'static [&'static str] = &[$($(stringify!($column),)+)+];

            /// What stands in each of [`Figures::COLUMNS`].
            pub fn cells(&self) -> Vec<Cell> {
                let mut cells = Vec::with_capacity(Self::COLUMNS.len());
                $(
                    let ($($column,)+): ($($sql,)+) = self.$field.write();
                    $(cells.push(Cell::from($column));)+
                )+
                cells
            }

            /// Reads what is known by the words of an offer alone.
            pub fn read_in_text(&mut self, text: &OfferText) {
                $($(self.$field = $reader(text);)?)+
            }

            /// Says in the index what filters ask.
            pub fn index(&self, document: &mut Document) {
                let key = |key: Option<&'static str>| key.unwrap_or_default().to_owned();
                $($(document.$document = key(self.$field.word().map($word::key));)?)+
                for yes in Yes::ALL {
                    document.flags[*yes as usize] = yes.of(self);
                }
            }
        }

        #[cfg(feature = "server")]
        impl Filter {
            /// Asks the index for it.
            pub fn narrow(self, asked: &mut Filters) {
                match self {
                    $($(Self::$words(word) => asked.$index.push(word.key().to_owned()),)?)+
                    $($(Self::$yes => asked.flags[Yes::$yes as usize] = true,)?)+
                    Self::Pay(floor) => asked.pay_floor = Some(floor),
                    Self::Age(days) => asked.max_age_days = Some(days),
                    Self::Domain(letter) => asked.domains.push(letter.to_string()),
                    Self::Occupation(code) => asked.occupations.push(code.to_string()),
                }
            }

            /// How many offers each choice would give, but for occupations.
            pub fn counted(facets: &Facets) -> Vec<(Self, u64)> {
                let mut counts = filters::counted(facets);
                $($(for word in $word::ALL {
                    let of_word = facets.$index.iter().find(|(key, _)| key == word.key());
                    counts.extend(of_word.map(|(_, count)| (Self::$words(*word), *count)));
                })?)+
                let of_yes = Yes::ALL.iter().map(|yes| (yes.filter(), facets.flags[*yes as usize]));
                counts.extend(of_yes);
                counts.retain(|(_, count)| *count > 0);
                counts
            }
        }
    };
}
pub(super) use columns;
