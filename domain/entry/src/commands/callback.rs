//! To be called back: anyone, signed in or not.

use crate::Notification;
use crate::callback::{CallbackSlot, CallbackSubject};
use crate::store::{
    CallbackLine, NewCallback, Sealed, insert_callback, latest_callback, recent_callback,
};
use crate::{CallbackView, RequestCallbackInput};
use pleinweb_checks::{Email, PersonName, Phone, Postcode, optional, parse_accepted, parse_text};
use pleinweb_kernel::promises::ANSWER;
use pleinweb_kernel::{Actor, AgencyId, AppError, FieldErrors, MINUTE_MS};
use pleinweb_nomenclature as nomenclature;
use pleinweb_nomenclature::model::CommuneCode;
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Budget, Command, Counted, Cx, Key, Permit, Query};

/// The longest free text, in characters.
const WORDS_MAX: usize = 500;
/// The same request within so long is one request: a double click.
const SAME_MS: i64 = 10 * MINUTE_MS;
/// Requests for one number; more is a mistake or a bad joke.
const OF_A_NUMBER: Budget = Budget::a_day("callback-number", 3);
/// Mails about requests to one address: whoever fills in somebody else's sends
/// them these few, and the call that was asked for comes all the same.
const MAILS: Budget = Budget::a_day("callback-mail", 3);

/// Asks to be called back. Gives nothing: the page after it asks for itself.
///
/// # Errors
/// `Invalid`: `subject`, `slot` choose-answer, choice-unknown; `words` too-long;
/// `name`, `phone`, `postcode`, `email` those of their types in `checks`, the last
/// only where it is given; `agreed` must-accept. `TooMany` when the number was
/// asked for too often, or what `COUNTED` allows is used up.
#[derive(Debug)]
pub struct RequestCallback {
    name: PersonName,
    phone: Phone,
    email: Option<Email>,
    slot: CallbackSlot,
    subject: CallbackSubject,
    words: Option<String>,
    postcode: Postcode,
    commune: Option<CommuneCode>,
}

impl Command for RequestCallback {
    const NAME: &'static str = "entry/callback";
    const COUNTED: Counted = Counted::NEWCOMERS
        .account(Budget::a_day("callback", 10))
        .network(Budget::a_day("callback", 100));
    type Input = RequestCallbackInput;
    type Subject = ();
    type Output = ();

    fn parse(input: RequestCallbackInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let subject = errors.check(
            "subject",
            super::one_of(CallbackSubject::parse(&input.subject)),
        );
        let words = errors.check(
            "words",
            optional(&input.words, |text| parse_text(text, WORDS_MAX)),
        );
        let name = errors.check("name", PersonName::parse(&input.name));
        let phone = errors.check("phone", Phone::parse(&input.phone));
        let slot = errors.check("slot", super::one_of(CallbackSlot::parse(&input.slot)));
        let postcode = errors.check("postcode", Postcode::parse(&input.postcode));
        let email = errors.check(
            "email",
            optional(&input.email, |typed| {
                Email::own(typed, &input.email_meant, &input.email_kept)
            }),
        );
        let agreed = errors.check("agreed", parse_accepted(input.agreed));
        let request = (|| {
            agreed?;
            Some(Self {
                name: name?,
                phone: phone?,
                email: email?,
                slot: slot?,
                subject: subject?,
                words: words?,
                postcode: postcode?,
                commune: CommuneCode::parse(&input.commune).ok(),
            })
        })();
        errors.finish(request)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        let session = cx.ensure_session().await?;
        let (app, now, actor) = (cx.app(), cx.now(), cx.actor());
        let agency = agency_of(cx, self.postcode, self.commune).await?;
        let mut new = NewCallback {
            account: match actor {
                Actor::JobSeeker { account, .. } => Some(account),
                _ => None,
            },
            session,
            sealed: Sealed {
                name: self.name.as_str().to_owned(),
                phone: self.phone.as_str().to_owned(),
                email: self.email.as_ref().map(|email| email.as_str().to_owned()),
                words: self.words.clone(),
                unmailed: false,
            },
            phone_hash: app
                .secrets()
                .lookup_hash("callback-phone", self.phone.as_str()),
            slot: self.slot,
            subject: self.subject,
            postcode: self.postcode.as_str().to_owned(),
            agency,
            answer_by: now.plus(ANSWER.ms()),
        };
        if recent_callback(cx.tx(), &new, now.minus(SAME_MS))
            .await?
            .is_some()
        {
            return Ok(());
        }
        cx.spend(OF_A_NUMBER, Key::About(self.phone.as_str()))
            .await?;
        if let Some(email) = &self.email {
            new.sealed.unmailed = !cx.may_spend(MAILS, Key::Address(email.as_str())).await?;
        }
        insert_callback(cx, &new).await?;
        if let Some(agency) = agency {
            cx.emit(format!("agency:{agency}"), "callback");
        }
        if let Some(email) = &self.email
            && !new.sealed.unmailed
        {
            let notice = Notification::CallbackReceived {
                answer_by: new.answer_by,
            };
            let lang = cx.lang();
            cx.mail(new.account, email.as_str(), lang, notice);
        }
        Ok(())
    }
}

/// The agency of a postcode, if there is any agency.
async fn agency_of(
    cx: &mut Cx,
    postcode: Postcode,
    commune: Option<CommuneCode>,
) -> Result<Option<AgencyId>, AppError> {
    // Every postcode that can be written is one for the lists, known or not.
    let Ok(code) = nomenclature::model::Postcode::parse(postcode.as_str()) else {
        return Ok(None);
    };
    let agency = nomenclature::agency_of(cx, code, commune).await?;
    Ok(agency.map(|agency| agency.id))
}

/// The latest request of this browser or account that is still open.
///
/// # Errors
/// `NotFound` where none is open.
#[derive(Debug)]
pub struct LoadCallback;

impl Query for LoadCallback {
    const NAME: &'static str = "entry/callback-sent";
    type Input = ();
    type Subject = CallbackLine;
    type Output = CallbackView;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<CallbackLine>, AppError> {
        let (session, account) = (cx.session(), cx.own_account().ok());
        let found = latest_callback(cx, session, account)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(cx.permit(None, found))
    }

    async fn handle(
        &self,
        _cx: &mut Cx,
        permit: &Permit<CallbackLine>,
    ) -> Result<CallbackView, AppError> {
        Ok(CallbackView {
            answer_by: paris_time(permit.answer_by),
            slot: permit.slot,
            mailed: permit.email.is_some() && !permit.unmailed,
            email: permit.email.clone(),
        })
    }
}
