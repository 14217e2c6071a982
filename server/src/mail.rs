//! Sending the mail queue by SMTP. Without SMTP the queue simply waits (a demo
//! shows it on its own page).

use std::time::Duration;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use pleinweb_app::notifications::mails::written;
use pleinweb_kernel::{AppError, is_local_path};
use pleinweb_platform::AppState;
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::mail::{QueuedMail, Sent, mails_due, send_due, send_next};

/// One click in the mail program stops these mails: RFC 2369 and RFC 8058.
fn stop_headers(public_url: &str, stop: &str) -> [(HeaderName, String); 2] {
    [
        (
            HeaderName::new_from_ascii_str("List-Unsubscribe"),
            format!("<{public_url}{stop}>"),
        ),
        (
            HeaderName::new_from_ascii_str("List-Unsubscribe-Post"),
            "List-Unsubscribe=One-Click".to_owned(),
        ),
    ]
}

/// Why a mail did not leave, for the log: not in the server's own words, which
/// often repeat the address.
fn cause(error: &lettre::transport::smtp::Error) -> String {
    if let Some(code) = error.status() {
        return format!("the server answered {code}");
    }
    let what = if error.is_timeout() {
        "the server did not answer in time"
    } else if error.is_tls() {
        "no secure connection"
    } else if error.is_client() {
        "the mail cannot be sent as it is"
    } else if error.is_response() {
        "the server's answer makes no sense"
    } else {
        "no connection"
    };
    what.to_owned()
}

/// A way to send, and who signs.
#[derive(Clone, Debug)]
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// What is wrong with the mail settings.
#[derive(Debug, thiserror::Error)]
pub enum MailSettingsError {
    #[error("the SMTP address: {0}")]
    Url(#[from] lettre::transport::smtp::Error),
    #[error("the sender's address {0:?} is not one")]
    From(String),
}

impl Sender {
    /// `smtp://user:password@host:port` (with `?tls=required` for STARTTLS) or `smtps://…`.
    pub fn new(url: &str, from: &str) -> Result<Self, MailSettingsError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        let from = from
            .parse()
            .map_err(|_| MailSettingsError::From(from.to_owned()))?;
        Ok(Self { transport, from })
    }

    async fn send(&self, app: &AppState, mail: QueuedMail) -> Result<(), String> {
        let message = self.compose(app, &mail)?;
        self.transport
            .send(message)
            .await
            .map(|_| ())
            .map_err(|error| cause(&error))
    }

    /// A mail as it leaves.
    ///
    /// # Errors
    /// Why it cannot leave, in words without the address.
    pub fn compose(&self, app: &AppState, mail: &QueuedMail) -> Result<Message, String> {
        let text = written(mail, app.settings())
            .map_err(|_| "a kind of mail that this version does not know".to_owned())?;
        let to = mail
            .address
            .parse::<Mailbox>()
            .map_err(|error| error.to_string())?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(text.subject.clone())
            // The same at each try: a mail that left twice is recognised as one.
            .message_id(Some(format!("<{}@pleinweb>", mail.id)));
        if let Some(stop) = mail.body.stop().filter(|path| is_local_path(path)) {
            for (name, value) in stop_headers(&app.settings().public_url, stop) {
                message = message.raw_header(HeaderValue::new(name, value));
            }
        }
        message
            .multipart(MultiPart::alternative_plain_html(text.plain(), text.html()))
            .map_err(|error| error.to_string())
    }

    /// Sends what is due once; gives how many left.
    pub async fn send_due(&self, app: &AppState) -> usize {
        match send_due(app, |mail| self.send(app, mail)).await {
            Ok(sent) => sent,
            Err(error) => {
                tracing::warn!(%error, "the mail queue");
                0
            }
        }
    }
}

/// Sends the queue, a mail at a time.
impl Job for Sender {
    const NAME: &'static str = "mail";

    fn every(&self) -> Duration {
        Duration::from_secs(5)
    }

    async fn waiting(&self, app: &AppState) -> Result<Option<u64>, AppError> {
        mails_due(app).await.map(Some)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let sent = send_next(app, |mail| self.send(app, mail)).await?;
        Ok(Batch::more_if(sent != Sent::Nothing))
    }
}
