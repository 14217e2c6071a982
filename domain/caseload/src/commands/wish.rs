//! A decision that differs from the wish is told as that.

use crate::NotWished;
use pleinweb_contract::{self as contract, Differs};
use pleinweb_entry::Path;
use pleinweb_kernel::{AppError, PersonId};
use pleinweb_platform::{Cx, Of};
use pleinweb_reviews::{Place, ReviewKind};

/// What the person wished instead of what is decided, and with whom to talk about it
/// (`place`: where, and who decided); nothing where the two are the same.
pub(super) async fn not_wished(
    cx: &mut Cx,
    person: Of<PersonId>,
    answered: ReviewKind,
    place: Place,
    decided: Path,
) -> Result<Option<NotWished>, AppError> {
    let now = cx.now();
    let wished = contract::wished(cx.tx(), person, answered, now).await?;
    let Some(differs) = Differs::of(wished, decided) else {
        return Ok(None);
    };
    let contact = contract::contact_of(cx, &place).await?;
    Ok(Some(NotWished {
        wished: differs.wished.key().to_owned(),
        adviser: contact.adviser.unwrap_or_default(),
        agency: contact.agency,
        phone: contact.phone,
    }))
}
