//! Enums that are known by a key: in forms, in the database, as ids of texts.

/// An enum with a key for each value: `ALL`, `key()`, `parse()`, and
/// `message()`, the id of its text (`<prefix>-<key>`). Rows hold it by its key
/// (`keys`).
#[macro_export]
macro_rules! keyed {
    ($(#[$doc:meta])* $prefix:literal $name:ident { $($(#[$about:meta])* $variant:ident $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$about])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text stored and sent.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// Id of its text in the feature's `.ftl` file.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $key)),+ }
            }

            /// Codes: `required`, `choice-unknown`.
            pub fn parse(text: &str) -> Result<Self, $crate::Code> {
                let text = text.trim();
                let unknown = if text.is_empty() { "required" } else { "choice-unknown" };
                Self::ALL.iter().copied().find(|value| value.key() == text).ok_or($crate::Code::new(unknown))
            }
        }

        #[cfg(feature = "server")]
        $crate::kept_by_key!($name);
    };
}
