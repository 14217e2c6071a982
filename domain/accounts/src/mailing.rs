//! How many mails may be asked for one address: counted for each purpose apart,
//! and only those that were sent. A stranger who asks with somebody's address
//! uses up a browser's or a network's share, not the owner's; and what was sent
//! already keeps working, so that the mailbox's owner can always go on from it.

use super::rules::MAILS_AN_HOUR;
use super::{store, throttle};
use pleinweb_kernel::{AppError, HOUR_MS};
use pleinweb_platform::Cx;

/// What a mail is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    SignUp,
    Reset,
    /// To the address that an account would like to have.
    NewEmail,
    /// To the owner: a change of address was asked for.
    EmailChangeAsked,
    /// To the owner: a browser that the account did not know.
    NewDevice,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Self::SignUp => "asked-mail:sign-up",
            Self::Reset => "asked-mail:reset",
            Self::NewEmail => "asked-mail:new-email",
            Self::EmailChangeAsked => "asked-mail:email-change",
            Self::NewDevice => "asked-mail:new-device",
        }
    }
}

/// Whether one more mail may be asked for an address (`Email::key`); counts it
/// if so. Ask it before anything is made that would replace what a mail sent
/// before leads to.
pub(super) async fn may_mail(cx: &mut Cx, purpose: Purpose, email: &str) -> Result<bool, AppError> {
    let hash = |who: &str, what: &str| {
        let purpose = [purpose.key(), ":", who].concat();
        cx.app().secrets().lookup_hash(&purpose, what)
    };
    let network = throttle::own_network(cx);
    let mut counters = vec![
        (hash("all", email), MAILS_AN_HOUR.all),
        (
            hash("network", &[email, "\n", &network].concat()),
            MAILS_AN_HOUR.network,
        ),
    ];
    // A browser that came without a session cannot be told from another one.
    if let Some(session) = cx.session() {
        let browser = [email, "\n", &session.to_string()].concat();
        counters.push((hash("browser", &browser), MAILS_AN_HOUR.browser));
    }
    within(cx, &counters).await
}

/// The same for mails to an account's owner, which only the account's own acts
/// cause.
pub(super) async fn may_tell(
    cx: &mut Cx,
    purpose: Purpose,
    email: &str,
    an_hour: i64,
) -> Result<bool, AppError> {
    let scope = cx.app().secrets().lookup_hash(purpose.key(), email);
    within(cx, &[(scope, an_hour)]).await
}

async fn within(cx: &mut Cx, counters: &[(Vec<u8>, i64)]) -> Result<bool, AppError> {
    let now = cx.now();
    let scopes: Vec<Vec<u8>> = counters.iter().map(|(scope, _)| scope.clone()).collect();
    let sent = store::mails_sent(cx.tx(), &scopes, now.minus(HOUR_MS)).await?;
    let full = counters.iter().any(|(scope, most)| {
        sent.iter()
            .any(|(counted, count)| counted == scope && count >= most)
    });
    if full {
        return Ok(false);
    }
    let rows: Vec<_> = scopes
        .into_iter()
        .map(|scope| (cx.new_id(), scope))
        .collect();
    store::note_mail_sent(cx.tx(), &rows, now).await?;
    Ok(true)
}
