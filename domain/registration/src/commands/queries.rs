//! What the pages of a registration show. A person sees their own file only.

use pleinweb_entry as entry;
use pleinweb_kernel::{AccountId, AppError, FieldErrors, PersonId};
use pleinweb_nomenclature::nearby::Agency;
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Of, Permit, Query};

use super::{OwnFile, own_file};
use crate::model::{
    Answers, Intro, Known, OwnAgency, Receipt, Secret, SentView, Step, StepView, SummaryView,
};
use crate::rules::to_check;
use crate::store::{self, FileRow, Kept};
use crate::{CONSENT_VERSION, facade, home, labels};

/// The page that begins or resumes.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadIntro;

impl Query for LoadIntro {
    const NAME: &'static str = "registration/intro";
    type Input = ();
    type Subject = OwnFile;
    type Output = Intro;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<Intro, AppError> {
        let now = cx.now();
        let status = facade::status_of(cx.tx(), own.person, now).await?;
        let draft = draft(own, now);
        let complete = match draft {
            Some(row) => store::complete(&store::steps(cx.tx(), row.of(own.person)?).await?),
            None => Vec::new(),
        };
        Ok(Intro {
            status,
            ends_on: draft.and_then(facade::ends_on),
            complete,
        })
    }
}

/// The draft of a person, unless it ended or was sent.
fn draft(own: &OwnFile, now: pleinweb_kernel::Timestamp) -> Option<&FileRow> {
    own.row
        .as_ref()
        .filter(|row| row.ends_at.is_some_and(|ends_at| ends_at > now))
}

/// What a person sees of their own draft, or why not: a file that was sent is
/// `Conflict("already-sent")`.
async fn own_draft(cx: &mut Cx, own: &OwnFile) -> Result<Option<(FileRow, Kept)>, AppError> {
    if own.row.as_ref().and_then(facade::sent).is_some() {
        return Err(AppError::conflict("already-sent"));
    }
    match draft(own, cx.now()) {
        Some(row) => Ok(Some((
            row.clone(),
            store::steps(cx.tx(), row.of(own.person)?).await?,
        ))),
        None => Ok(None),
    }
}

/// One step. Without a draft it is shown empty: saving begins one.
///
/// # Errors
/// `Invalid`: `step` choice-unknown for an address that no step has.
/// `Conflict("already-sent")` for a file that was sent. Whoever is not a job
/// seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadStep(Step);

impl Query for LoadStep {
    const NAME: &'static str = "registration/step";
    /// The last part of the step's address.
    type Input = String;
    type Subject = OwnFile;
    type Output = StepView;

    fn parse(slug: String) -> Result<Self, FieldErrors> {
        Step::from_slug(&slug)
            .map(Self)
            .ok_or_else(|| FieldErrors::one("step", "choice-unknown"))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<StepView, AppError> {
        let page = cx.app().new_token();
        let draft = own_draft(cx, own).await?;
        let email = store::mail_address(cx.tx(), own.account)
            .await?
            .map(|(email, _)| email)
            .unwrap_or_default();
        let Some((row, kept)) = draft else {
            return Ok(StepView {
                step: self.0,
                version: 0,
                page,
                answers: Answers::default(),
                secrets: Vec::new(),
                ends_on: None,
                may_mean: Vec::new(),
                proposed: Vec::new(),
                agency: None,
                email,
            });
        };
        let answers = store::answers(&kept);
        let secrets = store::masked(&store::secrets(cx.tx(), row.of(own.person)?).await?);
        let extras = labels::for_step(cx, self.0, &answers).await?;
        Ok(StepView {
            step: self.0,
            version: row.version,
            page,
            answers: only(self.0, answers),
            secrets: secrets
                .into_iter()
                .filter(|kept| kept.secret.step() == self.0)
                .collect(),
            ends_on: facade::ends_on(&row),
            may_mean: extras.may_mean,
            proposed: extras.proposed,
            agency: extras.agency,
            email,
        })
    }
}

/// The answers of one step: a page gets no more than it shows.
fn only(step: Step, all: Answers) -> Answers {
    let mut one = Answers::default();
    match step {
        Step::Identity => one.identity = all.identity,
        Step::Contact => one.contact = all.contact,
        Step::Situation => one.situation = all.situation,
        Step::Experience => one.experience = all.experience,
        Step::Skills => one.skills = all.skills,
        Step::Project => one.project = all.project,
        Step::Area => one.area = all.area,
        Step::Bank => one.bank = all.bank,
        Step::Summary => {}
    }
    one
}

/// The summary of a draft, to be checked before it is sent.
///
/// # Errors
/// `NotFound` without a draft: there is nothing to check.
/// `Conflict("already-sent")` for a file that was sent. Whoever is not a job
/// seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadSummary;

impl Query for LoadSummary {
    const NAME: &'static str = "registration/summary";
    type Input = ();
    type Subject = OwnFile;
    type Output = SummaryView;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<SummaryView, AppError> {
        let (row, kept) = own_draft(cx, own).await?.ok_or(AppError::NotFound)?;
        let answers = store::answers(&kept);
        let rows = store::secrets(cx.tx(), row.of(own.person)?).await?;
        let nir = facade::nir_of(&cx.app(), *own.person, &rows).await?;
        let secrets = store::masked(&rows);
        let email = store::mail_address(cx.tx(), own.account)
            .await?
            .map(|(email, _)| email)
            .unwrap_or_default();
        let (_, agency) = home::home_of(cx, &answers.contact).await?;
        let agency = agency.map(|(_, name)| name);
        Ok(SummaryView {
            complete: store::complete(&kept),
            to_check: to_check(&answers, nir.as_ref()),
            labels: labels::labels(cx, &answers).await?,
            documents: documents(
                &answers,
                secrets.iter().any(|kept| kept.secret == Secret::Iban),
            ),
            answers,
            secrets,
            agency,
            email,
            ends_on: facade::ends_on(&row),
            chose: entry::choice_of(cx.tx(), own.person).await?.is_some(),
            consent_version: CONSENT_VERSION,
        })
    }
}

/// Which supporting documents will be asked: message ids `document-<key>`.
fn documents(answers: &Answers, has_iban: bool) -> Vec<String> {
    let mut keys = vec!["identity"];
    if answers.situation.residence == "permit" {
        keys.push("permit");
    }
    if has_iban {
        keys.push("iban");
    }
    if answers.situation.allowance == "yes" {
        keys.push("employer-certificate");
    }
    keys.push("cv");
    keys.into_iter().map(str::to_owned).collect()
}

/// The receipt of a file that was sent.
///
/// # Errors
/// `NotFound` before the file was sent. Whoever is not a job seeker: as
/// `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadReceipt;

impl Query for LoadReceipt {
    const NAME: &'static str = "registration/receipt";
    type Input = ();
    type Subject = OwnFile;
    type Output = Receipt;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<Receipt, AppError> {
        let row = own.row.as_ref().ok_or(AppError::NotFound)?;
        let (_, status) = facade::sent(row).ok_or(AppError::NotFound)?;
        let answers = store::answers(&store::steps(cx.tx(), row.of(own.person)?).await?);
        let secrets = store::masked(&store::secrets(cx.tx(), row.of(own.person)?).await?);
        let email = store::mail_address(cx.tx(), own.account)
            .await?
            .map(|(email, _)| email)
            .unwrap_or_default();
        let (_, agency) = home::home_and_agency(cx, &answers.contact).await?;
        let documents = documents(
            &answers,
            secrets.iter().any(|kept| kept.secret == Secret::Iban),
        );
        let (sent_at, answer_by) = (paris_time(status.sent_at), paris_time(status.answer_by));
        Ok(Receipt {
            status,
            sent_at,
            answer_by,
            name: answers.identity.display_name(),
            phone: answers.contact.phone,
            agency: agency.map(own_agency),
            email,
            documents,
        })
    }
}

fn own_agency(agency: Agency) -> OwnAgency {
    let town = [agency.postcode.as_str(), " ", &agency.city].concat();
    OwnAgency {
        address: [&agency.street, ", ", &town].concat(),
        name: agency.name,
        phone: agency.phone,
    }
}

/// What was sent, to be read again at any time.
///
/// # Errors
/// `NotFound` before the file was sent. Whoever is not a job seeker: as
/// `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadSent;

impl Query for LoadSent {
    const NAME: &'static str = "registration/sent";
    type Input = ();
    type Subject = OwnFile;
    type Output = SentView;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        own_file(cx).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnFile>) -> Result<SentView, AppError> {
        let row = own.row.as_ref().ok_or(AppError::NotFound)?;
        let (_, status) = facade::sent(row).ok_or(AppError::NotFound)?;
        let file = row.of(own.person)?;
        let answers = store::answers(&store::steps(cx.tx(), file).await?);
        let secrets = store::masked(&store::secrets(cx.tx(), file).await?);
        let email = store::mail_address(cx.tx(), own.account).await?;
        let (_, agency) = home::home_of(cx, &answers.contact).await?;
        Ok(SentView {
            number: status.number,
            sent_at: paris_time(status.sent_at),
            labels: labels::labels(cx, &answers).await?,
            answers,
            secrets,
            agency: agency.map(|(_, name)| name),
            email: email.map(|(email, _)| email).unwrap_or_default(),
        })
    }
}

/// What is known of who is signed in; none before they wrote anything.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadKnown;

/// Whose it is: their own.
#[derive(Clone, Copy, Debug)]
pub struct Oneself {
    account: Of<AccountId>,
    person: Of<PersonId>,
}

impl Query for LoadKnown {
    const NAME: &'static str = "registration/known";
    type Input = ();
    type Subject = Oneself;
    type Output = Option<Known>;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Oneself>, AppError> {
        let (account, person) = (cx.own_account()?, cx.own_rows()?);
        Ok(cx.permit(Some(person.0), Oneself { account, person }))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Oneself>) -> Result<Option<Known>, AppError> {
        let wanted = [Step::Identity, Step::Contact];
        let Some((_, kept)) = store::steps_of(cx.tx(), own.person, &wanted).await? else {
            return Ok(None);
        };
        let answers = store::answers(&kept);
        let (home, agency) = home::home_of(cx, &answers.contact).await?;
        let place = home::place_of(cx, &home, &answers.contact).await?;
        let email = store::mail_address(cx.tx(), own.account).await?;
        Ok(Some(Known {
            name: answers.identity.display_name(),
            email: email.map(|(email, _)| email).unwrap_or_default(),
            commune: home
                .commune
                .map(|code| code.to_string())
                .unwrap_or_default(),
            place: place.unwrap_or_default(),
            agency: agency.map(|(_, name)| name).unwrap_or_default(),
            postcode: answers.contact.postcode,
            phone: answers.contact.phone,
        }))
    }
}
