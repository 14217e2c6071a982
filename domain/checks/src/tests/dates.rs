use super::super::{BirthDate, parse_date, parse_date_fields, parse_date_until};
use super::{day, shown, table};

#[pleinweb_testing::test]
fn dates_as_typed() {
    let parse = |text: &str| parse_date(text).map(|day| day.to_string());
    table(
        parse,
        &[
            ("03/07/1990", Ok("1990-07-03")),
            ("3.7.1990", Ok("1990-07-03")),
            ("3-7-1990", Ok("1990-07-03")),
            ("3 7 1990", Ok("1990-07-03")),
            (" 03 / 07 / 1990 ", Ok("1990-07-03")),
            ("03071990", Ok("1990-07-03")),
            ("1990-07-03", Ok("1990-07-03")),
            ("1990/7/3", Ok("1990-07-03")),
            ("3 juillet 1990", Ok("1990-07-03")),
            ("3 JUILLET 1990", Ok("1990-07-03")),
            ("03 juil. 1990", Ok("1990-07-03")),
            ("1er août 1990", Ok("1990-08-01")),
            ("1er aout 1990", Ok("1990-08-01")),
            ("29 févr. 2000", Ok("2000-02-29")),
            ("15 mars 1988", Ok("1988-03-15")),
            ("15 déc 1988", Ok("1988-12-15")),
            ("3 July 1990", Ok("1990-07-03")),
            ("14 Feb, 1990", Ok("1990-02-14")),
            ("", Err("required")),
            ("  ", Err("required")),
            ("hier", Err("date-format")),
            ("3/7", Err("date-format")),
            ("3 jui 1990", Err("date-format")),
            ("3 ju 1990", Err("date-format")),
            ("3 oc 1990", Err("date-format")),
            ("3 juliette 1990", Err("date-format")),
            ("mardi 3 juillet 1990", Err("date-format")),
            ("trois juillet 1990", Err("date-format")),
            ("3/7/199o", Err("date-format")),
            ("1990-07", Err("date-format")),
            ("12345", Err("date-format")),
            ("03/07/90", Err("date-year-digits")),
            ("3/7/19900", Err("date-year-digits")),
            ("30/02/1990", Err("date-impossible")),
            ("29/02/1900", Err("date-impossible")),
            ("31 avril 1990", Err("date-impossible")),
            ("12/13/1990", Err("date-impossible")),
            ("00/07/1990", Err("date-impossible")),
            ("3/0/1990", Err("date-impossible")),
            ("999999999999/7/1990", Err("date-impossible")),
            ("3/999999999999/1990", Err("date-impossible")),
        ],
    );
}

#[pleinweb_testing::test]
fn a_year_in_two_digits_is_the_last_that_fits() {
    let latest = day("2027-11-24");
    let parse = |text: &str| parse_date_until(text, latest).map(|day| day.to_string());
    table(
        parse,
        &[
            ("31/10/26", Ok("2026-10-31")),
            ("24/11/27", Ok("2027-11-24")),
            ("25/11/27", Ok("1927-11-25")),
            ("01/01/99", Ok("1999-01-01")),
            ("29/02/00", Ok("2000-02-29")),
            ("29/02/85", Err("date-impossible")),
            // Four digits are what they are: the caller says what is too late.
            ("01/01/2090", Ok("2090-01-01")),
            ("03071990", Ok("1990-07-03")),
            ("3/7/9", Err("date-year-digits")),
            ("3/7", Err("date-format")),
            ("", Err("required")),
        ],
    );
}

#[pleinweb_testing::test]
fn three_fields() {
    for (fields, expected) in [
        (["3", "7", "1990"], Ok(day("1990-07-03"))),
        (["03", "juillet", " 1990 "], Ok(day("1990-07-03"))),
        (["1er", "janv.", "1990"], Ok(day("1990-01-01"))),
        (["", "", ""], Err("required")),
        (["3", "", "1990"], Err("date-incomplete")),
        (["", "", "1990"], Err("date-incomplete")),
        (["31", "2", "1990"], Err("date-impossible")),
        (["3", "7", "90"], Err("date-year-digits")),
        (["x", "7", "1990"], Err("date-format")),
    ] {
        let [d, m, y] = fields;
        assert_eq!(
            shown(parse_date_fields(d, m, y)),
            expected.map_err(str::to_owned),
            "{fields:?}"
        );
    }
}

#[pleinweb_testing::test]
fn birth_dates_are_those_of_job_seekers() {
    let today = day("2026-11-23");
    let parse = |text: &str| BirthDate::parse(text, today).map(|birth| birth.to_string());
    table(
        parse,
        &[
            ("03/07/1990", Ok("1990-07-03")),
            // 16 today, and 16 tomorrow.
            ("23/11/2010", Ok("2010-11-23")),
            ("24/11/2010", Err("birth-too-young")),
            // 76 tomorrow, and 76 today.
            ("24/11/1950", Ok("1950-11-24")),
            ("23/11/1950", Err("birth-too-old")),
            ("01/01/0990", Err("birth-too-old")),
            ("23/11/2026", Err("birth-too-young")),
            ("24/11/2026", Err("date-future")),
            ("01/01/2990", Err("date-future")),
            // A year in two digits is the last one that is not ahead.
            ("12/03/85", Ok("1985-03-12")),
            ("12.3.85", Ok("1985-03-12")),
            ("120385", Ok("1985-03-12")),
            ("12 mars 85", Ok("1985-03-12")),
            ("12/03/05", Ok("2005-03-12")),
            ("12/03/15", Err("birth-too-young")),
            ("12/03/40", Err("birth-too-old")),
            ("12/03/850", Err("date-year-digits")),
            ("31/06/1990", Err("date-impossible")),
        ],
    );
    assert_eq!(
        BirthDate::parse_fields("3", "7", "1990", today)
            .unwrap()
            .day(),
        day("1990-07-03")
    );
    assert_eq!(
        shown(BirthDate::parse_fields("3", "", "1990", today)),
        Err("date-incomplete".to_owned())
    );
}
