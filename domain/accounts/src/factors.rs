//! What the second factor is made of: the application's codes, recovery codes,
//! the picture that carries a secret.

use qrcodegen::{QrCode, QrCodeEcc};
use totp_rs::{Builder, Secret, Totp};

use super::model::TotpView;
use super::store;
use pleinweb_kernel::promises::{CODE_CHANGES, CODES_SHOWN};
use pleinweb_kernel::{AccountId, AppError, Timestamp};
use pleinweb_platform::{AppState, Cx, Of, incident};

const ISSUER: &str = "Plein Web";
/// As many recovery codes as are made at once.
pub(super) const RECOVERY_CODES: usize = 10;
/// Crockford's alphabet: no letter that looks like a digit.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn about(account: AccountId) -> String {
    format!("totp:{account}")
}

/// A new secret, sealed for its account.
pub(super) fn new_secret(app: &AppState, account: AccountId) -> Vec<u8> {
    let mut secret = [0; 20];
    app.randomness().fill(&mut secret);
    app.secrets()
        .seal(app.randomness(), &about(account), &secret)
}

fn open(app: &AppState, account: AccountId, sealed: &[u8]) -> Result<Vec<u8>, AppError> {
    app.secrets().opened(&about(account), sealed)
}

/// The time step whose code this is, if it is one of now (thirty seconds early
/// or late) and none of that step or later was used.
pub(super) fn matching_step(
    app: &AppState,
    account: AccountId,
    row: &store::TotpRow,
    code: &str,
) -> Result<Option<i64>, AppError> {
    let totp = totp(open(app, account, &row.secret)?)?;
    let seconds = u64::try_from(app.now().0 / 1000).unwrap_or(0);
    let step = totp
        .check(code, seconds)
        .and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| row.last_step.is_none_or(|last| *step > last)))
}

fn totp(secret: Vec<u8>) -> Result<Totp, AppError> {
    Builder::new()
        .with_secret(secret)
        .with_step_duration(CODE_CHANGES.seconds().unsigned_abs())
        .build()
        .map_err(|error| incident(&error))
}

/// What an application needs to take the secret in.
pub(super) fn view(
    app: &AppState,
    account: AccountId,
    email: &str,
    sealed: &[u8],
) -> Result<TotpView, AppError> {
    let secret = Secret::from(open(app, account, sealed)?).to_base32();
    let label = percent(&format!("{ISSUER}:{email}"));
    let issuer = percent(ISSUER);
    let address = format!("otpauth://totp/{label}?secret={secret}&issuer={issuer}");
    let code =
        QrCode::encode_text(&address, QrCodeEcc::Medium).map_err(|error| incident(&error))?;
    let mut groups = String::new();
    for (index, letter) in secret.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            groups.push(' ');
        }
        groups.push(letter);
    }
    Ok(TotpView {
        secret: groups,
        address,
        picture: picture(&code),
        side: code.size(),
    })
}

/// Runs of dark squares as one SVG path.
fn picture(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let mut length = 0;
            while code.get_module(x + length, y) {
                length += 1;
            }
            if length > 0 {
                path.extend([format!("M{x} {y}h{length}v1h-{length}z")]);
            }
            x += length.max(1);
        }
    }
    path
}

fn percent(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':') {
            encoded.push(char::from(byte));
        } else {
            encoded.extend([format!("%{byte:02X}")]);
        }
    }
    encoded
}

/// Makes new recovery codes, kept hashed, and sealed for a while to be read.
pub(super) async fn make_recovery_codes(
    cx: &mut Cx,
    account: Of<AccountId>,
) -> Result<(), AppError> {
    let app = cx.app();
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code(&app)).collect();
    let hashes: Vec<Vec<u8>> = codes
        .iter()
        .map(|code| recovery_hash(&app, *account, code))
        .collect();
    let text = codes.join("\n");
    let sealed = app
        .secrets()
        .seal(app.randomness(), &shown_about(*account), text.as_bytes());
    let now = cx.now();
    let shown = (now, now.plus(CODES_SHOWN.ms()));
    store::replace_recovery_codes(cx.tx(), account, &hashes, &sealed, shown).await
}

/// New recovery codes that wait to be read.
pub(super) async fn codes_to_read(
    cx: &mut Cx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<Vec<String>, AppError> {
    let app = cx.app();
    let Some(sealed) = store::shown_codes(cx.tx(), account, now).await? else {
        return Ok(Vec::new());
    };
    let plain = app.secrets().opened(&shown_about(*account), &sealed)?;
    let text = String::from_utf8(plain).map_err(|error| incident(&error))?;
    Ok(text.lines().map(str::to_owned).collect())
}

fn shown_about(account: AccountId) -> String {
    format!("recovery:{account}")
}

/// Fifty random bits: `4k7dm-x0q2h`.
fn recovery_code(app: &AppState) -> String {
    let mut random = [0; 10];
    app.randomness().fill(&mut random);
    let mut code = String::new();
    for (index, byte) in random.iter().enumerate() {
        if index == 5 {
            code.push('-');
        }
        code.push(char::from(LETTERS[usize::from(byte & 31)]));
    }
    code
}

/// As someone copies it from paper: case, spaces and look-alikes do not matter.
pub(super) fn recovery_hash(app: &AppState, account: AccountId, typed: &str) -> Vec<u8> {
    let plain: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    let purpose = format!("recovery-code:{account}");
    app.secrets().lookup_hash(&purpose, &plain)
}

/// Six digits, however they are grouped: a code of the application.
pub(super) fn application_code(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    (plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
}
