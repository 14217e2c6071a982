//! The hands of a command while it runs: one transaction, one "now", one actor,
//! and everything it leaves behind (events, mails, journal rows, cookies).

use uuid::Uuid;

use super::mail::{MailBody, Notification, OutgoingMail};
use super::{AppState, Origin, Tx};
use pleinweb_kernel::{
    AccountId, Actor, AppError, Bind, Lang, PersonId, SessionId, Timestamp, Value,
};

/// Proof that `authorize` looked at the subject. `handle` asks for it; store functions
/// about one person ask for `Of`, which comes from it.
#[derive(Debug)]
#[expect(
    clippy::manual_non_exhaustive,
    reason = "nobody in this crate may make one either, but for Cx::permit"
)]
pub struct Permit<S> {
    pub subject: S,
    _sealed: (),
}

impl<S> std::ops::Deref for Permit<S> {
    type Target = S;
    fn deref(&self) -> &S {
        &self.subject
    }
}

impl<S: About> Permit<S> {
    /// The rows of whomever the subject is about.
    pub fn rows(&self) -> Of<S::Whose> {
        Of {
            id: self.subject.whose(),
        }
    }
}

/// A subject that is one person's: their file, their contract, their account.
pub trait About {
    type Whose;
    fn whose(&self) -> Self::Whose;
}

/// Somebody's account, which a colleague looks after.
impl About for AccountId {
    type Whose = Self;
    fn whose(&self) -> Self {
        *self
    }
}

/// Whose rows may be touched, for the store functions about one person. It comes from
/// what `authorize` looked at: the person who acts (`own_rows`, `Of::acting`), a subject
/// that was permitted (`Permit::rows`), a colleague whom an operator looks after
/// (`rows_of_staff`), or background work (`rows_of`). Where there is no more than
/// something that was shown (an address, a link, a key), the call says what it is
/// (`Of::shown`): it leads to rows, and proves nothing yet.
///
/// That keeps an id out of a form from reaching a store by mistake; it is no wall
/// against code that says whose a row is without having read it (`part`, `About`,
/// `shown`). Two kinds of store functions take plain ids: those that `authorize` itself
/// asks to decide (where somebody works, whom they follow), and those about many people
/// at once, which are the lists of somebody who was authorised for all of them. The few
/// others stand in `xtask/src/whose.rs`, each with its reason; that test reads plain
/// parameters, not the fields of what they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of<Id> {
    id: Id,
}

impl<Owner: PartialEq> Of<Owner> {
    /// Something of theirs, as a row says whose it is; anybody else's is `NotFound`.
    pub fn part<Id>(self, owner: Owner, id: Id) -> Result<Of<Id>, AppError> {
        if owner == self.id {
            Ok(Of { id })
        } else {
            Err(AppError::NotFound)
        }
    }
}

impl Of<PersonId> {
    /// The account of a job seeker: it has their id.
    pub fn account(self) -> Of<AccountId> {
        Of {
            id: AccountId(self.id.0),
        }
    }
}

impl Of<AccountId> {
    /// The account that acts, half signed in or whole: what may be done with half a
    /// proof is for `authorize` to say.
    ///
    /// # Errors
    /// `SignInRequired` for a visitor and for background work.
    pub fn acting(actor: Actor) -> Result<Self, AppError> {
        match actor {
            Actor::System(_) => Err(AppError::SignInRequired),
            actor => actor
                .account()
                .map(|id| Self { id })
                .ok_or(AppError::SignInRequired),
        }
    }
}

/// What leads to somebody's rows before anybody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// An address: what is sent goes there and nowhere else, and who signs in by it
    /// gives the password too.
    Address,
    /// The secret of a link, which one mailbox has.
    Link,
    /// A key of the account, which answers or does not.
    Key,
    /// A door of a demo, at its own machine.
    Door,
    /// Nothing: it was made this moment, by whoever acts.
    New,
}

impl<Id> Of<Id> {
    /// Where what was shown leads. Of what was typed as an id it is never right.
    pub fn shown(_by: Shown, id: Id) -> Self {
        Self { id }
    }
}

#[cfg(feature = "testing")]
impl<Id> Of<Id> {
    /// A test looks at anybody's rows.
    pub fn for_test(id: Id) -> Self {
        Self { id }
    }
}

impl<Id> std::ops::Deref for Of<Id> {
    type Target = Id;
    fn deref(&self) -> &Id {
        &self.id
    }
}

impl<Id: Bind> Bind for Of<Id> {
    const NOTHING: Value = Id::NOTHING;

    fn bind(&self) -> Value {
        self.id.bind()
    }
}

/// What the answer does to the browser besides showing a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep this session token.
    SetSession(String),
    /// Keep this token: who is signed in (no one, or whoever was) has not
    /// changed, so the page stays as it is.
    KeepVisitor(String),
    /// Keep this token for long: accounts that sign in here know the browser again by it.
    SetDevice(String),
    /// Forget the session, and everything the browser kept.
    ClearSession,
}

/// A row of the access journal: someone else's file was read, or a page of
/// names.
#[derive(Debug)]
pub(crate) struct Access {
    /// None for a page of names.
    pub person: Option<PersonId>,
    pub purpose: &'static str,
    /// Why a file outside the caseload was opened, as a key.
    pub reason: Option<&'static str>,
    /// The reader's own words about it; sealed when they are kept.
    pub words: Option<String>,
}

/// The hands of a command or a query.
#[derive(Debug)]
pub struct Cx {
    pub(crate) app: AppState,
    pub(crate) tx: Tx,
    pub(crate) now: Timestamp,
    pub(crate) actor: Actor,
    pub(crate) session: Option<SessionId>,
    pub(crate) lang: Lang,
    pub(crate) device: String,
    pub(crate) device_token: Option<String>,
    pub(crate) address: Origin,
    pub(crate) from_this_machine: bool,
    /// What a session of a stranger's repeatable request is known by.
    pub(crate) stranger_token: Option<String>,
    pub(crate) events: Vec<(String, &'static str)>,
    pub(crate) letters: Vec<OutgoingMail>,
    pub(crate) accesses: Vec<Access>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) keep_on_refusal: bool,
    pub(crate) subject: Option<Uuid>,
}

impl std::fmt::Debug for AppState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AppState")
    }
}

impl Cx {
    pub fn app(&self) -> AppState {
        self.app.clone()
    }
    /// The transaction, for the stores: `sql!("…").all(cx.tx())`.
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }
    pub fn now(&self) -> Timestamp {
        self.now
    }
    pub fn actor(&self) -> Actor {
        self.actor
    }
    /// The rows of the job seeker who acts: their own.
    ///
    /// # Errors
    /// Those of `Actor::job_seeker`.
    pub fn own_rows(&self) -> Result<Of<PersonId>, AppError> {
        let (_, person) = self.actor.job_seeker()?;
        Ok(Of { id: person })
    }
    /// The rows of their account.
    ///
    /// # Errors
    /// Those of `Actor::job_seeker`.
    pub fn own_account(&self) -> Result<Of<AccountId>, AppError> {
        let (account, _) = self.actor.job_seeker()?;
        Ok(Of { id: account })
    }
    /// The rows of a colleague: operators look after their accounts.
    ///
    /// # Errors
    /// Those of `Actor::operator`.
    pub fn rows_of_staff(&self, id: AccountId) -> Result<Of<AccountId>, AppError> {
        self.actor.operator()?;
        Ok(Of { id })
    }
    /// Background work touches the rows of whomever it comes to.
    ///
    /// # Errors
    /// `NotAllowed`, whoever else it is.
    pub fn rows_of<Id>(&self, id: Id) -> Result<Of<Id>, AppError> {
        self.actor.system()?;
        Ok(Of { id })
    }
    /// The session of the browser, signed in or not, if it has one.
    pub fn session(&self) -> Option<SessionId> {
        self.session
    }
    /// From here on the command is in this session: the one that was just opened.
    pub fn is_in(&mut self, session: SessionId) {
        self.session = Some(session);
    }
    pub fn lang(&self) -> Lang {
        self.lang
    }
    /// How the browser calls itself, shortened: for the list of open sessions.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// The long-lived token of this browser, if it shows one.
    pub fn device_token(&self) -> Option<&str> {
        self.device_token.as_deref()
    }
    /// Where the request comes from: for counting, nothing else.
    pub fn address(&self) -> Origin {
        self.address
    }
    /// See `RequestInfo::from_this_machine`.
    pub fn from_this_machine(&self) -> bool {
        self.from_this_machine
    }

    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        self.app.new_id()
    }

    /// Says what the command is about (for the audit row) and permits it.
    pub fn permit<S>(&mut self, about: Option<Uuid>, subject: S) -> Permit<S> {
        self.subject = about;
        Permit {
            subject,
            _sealed: (),
        }
    }

    /// Wakes whoever looks at a topic, after the commit: `("account:…", "declared")`.
    pub fn emit(&mut self, topic: String, kind: &'static str) {
        self.events.push((topic, kind));
    }

    /// Wakes one person's own pages.
    pub fn emit_to_account(&mut self, account: AccountId, kind: &'static str) {
        self.emit(format!("account:{account}"), kind);
    }

    /// Sends a mail with the commit.
    pub fn mail(
        &mut self,
        account: Option<AccountId>,
        address: &str,
        lang: Lang,
        notification: impl Notification,
    ) {
        self.letters.push(OutgoingMail {
            account,
            address: address.to_owned(),
            lang,
            body: MailBody::of(&notification),
        });
    }

    /// Notes in the access journal that someone else's file was read.
    pub fn note_access(&mut self, person: PersonId, purpose: &'static str) {
        self.note_reading(Some(person), purpose, None, None);
    }

    /// The same with the reason that was stated; without a person for a page
    /// of names.
    pub fn note_reading(
        &mut self,
        person: Option<PersonId>,
        purpose: &'static str,
        reason: Option<&'static str>,
        words: Option<String>,
    ) {
        self.accesses.push(Access {
            person,
            purpose,
            reason,
            words,
        });
    }

    /// What was written stays written even if the command ends in a refusal:
    /// a failed sign-in is counted.
    pub fn keep_on_refusal(&mut self) {
        self.keep_on_refusal = true;
    }

    /// What the answer will do to the browser so far.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
}
