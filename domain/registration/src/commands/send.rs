//! Sends the file: number, date of effect, time of the answer, mail, queue.

use jiff::civil::Date;

use crate::Notification;
use pleinweb_entry as entry;
use pleinweb_kernel::{AppError, Code, Day, FieldErrors, RegistrationId};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::{Budget, Command, Counted, Cx, Of, Permit};
use pleinweb_reviews as reviews;
use pleinweb_reviews::{ReviewKind, ReviewRequest};

use super::{OwnFile, own_file};
use crate::model::{Answers, Identity, Secret, SendInput, Step, StepForm};
use crate::store::{self, SecretRow, Sending};
use crate::{CONSENT_VERSION, answer_by, deadlines, facade, file_number, home};

/// Sends the file. The answer is its number, and the same for whoever sends
/// it again from another tab.
///
/// # Errors
/// `Invalid`: `consent` must-accept, consent-changed (its text is another by now);
/// a step by its key: step-incomplete. `NotFound` without a draft, or when it
/// ended. `Conflict("choice-missing")` before the person chose how they want to be
/// supported. `TooMany` when what `COUNTED` allows is used up. Whoever is not a job
/// seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct SendRegistration;

impl Command for SendRegistration {
    const NAME: &'static str = "registration/send";
    const COUNTED: Counted = Counted::NOBODY.account(Budget::a_day("registration", 10));
    type Input = SendInput;
    type Subject = OwnFile;
    type Output = String;

    fn parse(input: SendInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.check("consent", pleinweb_checks::parse_accepted(input.consent));
        // Nobody consents to a text they did not see.
        if input.consent_version.trim() != CONSENT_VERSION.to_string() && errors.is_empty() {
            errors.push("consent", Code::new("consent-changed"));
        }
        errors.finish(Some(Self))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<String, AppError> {
        let row = own.row.as_ref().ok_or(AppError::NotFound)?;
        if let Some((_, sent)) = facade::sent(row) {
            return Ok(sent.number);
        }
        let now = cx.now();
        if row.ends_at.is_none_or(|ends_at| ends_at <= now) {
            return Err(AppError::NotFound);
        }
        let file = row.of(own.person)?;
        let kept = store::steps(cx.tx(), file).await?;
        let mut answers = store::answers(&kept);
        let secrets = store::secrets(cx.tx(), file).await?;
        check_all(
            &mut answers,
            &secrets,
            &store::complete(&kept),
            paris_day(now),
        )?;
        // Nobody is registered without having said how they want to be supported.
        if entry::choice_of(cx.tx(), own.person).await?.is_none() {
            return Err(AppError::conflict("choice-missing"));
        }
        let identity = answers.identity.parse(paris_day(now))?;
        if answers.contact.postcode().is_err() {
            return Err(incomplete(Step::Contact));
        }
        let (_, agency) = home::home_of(cx, &answers.contact).await?;
        let hashes = hashes(cx, &identity, &secrets);
        let double = store::double_of(cx.tx(), file, &hashes).await?;
        let effect_on = deadlines::effect_on(now);
        let number = number(cx, paris_day(now).0).await?;
        let sending = Sending {
            id: file,
            agency: agency.map(|(id, _)| id),
            name: &answers.identity.display_name(),
            number: &number,
            sent_at: now,
            answer_by: answer_by(now),
            effect_on,
            consent_version: i64::from(CONSENT_VERSION),
            possible_double_of: double,
        };
        store::mark_sent(cx.tx(), &sending).await?;
        store::insert_matches(cx.tx(), file, &hashes).await?;
        if let Some(other) = double {
            store::note_double(cx.tx(), other, file).await?;
        }
        pleinweb_entry::keep_for_good(cx.tx(), own.person).await?;
        tell(cx, own, &sending).await?;
        Ok(number)
    }
}

/// Tells the person, their other pages, and the agency's queue.
async fn tell(cx: &mut Cx, own: &OwnFile, sending: &Sending<'_>) -> Result<(), AppError> {
    if let Some((email, lang)) = store::mail_address(cx.tx(), own.account).await? {
        let notice = Notification::RegistrationReceived {
            number: sending.number.to_owned(),
            answer_by: sending.answer_by,
        };
        cx.mail(Some(*own.account), &email, lang, notice);
    }
    cx.emit_to_account(*own.account, "registration-sent");
    if let Some(agency) = sending.agency {
        let asked = ReviewRequest {
            kind: ReviewKind::NewFile,
            person: own.person,
            registration: *sending.id,
            agency,
            since: sending.sent_at,
            owner: None,
        };
        reviews::open_review(cx, &asked).await?;
    }
    Ok(())
}

/// The next number, under the year of the day of sending.
pub(crate) async fn number(cx: &mut Cx, day: Date) -> Result<String, AppError> {
    let year = i64::from(day.year());
    Ok(file_number(year, store::next_count(cx.tx(), year).await?))
}

/// Every step once more, as of today: someone may have turned 76 meanwhile, and
/// a draft may be older than a rule.
fn check_all(
    answers: &mut Answers,
    secrets: &[SecretRow],
    complete: &[Step],
    today: Day,
) -> Result<(), AppError> {
    let kinds: Vec<Secret> = secrets.iter().map(|row| row.kind).collect();
    let mut errors = FieldErrors::default();
    let mut look = |step: Step, right: bool| {
        if !right || !complete.contains(&step) {
            errors.push(step.key(), Code::new("step-incomplete"));
        }
    };
    look(Step::Identity, answers.identity.check(today).is_ok());
    look(Step::Contact, answers.contact.check(today).is_ok());
    look(Step::Situation, answers.situation.check(today).is_ok());
    look(Step::Experience, answers.experience.check(today).is_ok());
    look(Step::Skills, answers.skills.check(today).is_ok());
    look(Step::Project, answers.project.check(today).is_ok());
    look(Step::Area, answers.area.check(today).is_ok());
    look(
        Step::Bank,
        answers.bank.check(today).is_ok() && answers.bank.missing(&kinds).is_ok(),
    );
    if errors.is_empty() {
        Ok(())
    } else {
        Err(AppError::Invalid(errors))
    }
}

fn incomplete(step: Step) -> AppError {
    AppError::Invalid(FieldErrors::one(step.key(), "step-incomplete"))
}

/// What a file is matched by: the NIR, and name with birth date, under each
/// name and in either order (forms are filled in both ways round). A temporary NIR
/// changes, so it proves nothing: its hash is of a kind that nobody else has
/// (see `lookup`).
fn hashes(cx: &Cx, identity: &Identity, secrets: &[SecretRow]) -> Vec<Vec<u8>> {
    let app = cx.app();
    let mut found: Vec<Vec<u8>> = secrets
        .iter()
        // Empty until it is hashed (a database from before): `rehash` notes it.
        .filter(|row| row.kind == Secret::Nir && !row.lookup.is_empty())
        .map(|row| row.lookup.clone())
        .collect();
    let first = identity.first_name.match_key();
    let lasts = [Some(&identity.birth_name), identity.used_name.as_ref()];
    for last in lasts.into_iter().flatten() {
        let mut names = [first.clone(), last.match_key()];
        names.sort();
        let text = format!("{}|{}|{}", names[0], names[1], identity.birth_date);
        found.push(app.secrets().lookup_hash("registration:name", &text));
    }
    found.dedup();
    found
}

/// Used where a file is made ready-made (the demo world).
pub(crate) async fn note_hashes(
    cx: &mut Cx,
    id: Of<RegistrationId>,
    identity: &Identity,
) -> Result<(), AppError> {
    let hashes = hashes(cx, identity, &[]);
    store::insert_matches(cx.tx(), id, &hashes).await
}
