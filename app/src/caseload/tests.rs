//! Staff read about a person in the third person: nothing that they are shown of a file
//! speaks to the person, or for them.

use leptos::prelude::*;
use pleinweb_contract::{Cause, ReturnReason};
use pleinweb_entry::{CallbackSubject, Outcome, Path, QUESTIONS, SupportIntensity};
use pleinweb_kernel::Lang;
use pleinweb_registration::{
    AVAILABILITY, Answers, CONTRACTS, EDUCATION, HOURS, JobInput, LEVELS, LICENCES, LanguageInput,
    REASONS, RESIDENCE, SCHEDULES, TRANSPORTS, YEARS,
};

use crate::registration::answers::{self, Reader, Shown};
use crate::told;

/// Words that speak to somebody, or for oneself, and words that comfort.
fn of_the_person(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Fr => &[
            "vous", "votre", "vos", "je", "j", "me", "m", "mon", "ma", "mes", "moi", "nous", "nos",
            "grave", "bravo",
        ],
        Lang::En => &[
            "you", "your", "yours", "i", "my", "me", "mine", "we", "our", "matter", "worry",
        ],
    }
}

/// Texts of a piece of HTML, without its tags.
fn shown(html: &str) -> String {
    let parts = html.split('<').filter_map(|part| part.split_once('>'));
    let texts: Vec<&str> = parts.map(|(_, text)| text).collect();
    texts.join(" | ")
}

fn speaks(lang: Lang, text: &str) -> bool {
    // An appointment speaks to nobody.
    let text = text.to_lowercase().replace("rendez-vous", "");
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let listed = of_the_person(lang);
    words
        .filter(|word| !word.is_empty())
        .any(|word| listed.contains(&word))
}

fn nth(list: &[&str], number: usize) -> String {
    list.get(number % list.len())
        .copied()
        .unwrap_or_default()
        .to_owned()
}

/// Everything is answered, with the answer of this number of each list.
fn answered(number: usize) -> Answers {
    let text = || "Neutre".to_owned();
    let mut given = Answers::default();
    let identity = &mut given.identity;
    for field in [
        &mut identity.first_name,
        &mut identity.birth_name,
        &mut identity.used_name,
        &mut identity.birth_date,
        &mut identity.birth_place,
    ] {
        *field = text();
    }
    given.contact.street = text();
    given.contact.phone = text();
    given.situation.reason = nth(REASONS, number);
    given.situation.since = text();
    given.situation.availability = nth(AVAILABILITY, number);
    given.situation.residence = nth(RESIDENCE, number);
    given.situation.allowance = nth(&["yes", "no"], number);
    given.situation.registered_before = nth(&["yes", "no"], number);
    given.experience.education = nth(EDUCATION, number);
    given.experience.diploma = text();
    given.experience.years = nth(YEARS, number);
    let job = || JobInput {
        title: text(),
        from: "2020".to_owned(),
        ..JobInput::default()
    };
    given.experience.jobs = vec![job(), job()];
    given.skills.own_words = text();
    given.skills.languages = vec![LanguageInput {
        language: text(),
        level: nth(LEVELS, number),
    }];
    given.project.occupation_1 = "D1102".to_owned();
    given.project.occupation_1_text = text();
    given.project.contracts = vec![nth(CONTRACTS, number)];
    given.project.salary = "1900".to_owned();
    given.project.about = text();
    given.area.place = "87085".to_owned();
    given.area.place_text = text();
    given.area.radius = "20".to_owned();
    given.area.transports = vec![nth(TRANSPORTS, number)];
    given.area.licences = vec![nth(LICENCES, number)];
    given.area.hours = nth(HOURS, number);
    given.area.weekly = "35".to_owned();
    given.area.schedules = vec![nth(SCHEDULES, number)];
    given.area.constraints = text();
    given.bank.later = true;
    given.bank.holder = text();
    given
}

fn html(lang: Lang, number: usize, reader: Reader) -> String {
    Owner::new().with(|| {
        provide_context(lang);
        let answers = answered(number);
        let view = answers::show(&Shown {
            answers: &answers,
            secrets: &[],
            labels: &[],
            email: None,
            agency: Some("Limoges"),
            health: Some("Neutre"),
            reader,
        });
        shown(&view.to_html())
    })
}

#[test]
fn what_staff_read_of_the_answers_does_not_speak_to_the_person() {
    for lang in Lang::ALL {
        for number in 0..12 {
            let text = html(lang, number, Reader::Staff);
            let wrong: Vec<&str> = text
                .split(" | ")
                .filter(|part| speaks(lang, part))
                .collect();
            assert!(wrong.is_empty(), "{wrong:#?}");
        }
        // The test of the test: the person is spoken to.
        assert!(speaks(lang, &html(lang, 0, Reader::Person)));
    }
}

#[test]
fn nor_does_what_they_read_of_the_check_the_contract_and_the_ways() {
    for lang in Lang::ALL {
        let options = QUESTIONS.iter().flat_map(|question| question.options);
        let mut texts: Vec<&str> = options
            .map(|option| told::entry(lang, option.reason))
            .collect();
        for code in ["digital-few-answers", "job-search-few-answers"] {
            texts.push(told::entry(lang, &["reason-", code].concat()));
        }
        for code in ["done", "done-with-help", "not-done", "skipped"] {
            texts.push(told::entry(lang, &["reason-task-", code].concat()));
        }
        for outcome in Outcome::ALL {
            texts.push(told::entry(lang, outcome.message()));
        }
        for path in Path::ALL {
            texts.push(told::entry(lang, path.about()));
            texts.push(told::entry(lang, path.message()));
        }
        for intensity in SupportIntensity::ALL {
            texts.push(told::entry(lang, &[intensity.message(), "-about"].concat()));
        }
        for subject in CallbackSubject::ALL {
            texts.push(told::entry(lang, subject.message()));
        }
        for cause in Cause::ALL {
            texts.push(told::contract(lang, cause.message()));
        }
        for why in ReturnReason::ALL {
            texts.push(told::contract(lang, why.message()));
        }
        assert!(texts.iter().all(|text| !text.is_empty()), "{texts:#?}");
        texts.retain(|text| speaks(lang, text));
        assert!(texts.is_empty(), "{texts:#?}");
    }
}
