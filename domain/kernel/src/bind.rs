//! What a statement is given: a value of one of the few kinds that both databases
//! keep, whatever type it has here.

use uuid::Uuid;

use super::{Day, Timestamp};

/// A value of a statement. Nothing (`None`) has a kind too: PostgreSQL asks for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Bool(Option<bool>),
    Int(Option<i64>),
    Real(Option<f64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Uuid(Option<Uuid>),
}

/// What can be given to a statement.
pub trait Bind {
    /// Nothing, as a value of this kind.
    const NOTHING: Value;

    fn bind(&self) -> Value;
}

impl<T: Bind> Bind for Option<T> {
    const NOTHING: Value = T::NOTHING;

    fn bind(&self) -> Value {
        self.as_ref().map_or(T::NOTHING, Bind::bind)
    }
}

impl<T: Bind + ?Sized> Bind for &T {
    const NOTHING: Value = T::NOTHING;

    fn bind(&self) -> Value {
        T::bind(self)
    }
}

/// `Bind` for a type: its kind, and how a value becomes one.
macro_rules! binds {
    ($($type:ty => $kind:ident($value:ident) $made:expr;)+) => {$(
        impl Bind for $type {
            const NOTHING: Value = Value::$kind(None);

            fn bind(&self) -> Value {
                let $value = self;
                Value::$kind(Some($made))
            }
        }
    )+};
}
binds! {
    bool => Bool(value) *value;
    i64 => Int(value) *value;
    i32 => Int(value) i64::from(*value);
    i16 => Int(value) i64::from(*value);
    u32 => Int(value) i64::from(*value);
    u16 => Int(value) i64::from(*value);
    u8 => Int(value) i64::from(*value);
    f64 => Real(value) *value;
    str => Text(value) value.to_owned();
    String => Text(value) value.clone();
    [u8] => Bytes(value) value.to_vec();
    Vec<u8> => Bytes(value) value.clone();
    Uuid => Uuid(value) *value;
    Timestamp => Int(value) value.0;
    Day => Text(value) value.to_string();
}

impl<const LENGTH: usize> Bind for [u8; LENGTH] {
    const NOTHING: Value = Value::Bytes(None);

    fn bind(&self) -> Value {
        self.as_slice().bind()
    }
}
