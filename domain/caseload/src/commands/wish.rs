//! A decision that differs from the wish is told as that.

use super::OwnFile;
use crate::NotWished;
use pleinweb_contract::{self as contract, Differs};
use pleinweb_entry::Path;
use pleinweb_kernel::AppError;
use pleinweb_platform::{Cx, Permit};
use pleinweb_reviews::Place;

/// What the person wished instead of what is decided, and with whom to talk about it;
/// nothing where the two are the same.
pub(super) async fn not_wished(
    cx: &mut Cx,
    file: &Permit<OwnFile>,
    decided: Path,
) -> Result<Option<NotWished>, AppError> {
    let (now, review) = (cx.now(), &file.review);
    let wished = contract::wished(cx.tx(), file.rows(), review.kind, now).await?;
    let Some(differs) = Differs::of(wished, decided) else {
        return Ok(None);
    };
    let place = Place {
        agency: review.agency_id,
        registration: review.registration_id,
        adviser: Some(file.me),
    };
    let contact = contract::contact_of(cx, &place).await?;
    Ok(Some(NotWished {
        wished: differs.wished.key().to_owned(),
        adviser: contact.adviser.unwrap_or_default(),
        agency: contact.agency,
        phone: contact.phone,
    }))
}
