//! How an enum that is known by a key is kept: its key, as text. A key that is
//! none is one thing everywhere: the row cannot be read, which is an incident.

pub use sqlx;

use std::error::Error;
use std::fmt::{self, Display, Formatter};

pub use sqlx::encode::IsNull;
pub use sqlx::error::BoxDynError;

/// A row holds a key that this program does not know.
#[derive(Debug)]
pub struct UnknownKey(pub &'static str);

impl Display for UnknownKey {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "a stored {} has an unknown key", self.0)
    }
}

impl Error for UnknownKey {}

/// Reads and writes an enum by `ALL` and `key()` (or what is named), in rows of both
/// databases.
#[macro_export]
macro_rules! kept_by_key {
    ($name:ident) => {
        $crate::kept_by_key!($name, key);
    };
    ($name:ident, $key:ident) => {
        const _: () = {
            use $crate::keys::sqlx::{Database, Decode, Encode, Type};
            use $crate::keys::{BoxDynError, IsNull, UnknownKey};

            impl<DB: Database> Type<DB> for $name
            where
                str: Type<DB>,
            {
                fn type_info() -> DB::TypeInfo {
                    <str as Type<DB>>::type_info()
                }
                fn compatible(ty: &DB::TypeInfo) -> bool {
                    <str as Type<DB>>::compatible(ty)
                }
            }

            impl<'q, DB: Database> Encode<'q, DB> for $name
            where
                &'q str: Encode<'q, DB>,
            {
                fn encode_by_ref(
                    &self,
                    buffer: &mut <DB as Database>::ArgumentBuffer,
                ) -> Result<IsNull, BoxDynError> {
                    self.$key().encode_by_ref(buffer)
                }
            }

            impl<'r, DB: Database> Decode<'r, DB> for $name
            where
                &'r str: Decode<'r, DB>,
            {
                fn decode(value: <DB as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
                    let text = <&'r str as Decode<'r, DB>>::decode(value)?;
                    let known = Self::ALL.iter().copied().find(|known| known.$key() == text);
                    Ok(known.ok_or(UnknownKey(stringify!($name)))?)
                }
            }

            impl $crate::Bind for $name {
                const NOTHING: $crate::Value = $crate::Value::Text(None);

                fn bind(&self) -> $crate::Value {
                    $crate::Bind::bind(self.$key())
                }
            }
        };
    };
}
