//! Instants and days as sources write them.

use jiff::civil::Date;
use serde_json::Value;

pub use super::days::End;
use super::days::{day, in_paris, whole};
use super::written_dates;
use super::{Kind, Notes};
use pleinweb_kernel::{Day, Timestamp};

/// A date wherever it stands: a text of any usual form, or seconds or
/// milliseconds since 1970. One that cannot be read is noted, and none.
pub fn when(value: &Value, end: End, notes: &mut Notes) -> Option<Timestamp> {
    match value {
        Value::String(text) => of_text(text, end, notes),
        Value::Number(number) => of_text(&number.to_string(), end, notes),
        // Written twice, or with its language.
        Value::Array(list) if !list.is_empty() => when(&list[0], end, notes),
        Value::Object(object) if object.contains_key("@value") => {
            when(&object["@value"], end, notes)
        }
        Value::Object(_) | Value::Bool(_) => {
            notes.note(Kind::Date);
            None
        }
        _ => None,
    }
}

/// The same of a text.
pub fn of_text(text: &str, end: End, notes: &mut Notes) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("null") {
        return None;
    }
    if let Some(at) = instant(text, end) {
        return Some(at);
    }
    let found = counted(text, end).or_else(|| written_dates::read(text, end));
    let found = found.and_then(sensible);
    notes.note(if found.is_some() {
        Kind::DateForm
    } else {
        Kind::Date
    });
    found
}

/// An instant in the form that files have by rule: with its offset, or else on
/// the clocks of Paris. A date alone is the start or the last second of that
/// day. Between 1990 and 2200.
pub fn instant(text: &str, end: End) -> Option<Timestamp> {
    let text = text.trim();
    let with_offset = text
        .parse::<jiff::Timestamp>()
        .or_else(|_| jiff::Timestamp::strptime("%Y-%m-%dT%H:%M:%S%.f%z", text));
    let found = if let Ok(at) = with_offset {
        at.as_millisecond()
    } else if text.len() <= 10 {
        in_paris(day(date(text)?, end))?
    } else {
        in_paris(whole(text.parse().ok()?, end))?
    };
    sensible(found)
}

/// Milliseconds since 1970, if they lie between 1990 and 2200: seconds or
/// microseconds that were taken for them do not.
pub fn sensible(ms: i64) -> Option<Timestamp> {
    (631_152_000_000..7_258_118_400_000)
        .contains(&ms)
        .then_some(Timestamp(ms))
}

/// A number alone: seconds, milliseconds or microseconds since 1970 (also as
/// `/Date(…)/`), or a spreadsheet's days since the end of 1899.
fn counted(text: &str, end: End) -> Option<i64> {
    let inner = text
        .strip_prefix("/Date(")
        .and_then(|rest| rest.split([')', '+', '-']).next())
        .unwrap_or(text);
    let (whole, rest) = inner.split_once(['.', ',']).unwrap_or((inner, ""));
    if !(whole.bytes().chain(rest.bytes())).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    match whole.len() {
        9 | 10 => number.checked_mul(1000),
        12 | 13 => Some(number),
        15 | 16 => Some(number / 1000),
        5 => {
            let days = i32::try_from(number).ok()?;
            let date = Day(Date::constant(1899, 12, 30)).plus_days(days).0;
            in_paris(day(date, end))
        }
        _ => None,
    }
}

/// `2026-11-24` or `24/11/2026`.
fn date(text: &str) -> Option<Date> {
    // The parser would take eight digits too: those are read as a written date
    // (`written_dates`).
    if text.contains('-')
        && let Ok(date) = text.parse()
    {
        return Some(date);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(feature = "testing")]
mod tests {
    use serde_json::json;

    use super::{End, instant, when};
    use crate::import::{Kind, Notes};

    #[pleinweb_testing::test]
    fn instants_are_read_as_they_are_written() {
        for (text, end, expected) in [
            (
                "2024-11-10T07:03:08.000Z",
                End::Start,
                Some("2024-11-10T07:03:08Z"),
            ),
            (
                "2024-11-10T07:03:08+01:00",
                End::Start,
                Some("2024-11-10T06:03:08Z"),
            ),
            (
                "2024-11-10T07:03:08+0100",
                End::Start,
                Some("2024-11-10T06:03:08Z"),
            ),
            (
                "2019-03-13T00:00:00",
                End::Start,
                Some("2019-03-12T23:00:00Z"),
            ),
            ("2024-07-01", End::Start, Some("2024-06-30T22:00:00Z")),
            ("2024-07-01", End::Last, Some("2024-07-01T21:59:59Z")),
            ("01/07/2024", End::Start, Some("2024-06-30T22:00:00Z")),
            ("31/02/2024", End::Start, None),
            ("0001-01-01T00:00:00Z", End::Start, None),
            ("hier", End::Start, None),
            ("", End::Start, None),
        ] {
            let found = instant(text, end).map(|at| at.jiff().to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[pleinweb_testing::test]
    fn dates_of_other_usual_forms_are_read_and_noted() {
        let noon = Some("2026-05-12T06:00:00Z");
        let morning = Some("2026-05-11T22:00:00Z");
        for (value, expected) in [
            (json!("2026-05-12 08:00"), noon),
            (json!("2026-05-12 08:00:00"), noon),
            (json!("2026-05-12T08:00:00+0200"), noon),
            (json!("2026-05-12T08:00:00.000+02:00"), noon),
            (json!("2026-05-12T08:00:00 +02:00"), noon),
            (json!("2026-05-12T08:00+02:00"), noon),
            (json!("2026-05-12 06:00:00 UTC"), noon),
            (json!("2026-05-12T06:00Z"), noon),
            (json!("12/05/2026 08:00"), noon),
            (json!("12/05/2026 à 08h00"), noon),
            (json!("12/05/2026 8h"), noon),
            (json!("12 mai 2026 à 8h00"), noon),
            (json!("Tue, 12 May 2026 08:00:00 +0200"), noon),
            (json!("Tue, 12 May 2026 06:00:00 GMT"), noon),
            (
                json!("Tue May 12 2026 08:00:00 GMT+0200 (Central European Summer Time)"),
                noon,
            ),
            (json!("May 12, 2026 8:00 AM"), noon),
            (json!("05/12/2026 08:00 PM"), Some("2026-12-05T19:00:00Z")),
            (json!("12/05/2026"), morning),
            (json!("12-05-2026"), morning),
            (json!("12.05.2026"), morning),
            (json!("12/05/26"), morning),
            (json!("2026/05/12"), morning),
            (json!("20260512"), morning),
            (json!("12 mai 2026"), morning),
            (json!("mardi 12 mai 2026"), morning),
            (json!("Publiée le 12 mai 2026"), morning),
            (json!("12-May-2026"), morning),
            (json!("1er août 2026"), Some("2026-07-31T22:00:00Z")),
            (json!("1 févr. 2026"), Some("2026-01-31T23:00:00Z")),
            (json!("5/25/2026"), Some("2026-05-24T22:00:00Z")),
            (json!(1_778_565_600), noon),
            (json!(1_778_565_600_000_i64), noon),
            (json!("1778565600"), noon),
            (json!("1778565600000"), noon),
            (json!("/Date(1778565600000)/"), noon),
            (json!("/Date(1778565600000+0200)/"), noon),
            (json!(46154), morning),
            (json!(["2026-05-12"]), morning),
            (
                json!({"@value": "2026-05-12", "@type": "xsd:date"}),
                morning,
            ),
            (json!(null), None),
            (json!(""), None),
        ] {
            let mut notes = Notes::default();
            let found = when(&value, End::Start, &mut notes).map(|at| at.jiff().to_string());
            assert_eq!(found.as_deref(), expected, "{value}");
            assert!(!notes.kinds().contains(&Kind::Date), "{value}");
        }
        let mut notes = Notes::default();
        let last = when(&json!("12 mai 2026"), End::Last, &mut notes).unwrap();
        assert_eq!(last.jiff().to_string(), "2026-05-12T21:59:59Z");
        assert_eq!(notes.kinds(), [Kind::DateForm]);
        for value in [
            json!("12/05/2026 00:00"),
            json!("12/05/2026 à 0h"),
            json!("2026-05-12T00:00:00"),
            json!("2026-05-12 00:00"),
            json!(46154),
            json!("46154"),
        ] {
            let last = when(&value, End::Last, &mut Notes::default()).unwrap();
            assert_eq!(last.jiff().to_string(), "2026-05-12T21:59:59Z", "{value}");
        }
        for value in [
            json!("2026-05-12T00:00:00+02:00"),
            json!("12/05/2026 00:00 +0200"),
        ] {
            let last = when(&value, End::Last, &mut Notes::default()).unwrap();
            assert_eq!(last.jiff().to_string(), "2026-05-11T22:00:00Z", "{value}");
        }
        let mut notes = Notes::default();
        when(&json!("2026-05-12"), End::Start, &mut notes);
        assert_eq!(notes.kinds(), []);
    }

    #[pleinweb_testing::test]
    fn what_is_no_date_is_none_and_noted() {
        for value in [
            json!("hier"),
            json!("dès que possible"),
            json!("31/02/2026"),
            json!("32 mai 2026"),
            json!("mai 2026"),
            json!("2026"),
            json!("12"),
            json!("du 12/05/2026 au 30/06/2026"),
            json!("0000-00-00"),
            json!("12 mai 2026 à 27h00"),
            json!("99999999999999999999"),
            json!(-5),
            json!(true),
            json!({"jour": 12}),
        ] {
            let mut notes = Notes::default();
            assert_eq!(when(&value, End::Start, &mut notes), None, "{value}");
            assert_eq!(notes.kinds(), [Kind::Date], "{value}");
        }
    }
}
